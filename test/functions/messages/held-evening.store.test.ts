import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverHeld } from '../../../functions/messages/deliver-held.ts';
import { heldStore } from '../../../functions/messages/held-store.ts';
import { laterBy, momentOf } from '../../../functions/shared/time.ts';
import { makeTables } from '../../support/table.ts';
import { EVENING, MORNING, makeWorld, O, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

/** The job's run of a minute; the number of messages delivered. */
async function run(at: string): Promise<number> {
  const held = heldStore(tables.client, tables.tables.main);
  const outcomes = await deliverHeld({ ...world.deps, held })(O, momentOf(Date.parse(at)));
  return outcomes.reduce((sum, outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return sum + outcome.value;
  }, 0);
}
const seenBy = async (who: string, at: string) => {
  const { threads, unread } = (await world.list(who, {}, { at })).body;
  return [threads.map(({ lastText }: { lastText: string }) => lastText), unread];
};

test('what a family writes in the evening is in the teacher’s list and badge from the minute in which the hours begin', async () => {
  const { p, begin, send } = world;
  const threadId = await begin('mother', [p.contact, p.teacher], { at: EVENING });
  await send('mother', threadId, 'Og ein ting til', { at: laterBy(EVENING, 60_000) });
  expect(await run(laterBy(EVENING, 120_000))).toBe(0);
  expect(await seenBy('contact', laterBy(MORNING, -60_000))).toEqual([[], 0]);
  expect(await run(MORNING)).toBe(2);
  for (const who of ['contact', 'teacher']) expect(await seenBy(who, MORNING)).toEqual([['Og ein ting til'], 1]);
  // An answer moves the conversation on, and the next run has nothing to do.
  await send('contact', threadId, 'Takk', { at: laterBy(MORNING, 60_000) });
  expect(await run(laterBy(MORNING, 120_000))).toBe(0);
  expect(await seenBy('mother', laterBy(MORNING, 120_000))).toEqual([['Takk'], 1]);
});
