import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { nextFinal } from '../../../functions/handling/final.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { addDays } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { type Item, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { DECIDE, HISTORY, makeWorld, PREVIEW, QUEUE, SIDE, TODAY, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let trips: ReturnType<typeof countTrips>;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables, 'grunnskole', 26);
  trips = countTrips(tables.client);
  await Promise.all(world.more.map((id) => world.entry(id)));
  for (const id of world.more.slice(0, 8)) await world.report(id);
});
afterAll(() => tables.stop());

const week = { from: '2026-11-23', to: '2026-11-27' };
const asked = async (request: Parameters<World['ask']>[1]) => {
  trips.take();
  const { status, body } = await world.ask('contact', request);
  expect([request.route, status < 300, body.code]).toEqual([request.route, true, undefined]);
  const cost = trips.take();
  console.info(
    `${request.route}: ${cost.calls} calls, ${cost.reads} sequential reads, ${cost.transactions} transactions, ` +
      `${cost.readUnits} read and ${cost.writeUnits} write units`,
  );
  return cost;
};
const lines = (ids: readonly string[], version = 0, more = {}) => ({
  decisions: ids.map((pupilId) => ({ pupilId, date: TODAY, code: 'undocumented', wholeDay: true, version, ...more })),
  reports: [],
});
const reading = () => [
  { route: QUEUE, params: world.class },
  { route: SIDE, params: world.class, query: week },
  { route: PREVIEW, params: world.class, body: lines(world.more) },
  { route: HISTORY, params: { schoolId: world.p.school, pupilId: world.more[0] ?? '' } },
];

describe('a class of thirty costs', () => {
  test('three sequential reads for queue and preview, two for history; two more side by side, where somebody was reported away', async () => {
    for (const request of reading()) {
      const cost = await asked(request);
      // What, who asks, and only then what is in the class.
      const reads = { [SIDE]: 5, [HISTORY]: 2 }[request.route] ?? 3;
      expect([request.route, cost.reads, cost.transactions]).toEqual([request.route, reads, 0]);
    }
  });

  test('three sequential reads and one transaction for the whole class at once', async () => {
    const cost = await asked({ route: DECIDE, params: world.class, body: lines(world.more) });
    expect([cost.reads, cost.transactions]).toEqual([3, 1]);
  });
});

test('the largest bulk, 45 pupils with a report each, is one transaction of 91 actions', async () => {
  const big = await makeWorld(tables, 'grunnskole', 45);
  const reportIds = await Promise.all(big.more.map((id) => big.report(id)));
  const reports = big.more.map((pupilId, index) => ({ pupilId, reportId: reportIds[index], version: 1 }));
  trips.take();
  const { status } = await big.decide(
    big.more.map((pupilId) => ({ pupilId, wholeDay: true })),
    { reports },
  );
  const cost = trips.take();
  expect([status, cost.reads, cost.transactions]).toEqual([201, 3, 1]);
  // Two write units an action in a transaction; DynamoDB Local sums up only a part of them.
  if (inject('engineKind') === 'dynoxide') expect(cost.writeUnits).toBeGreaterThanOrEqual(2 * 91);
});

/** Half-years that are over: reports, entries and decisions as they would have piled up. */
function history(pupilId: string, days: number, startingBefore: string): Item[] {
  const pk = `${OWNER}#PUPIL#${pupilId}`;
  return Array.from({ length: days }, (_none, index) => addDays(startingBefore, -index)).flatMap((date) => {
    const at = `${date}T08:00:00.000Z`;
    const reportId = newSortableId(Date.parse(at));
    const flags = { code: 'undocumented', documentation: 'undocumented' as const, onDiploma: true };
    const value = { ...flags, wholeDay: false, reasonId: null, by: newId(), at };
    const entry = { ...flags, kind: 'absent', minutes: 60, counted: true, by: newId(), at };
    const lessonId = newId();
    const hand = { kind: 'guardian', personId: newId() };
    const place = { pupilId, schoolId: world.p.school, date, lessonId: undefined, reports: [] };
    return [
      { pk, sk: `FINAL#${date}`, ...nextFinal(undefined, place, value) },
      {
        pk,
        sk: `ENTRY#${date}#${lessonId}`,
        pupilId,
        schoolId: world.p.school,
        date,
        lessonId,
        ...entry,
        trail: [entry],
      },
      { pk, sk: `DAY#${date}#${reportId}`, pupilId, schoolId: world.p.school, reportId, day: date, state: 'reported' },
      {
        pk,
        sk: `REPORT#${reportId}`,
        reportId,
        pupilId,
        schoolId: world.p.school,
        version: 2,
        status: 'handled',
        firstDay: date,
        lastDay: date,
        reasonId: null,
        days: [{ day: date, state: 'reported' }],
        madeBy: hand,
        channel: 'online',
        madeAt: at,
        move: 'handle',
        changedBy: hand,
        changedChannel: 'office',
        changedAt: at,
      },
    ];
  });
}

test('reads do not grow with ten and a hundred times the history', async () => {
  const measured: Record<string, number[]> = {};
  let before = '2025-07-31';
  for (const days of [3, 27, 270]) {
    await Promise.all(world.more.slice(0, 3).map((id) => seed(tables.client, world.table, history(id, days, before))));
    before = addDays(before, -days);
    for (const request of reading().slice(0, 3)) {
      const body =
        'body' in request ? lines(world.more, 1, { code: 'reported', difference: 'teacher-corrected' }) : undefined;
      const { readUnits } = await asked({ ...request, ...(body && { body }) });
      measured[request.route] = [...(measured[request.route] ?? []), readUnits];
    }
  }
  for (const units of Object.values(measured)) expect(new Set(units).size).toBe(1);
  expect(Object.keys(measured)).toHaveLength(3);
}, 120_000);
