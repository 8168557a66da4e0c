import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportWorld, importWorld } from './held.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

type Owner = ReturnType<ImportWorld['owner']>;
/** Ids that each school's list holds, beside those whose home school it is. */
async function listed(owner: Owner) {
  const items = await owner.items();
  const schools = items.filter(({ sk }) => sk.startsWith('SCHOOL#')).map(({ id }) => String(id));
  const lists = await Promise.all(schools.map((id) => world.lookup.pupilsOfSchool(owner.ownerId, id)));
  const profiles = items.filter(({ pk, sk }) => pk.includes('#PUPIL#') && sk === 'FACTS#PROFILE');
  const homes = schools.map((id) => profiles.filter(({ schoolId }) => schoolId === id).map((item) => String(item.id)));
  return {
    lists: lists.map((list) => list.map(({ pupilId }) => pupilId).sort()),
    homes: homes.map((ids) => ids.sort()),
  };
}

describe('a school’s list of pupils, as imports keep it', () => {
  it('a school’s list of pupils, as imports keep it holds everybody whose home school it is, under ids alone', async () => {
    const owner = world.owner();
    await owner.run();
    const { lists, homes } = await listed(owner);
    expect(lists).toEqual(homes);
    expect(homes.flat().length).toBeGreaterThan(1);
    for (const { gsi1pk, gsi1sk, pk } of await owner.items())
      if (pk.includes('#PUPIL#') && gsi1pk !== undefined)
        expect(`${gsi1pk}/${gsi1sk}`).toMatch(/^[0-9a-z]+#SCHOOL#[0-9a-z]{26}#PUPILS\/[0-9a-z]{26}$/);
  });

  it('a school’s list of pupils, as imports keep it gets those from before there was one with the next import of the same file, and then is left alone', async () => {
    const owner = world.owner();
    await owner.run();
    for (const { pk, sk, extra } of await owner.items()) {
      if (pk.includes('#PUPIL#') && sk === 'FACTS#PROFILE') await dropped(pk, sk, 'REMOVE gsi1pk, gsi1sk');
      if (typeof extra === 'object' && extra !== null && 'listed' in extra)
        await dropped(pk, sk, 'REMOVE extra.listed');
    }
    expect((await listed(owner)).lists.flat()).toEqual([]);
    await owner.run(() => {}, { day: '2026-11-25' });
    const { lists, homes } = await listed(owner);
    expect(lists).toEqual(homes);
    expect((await owner.run(() => {}, { day: '2026-11-26' })).written).toBe(0);
  });
});

const dropped = (pk: string, sk: string, UpdateExpression: string) =>
  world.client.send(new UpdateCommand({ TableName: world.tables.main, Key: { pk, sk }, UpdateExpression }));
