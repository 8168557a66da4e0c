import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chanceOf } from '../../proof/chance.ts';
import { Crash } from '../../proof/providers.ts';
import { mortal } from '../../proof/simulator.ts';
import { captureLogs } from '../../support/leaks.ts';
import { LOCAL, makeTables } from '../../support/table.ts';
import { CONFIRM, makeWorld, type PupilName } from '../lessons/world.ts';
import { dueOver } from './due.ts';

/**
 * The consumer and both jobs die before or after any call of the database, one in seven times, and come again until
 * they are through, in any order and often side by side. What people find afterwards is what they would have found
 * without it.
 */
const [EIGHT, TEN] = ['2026-11-24T07:00:00Z', '2026-11-24T09:00:00Z'];
const SHARE = 0.15;

let logs: ReturnType<typeof captureLogs>;
beforeAll(() => {
  logs = captureLogs();
});
afterAll(() => logs.stop());

async function untilThrough(run: () => Promise<unknown>): Promise<number> {
  for (let crashes = 0; ; crashes++) {
    if (crashes > 500) throw new Error('It never came through.');
    const died = await run().then(
      () => false,
      (error: unknown) => {
        if (error instanceof Crash || /safe to repeat/.test(String(error))) return true;
        throw error;
      },
    );
    if (!died) return crashes;
  }
}

test.each([1, 2, 3, 4, 5, 6])('seed %i: one item and one telling each, whatever died (F6, B4, B9)', async (seed) => {
  const tables = await makeTables();
  const world = await makeWorld(tables);
  const chance = chanceOf(seed);
  const failing = DynamoDBDocumentClient.from(
    new DynamoDBClient({ ...LOCAL, endpoint: tables.endpoint, maxAttempts: 1 }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  mortal(failing, chance, SHARE);
  const due = dueOver(failing, world.table);
  const away = (pupil: PupilName) => ({ pupilId: world.p.pupils[pupil], kind: 'absent' });
  await world.enter('t1', [away('ola'), away('kari')], { at: '2026-11-24T08:30:00Z' });
  await world.report('lars');
  await world.ask('second', { route: CONFIRM, params: { ...world.params('pair'), date: '2026-11-23' } });

  const facts = () => due.deliverAll(EIGHT);
  const minute = () => due.everyMinute(TEN);
  const quarter = () => due.every15Minutes(EIGHT);
  let crashes = await untilThrough(facts);
  const runs = chance.shuffled([facts, facts, minute, minute, minute, quarter, quarter]);
  crashes += (await Promise.all(runs.map(untilThrough))).reduce((sum, count) => sum + count, 0);
  crashes += await untilThrough(minute);
  expect(crashes).toBeGreaterThan(5);

  const told = [...due.told()].sort();
  const of = (pupil: PupilName) =>
    `guardian ${world.p.mother} child:report-absence ${world.p.pupils[pupil]} absence now`;
  expect(told).toEqual([of('ola'), of('kari'), `staff ${world.p.staff.teacher} staff:lessons - lessons now`].sort());
  const { body } = await world.ask('mother', { route: 'GET /v1/guardian/inbox' });
  expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['absence-unexplained', 'absence-unexplained']);
  const inbox = await world.ask('teacher', { route: 'GET /v1/staff/inbox' });
  expect(inbox.body.unread.lessons).toBe(1);
  await tables.stop();
});
