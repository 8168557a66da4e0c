import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { halfYearOf } from '../../../functions/shared/time.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { CORRECTION, makeWorld, O, TODAY, type World } from './world.ts';

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

test('registering is two reads and one transaction, changing three; a family’s remarks are one query', async () => {
  const { register, correct, withdraw, read, own, ofPupil, ofClass, child, self, form, deps, p } = world;
  expect((await costOf('the form', () => form('teacher'))).reads).toBe(3);
  const remarks = [p.ola, p.kari, p.per].map((pupilId) => ({ pupilId, categoryId: 'late' }));
  const made = await costOf('register three', () => register('teacher', remarks, { body: { lessonId: p.lesson } }));
  expect([made.reads, made.transactions]).toEqual([2, 1]);
  const [{ remarkId }] = made.answer.body.remarks;
  expect((await costOf('one remark', () => read('leader', remarkId))).reads).toBe(3);
  const corrected = await costOf('correct', () => correct('teacher', remarkId, 1, CORRECTION));
  expect([corrected.reads, corrected.transactions]).toEqual([3, 1]);
  expect((await costOf('own list', () => own('teacher'))).reads).toBe(3);
  expect((await costOf('a pupil’s half-year', () => ofPupil('leader'))).reads).toBe(3);
  expect((await costOf('a class’s half-year', () => ofClass('contact'))).reads).toBeLessThanOrEqual(4);
  expect((await costOf('a guardian’s list', () => child('mother'))).reads).toBe(2);
  expect((await costOf('a pupil’s own list', () => self('ola'))).reads).toBe(2);
  const withdrawn = await costOf('withdraw', () => withdraw('contact', remarkId, 2, { reason: 'Feil elev.' }));
  expect([withdrawn.reads, withdrawn.transactions]).toEqual([3, 1]);
  trips.take();
  await deps.store.ofPupil(O, p.ola, halfYearOf(TODAY));
  const { calls, reads } = trips.take();
  console.info(`a pupil’s remarks, as families’ lists ask: ${calls} query`);
  expect([calls, reads]).toEqual([1, 1]);
  await deps.store.own(O, p.teacher, { limit: 20 });
  expect(trips.take().calls).toBe(1);
});
