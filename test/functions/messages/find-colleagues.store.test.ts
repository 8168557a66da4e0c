import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, O, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let threadId: string;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
beforeEach(async () => {
  threadId = await world.begin('mother', [world.p.contact]);
});
afterAll(() => tables.stop());

type Row = { readonly name: string; readonly role: string; readonly groups: readonly string[] };
const rows = async (who: string, name?: string, language = 'nb') => {
  const { status, body } = await world.find(who, threadId, name, { language });
  expect(status).toBe(200);
  return body.colleagues.map(({ name: called, role, groups }: Row) => [called, role, ...groups]);
};

test('a teacher is shown those who teach the pupil and the leaders, without those in the conversation (G2)', async () => {
  expect(await rows('contact')).toEqual([
    ['Ansatt teacher', 'lærer', '8B mat'],
    ['Ansatt leader', 'leder'],
  ]);
  expect(await rows('contact', undefined, 'nn')).toContainEqual(['Ansatt leader', 'leiar']);
});

test('a colleague is found by the beginning of a name, if they work at the school today', async () => {
  expect(await rows('contact', 'COLL')).toEqual([['Ansatt colleague', 'lærer', '8C']]);
  expect(await rows('contact', 'coll ans')).toHaveLength(1);
  // The contact teacher is in the conversation, one works elsewhere, and another has left.
  expect((await rows('contact', 'ansatt')).map(([name = '']) => name)).toEqual([
    'Ansatt colleague',
    'Ansatt leader',
    'Ansatt teacher',
  ]);
  for (const name of ['elsewhere', 'left', 'nobody', '--', "''"]) expect(await rows('contact', name)).toEqual([]);
  expect((await world.find('contact', threadId, 'a')).status).toBe(422);
});

test('a colleague from the search is added by id, and is not shown again', async () => {
  const { p, find, add, seen, end } = world;
  const [found] = (await find('contact', threadId, 'colleague')).body.colleagues;
  expect(found.staffId).toBe(p.colleague);
  const byId = (staffId: string) => add('contact', threadId, '', { body: { feideName: undefined, staffId } });
  expect((await byId(found.staffId)).status).toBe(204);
  expect(await seen('colleague', threadId)).toEqual(['colleague-added']);
  expect(await rows('contact', 'colleague')).toEqual([]);
  expect(refused(await byId(p.elsewhere))).toEqual([422, 'messages.no-colleague']);
  expect(refused(await byId(p.mother))).toEqual([422, 'messages.no-colleague']);
  expect(refused(await byId(p.contact))).toEqual([409, 'messages.already-in']);
  await end('contact', threadId, p.colleague);
  expect(await rows('contact', 'colleague')).toHaveLength(1);
});

test('only a teacher of the conversation searches: not an added colleague, and nobody outside', async () => {
  const { find, add } = world;
  await add('contact', threadId, 'colleague');
  for (const who of ['colleague', 'teacher', 'leader', 'elsewhere'])
    expect(refused(await find(who, threadId, 'ansatt'))).toEqual([404, 'not-found']);
  expect(refused(await find('left', threadId, 'ansatt'))).toEqual([403, 'no-such-role']);
});

test('a colleague is named by an id or by a Feide name, never by none', async () => {
  const { add } = world;
  const { status, body } = await add('contact', threadId, 'colleague', { body: { feideName: undefined } });
  expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/staffId', code: 'required' })]]);
});

test('a name that is common in the municipality shows twenty of the school, and says that there are more', async () => {
  const make = recordsOf(O);
  const many = (count: number, name: string, schoolId: string) =>
    Array.from({ length: count }, (_none, number) =>
      make.staff({
        id: `${name}${String(number).padStart(4, '0')}`,
        feideName: `${name}${String(number).padStart(4, '0')}@fjordvik.example`,
        roles: [{ role: 'office', schoolId, from: '2026-08-01' }],
      }),
    ).flat();
  await seed(tables.client, tables.tables.main, [
    ...many(25, 'kari', world.p.school),
    ...many(100, 'berit', world.p.otherSchool),
  ]);
  const kari = (await world.find('contact', threadId, 'kari')).body;
  expect([kari.colleagues.length, kari.more]).toEqual([20, true]);
  const berit = (await world.find('contact', threadId, 'berit')).body;
  expect([berit.colleagues.length, berit.more]).toEqual([0, true]);
  expect((await world.find('contact', threadId, 'kari0003')).body).toMatchObject({ colleagues: [{}], more: false });
});
