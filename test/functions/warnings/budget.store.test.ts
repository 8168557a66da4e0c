import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { MATHS, makeWorld, O, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  const { main } = tables.tables;
  world = await makeWorld(tables.client, main, settingsLookup(tables.client, main));
  trips = countTrips(tables.client);
});
afterAll(() => tables.stop());

async function costOf<Answer extends { status: number }>(what: string, asked: () => Promise<Answer>) {
  trips.take();
  const answer = await asked();
  expect([what, answer.status < 300]).toEqual([what, true]);
  const cost = trips.take();
  console.info(
    `${what}: ${cost.calls} calls, ${cost.reads} sequential reads, ${cost.transactions} transactions, ${cost.readUnits} read and ${cost.writeUnits} write units`,
  );
  return { ...cost, answer };
}

test('sending is two reads and one transaction; lists are one query after who asks', async () => {
  const { make, preview, send, register, own, counts, ofClass, end, open, p, deps } = world;
  const made = await costOf('begin a warning', () => make('teacher', MATHS));
  expect(made.reads + made.transactions).toBeLessThanOrEqual(3);
  const { warningId } = made.answer.body;
  const shown = await costOf('preview', () => preview('teacher', warningId));
  expect(shown.reads).toBe(3);
  const sent = await costOf('send a warning', () => send('teacher', warningId, 1, shown.answer.body.seen));
  expect([sent.reads, sent.transactions]).toEqual([2, 1]);
  expect((await costOf('a pupil’s register', () => register('contact'))).reads).toBe(2);
  expect((await costOf('one warning', () => open('contact', warningId))).reads).toBe(3);
  expect((await costOf('own work list', () => own('teacher'))).reads).toBe(3);
  // The deliveries are read for the pupils who have a warning, once these are known.
  expect((await costOf('a class’s register', () => ofClass('contact'))).reads).toBe(4);
  expect((await costOf('a school’s counts', () => counts('leader'))).reads).toBe(2);
  const ended = await costOf('end a warning', () => end('teacher', warningId, { outcome: 'improved' }));
  expect([ended.reads, ended.transactions]).toEqual([2, 1]);
  trips.take();
  await deps.store.ofPupil(O, p.ola ?? '');
  const { calls, reads } = trips.take();
  console.info(`a pupil’s warnings, as guardians’ lists ask: ${calls} query`);
  expect([calls, reads]).toEqual([1, 1]);
});
