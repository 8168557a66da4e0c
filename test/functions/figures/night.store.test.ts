import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CheckDeps, checkCounts } from '../../../functions/figures/check-counts.ts';
import { nightStore } from '../../../functions/figures/night-store.ts';
import { recountStore } from '../../../functions/figures/recount-store.ts';
import { everyOwner } from '../../../functions/shared/owner-jobs.ts';
import { OWNER } from '../../support/events.ts';
import { makeTables } from '../../support/table.ts';
import { seed } from '../../support/world.ts';
import { entryItem, entryOf } from './records.ts';
import { makeWorld, type World } from './world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let deps: CheckDeps;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  await engine.stop();
  engine = await makeTables();
  const { client, tables } = engine;
  world = await makeWorld(client, tables);
  deps = { ...world.deps, recounts: recountStore(client, tables.main), night: nightStore(client, tables.main) };
  const { p } = world;
  const wish = { pupilId: p.ola, schoolId: p.vgs, groupId: p.maths, lessonId: p.small, date: '2026-11-10' };
  await seed(client, tables.main, [entryItem(OWNER, entryOf(wish))]);
});

/** Nights of one week; five minutes past one, Oslo time. */
const nightOf = (day: number): string => `2026-11-${day}T00:05:00.000Z`;
const run = (time: string, over: Partial<CheckDeps> = {}, owners = [OWNER]) =>
  everyOwner('counts-checked', owners, checkCounts({ ...deps, ...over }))({ time });

const keyOf = (pupilId: string) => ({ pk: `${OWNER}#PUPIL#${pupilId}`, sk: 'COUNT#2026-autumn' });
const countIn = async (pupilId: string) => {
  const Key = keyOf(pupilId);
  return (await engine.client.send(new GetCommand({ TableName: engine.tables.main, Key, ConsistentRead: true }))).Item;
};
/** Somebody writes past the application. */
const spoil = (pupilId: string) =>
  engine.client.send(
    new UpdateCommand({
      TableName: engine.tables.main,
      Key: keyOf(pupilId),
      UpdateExpression: 'SET #count.diplomaMinutes = :wrong',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':wrong': 999 },
    }),
  );

describe('counts at night (C1)', () => {
  it('are made where a fact was lost, and nowhere else: most pupils have nothing to count', async () => {
    expect(await run(nightOf(25))).toEqual({ done: 1 });
    expect((await countIn(world.p.ola))?.count).toMatchObject({ diplomaMinutes: 60 });
    expect(await countIn(world.p.kari)).toBeUndefined();
    expect(await run(nightOf(26))).toEqual({ done: 0 });
  });

  it('that differ from the records are put right, once, in the first night that sees them', async () => {
    await run(nightOf(25));
    await spoil(world.p.ola);
    expect(await run(nightOf(25))).toEqual({ done: 0 });
    expect(await run(nightOf(26))).toEqual({ done: 1 });
    expect((await countIn(world.p.ola))?.count).toMatchObject({ diplomaMinutes: 60 });
  });

  it('go on where a run came to that died, and end with every class looked at', async () => {
    const seen: string[] = [];
    const lookup = {
      ...deps.lookup,
      group: async (ownerId: string, groupId: string) => {
        seen.push(groupId);
        return deps.lookup.group(ownerId, groupId);
      },
    };
    const night = { ...deps.night, comeTo: () => Promise.reject(new Error('killed')) };
    await expect(run(nightOf(25), { lookup, night })).rejects.toThrow('safe to repeat');
    await run(nightOf(25), { lookup });
    await run(nightOf(25), { lookup });
    const classes = [world.p.klasse, world.p.small].sort();
    expect(seen).toEqual([classes[0], ...classes]);
  });

  it('of two runs at once are checked twice and right all the same', async () => {
    await Promise.all([run(nightOf(25)), run(nightOf(25))]);
    expect((await countIn(world.p.ola))?.count).toMatchObject({ diplomaMinutes: 60 });
    expect(await run(nightOf(25))).toEqual({ done: 0 });
  });

  it('of one pupil that cannot be counted hold up nobody, and the run says so', async () => {
    const lessons = {
      entries: async (ownerId: string, pupilId: string, from: string, to: string) => {
        if (pupilId === world.p.kari) throw new Error('unreadable');
        return deps.lessons.entries(ownerId, pupilId, from, to);
      },
    };
    await expect(run(nightOf(25), { lessons })).rejects.toThrow('1 parts of the job failed');
    expect((await countIn(world.p.ola))?.count).toMatchObject({ diplomaMinutes: 60 });
  });

  it('look at both halves of a school year once the second has begun', async () => {
    expect(await run('2027-02-10T00:05:00.000Z')).toEqual({ done: 1 });
    expect((await countIn(world.p.ola))?.count).toMatchObject({ diplomaMinutes: 60 });
  });
});
