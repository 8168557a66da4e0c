import { afterAll, beforeAll, expect, test } from 'vitest';
import { conferenceStore } from '../../../functions/conferences/conference-store.ts';
import { hearAway } from '../../../functions/conferences/hear-away.ts';
import { SubscribedFact } from '../../../functions/conferences/subscription.ts';
import { talkStore } from '../../../functions/conferences/talk-store.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { makeTables } from '../../support/table.ts';
import { makeNewsWorld } from './news-world.ts';
import { faultsIn, wholeOf } from './whole.ts';

const TALKS = 14;
let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());

const NOW = momentOf(Date.parse('2026-11-02T08:05:00.000Z'));

/** Carries out an order in a process that is killed after so many transactions; true if it has come to the end. */
async function heard(fact: SubscribedFact, transactions: number): Promise<boolean> {
  let left = transactions;
  const send = async (command: Parameters<Dynamo['send']>[0]) => {
    if (left === 0) throw new Error('killed');
    const answer = await tables.client.send(command);
    if (command.constructor.name === 'TransactWriteCommand') left -= 1;
    return answer;
  };
  const client: Dynamo = Object.assign(Object.create(tables.client), { send });
  const table = tables.tables.main;
  const hear = hearAway({ store: talkStore(client, table), conferences: conferenceStore(client, table) });
  return hear(fact, NOW).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && error.message === 'killed') return false;
      throw error;
    },
  );
}

test('the queue cancels fourteen talks of a teacher who is away, killed after each, and tells each family once', async () => {
  const world = await makeNewsWorld(tables.client, tables.tables.main, TALKS);
  const { book, cases, leader, p, schoolId, keyed, told, conference } = world;
  const conferenceId = await conference('19:00');
  for (let index = 0; index < TALKS; index++)
    await book(`p${index}a`, [conferenceId, `p${index}`, `${16 + Math.floor(index / 6)}:${index % 6}0`]);
  const other = await book('mother', [conferenceId, 'siv', '16:00'], { teacherId: p.staff.teacher });
  await told();
  const away = { schoolId, conferenceId, teacherId: p.staff.contact, reason: 'teacher-away' as const };
  await cases.orderAway(leader, { ...away, idempotencyKey: keyed('away') });
  const { facts } = await wholeOf(tables.client, tables.tables.main);
  const order = SubscribedFact.parse(facts.find(({ name }) => name === 'conference-teacher-away'));
  let kills = 0;
  while (!(await heard(order, 1))) {
    kills += 1;
    expect(await faultsIn(tables.client, tables.tables.main)).toEqual([]);
  }
  // Eighteen times, fourteen of them with a talk: nothing is left to be done after the last.
  expect(kills).toBe(17);
  const { talks } = await wholeOf(tables.client, tables.tables.main);
  expect(talks.filter(({ state }) => state === 'cancelled-by-school')).toHaveLength(TALKS);
  expect(talks.find(({ bookingId }) => bookingId === other.bookingId)?.state).toBe('booked');
  const families = Array.from({ length: TALKS }, (_none, index) => [`p${index}`, `p${index}a`]).flat();
  expect(await told()).toEqual(families.toSorted());
  // A message that comes again does nothing.
  expect(await heard(order, 1)).toBe(true);
  expect(await told()).toEqual([]);
});
