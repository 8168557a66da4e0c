import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { AT, makeWorld, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const find = (who: string, threadId: string, at = AT) =>
  world.ask(who, { route: 'GET /v1/staff/threads/{threadId}', params: { threadId }, at });

test('staff find where a conversation is by its id alone, and an added colleague only on the days of the grant', async () => {
  const { p, begin, add } = world;
  const threadId = await begin('mother', [p.contact]);
  const place = { threadId, pupilId: p.ola, schoolId: p.school };
  expect(await find('contact', threadId)).toEqual({ status: 200, body: place });
  expect(refused(await find('colleague', threadId))).toEqual([404, 'not-found']);
  await add('contact', threadId, 'colleague', { body: { lastDay: '2026-11-25' } });
  expect(await find('colleague', threadId, '2026-11-25T20:00:00.000Z')).toEqual({ status: 200, body: place });
  expect(refused(await find('colleague', threadId, '2026-11-26T07:00:00.000Z'))).toEqual([404, 'not-found']);
});

test('a conversation of others is found by nobody, like one that does not exist', async () => {
  const { p, begin } = world;
  const threadId = await begin('mother', [p.contact]);
  // A teacher of the pupil who is not in it, the leader, and a teacher of another school.
  for (const who of ['teacher', 'leader', 'elsewhere'])
    for (const id of [threadId, newId()]) expect(refused(await find(who, id))).toEqual([404, 'not-found']);
  for (const who of ['left', 'ola']) expect(refused(await find(who, threadId))).toEqual([403, 'no-such-role']);
});
