import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { markDecided } from '../../../functions/absence/mark-decided.ts';
import { countOf } from '../../../functions/figures/lookup.ts';
import { applyLeave } from '../../../functions/handling/apply-leave.ts';
import { handlingStore } from '../../../functions/handling/store.ts';
import type { SubscribedFact } from '../../../functions/handling/subscription.ts';
import { leaveLookup } from '../../../functions/leave/lookup.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { addDays } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { SECRET } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { HISTORY, makeWorld, QUEUE, SIDE, TODAY, type World } from './world.ts';

/** All that there is, on whatever day. */
const EVERY_DAY = '9999-12-31';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
});
beforeEach(async () => {
  world = await makeWorld(tables);
});
afterAll(() => tables.stop());

const route = '/v1/guardian/children/{childId}/absence-reports/{reportId}';
const shown = async (childId: string, reportId: string) =>
  (await world.ask('mother', { route: `GET ${route}`, params: { childId, reportId } })).body;
async function decidedOn(pupilId: string, reportId: string) {
  await world.decide([{ pupilId }], { reports: [{ pupilId, reportId, version: 1 }] });
  const [fact] = await world.facts(pupilId);
  if (!fact) throw new Error('There is no fact.');
  return fact;
}

describe('reports become handled by the fact of a decision (A7)', () => {
  test('reports become handled once by the fact of a decision, however often it comes, also many times at once', async () => {
    const { p, report, store } = world;
    const reportId = await report(p.ola);
    const fact = await decidedOn(p.ola, reportId);
    const marked = await Promise.all(Array.from({ length: 6 }, () => markDecided({ store })(fact)));
    expect(marked.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await markDecided({ store })(fact)).toBe(0);
    expect(await shown(p.ola, reportId)).toMatchObject({ status: 'handled', version: 2, changedBy: { kind: 'staff' } });
  });

  test('one that its guardian changed after the decision stays in the queue', async () => {
    const { p, report, store, ask } = world;
    const reportId = await report(p.ola);
    const fact = await decidedOn(p.ola, reportId);
    await ask('mother', {
      route: `PATCH ${route}`,
      params: { childId: p.ola, reportId },
      headers: { 'if-match': '"1"' },
      body: { lastDay: '2026-11-25' },
    });
    expect(await markDecided({ store })(fact)).toBe(0);
    expect(await shown(p.ola, reportId)).toMatchObject({ status: 'sent', version: 2, changeable: true });
    const queue = await ask('contact', { route: QUEUE, params: world.class });
    expect(queue.body.reports).toMatchObject([{ reportId, version: 2 }]);
  });

  test('one that the office has opened meanwhile says the same, and is handled', async () => {
    const { p, report, store, ask } = world;
    const reportId = await report(p.ola);
    const fact = await decidedOn(p.ola, reportId);
    const body = { reports: [{ pupilId: p.ola, reportId }], status: 'seen' };
    await ask('office', {
      route: 'POST /v1/schools/{schoolId}/absence-receipts',
      params: { schoolId: p.school },
      body,
    });
    expect(await markDecided({ store })(fact)).toBe(1);
    expect(await shown(p.ola, reportId)).toMatchObject({ status: 'handled', version: 3 });
  });

  test('one that was changed and then opened is not what the teacher saw', async () => {
    const { p, report, store, ask } = world;
    const reportId = await report(p.ola);
    const fact = await decidedOn(p.ola, reportId);
    const headers = { 'if-match': '"1"' };
    await ask('mother', {
      route: `PATCH ${route}`,
      params: { childId: p.ola, reportId },
      headers,
      body: { lastDay: '2026-11-25' },
    });
    const body = { reports: [{ pupilId: p.ola, reportId }], status: 'seen' };
    await ask('office', {
      route: 'POST /v1/schools/{schoolId}/absence-receipts',
      params: { schoolId: p.school },
      body,
    });
    expect(await markDecided({ store })(fact)).toBe(0);
    expect(await shown(p.ola, reportId)).toMatchObject({ status: 'seen', version: 3 });
  });

  test('one that was withdrawn, and one that nobody has, are left alone', async () => {
    const { p, report, store, ask } = world;
    const reportId = await report(p.ola);
    const fact = await decidedOn(p.ola, reportId);
    await ask('mother', {
      route: `POST ${route}/withdrawal`,
      params: { childId: p.ola, reportId },
      headers: { 'if-match': '"1"' },
    });
    expect(await markDecided({ store })(fact)).toBe(0);
    expect(await markDecided({ store })({ ...fact, data: { ...fact.data, pupilId: p.kari } })).toBe(0);
  });
});

describe('leave becomes decisions on its days (A10)', () => {
  const first = '2026-12-01';
  const leaveDay = (date: string, leaveId: string) => ({
    pk: `${OWNER}#PUPIL#${world.p.ola}`,
    sk: `LEAVEDAY#${date}#${leaveId}`,
  });
  const factOf = (name: 'leave-granted' | 'leave-withdrawn', leaveId: string, dates: string[]): SubscribedFact => ({
    id: newId(),
    name,
    version: 1,
    occurredAt: '2026-11-24T12:00:00.000Z',
    ownerId: OWNER,
    data: {
      pupilId: world.p.ola,
      schoolId: world.p.school,
      leaveId,
      version: 2,
      firstDay: first,
      lastDay: dates.at(-1) ?? first,
      dates,
      madeBy: { kind: 'staff', personId: world.p.staff.contact },
    },
  });
  const apply = () =>
    applyLeave({
      lookup: rosterLookup(tables.client, world.table, async () => SECRET),
      settings: settingsLookup(tables.client, world.table),
      leave: leaveLookup(tables.client, world.table),
      store: handlingStore(tables.client, world.table),
    });
  const grant = (dates: string[], leaveId: string) =>
    Promise.all(
      dates.map((date) =>
        world.put({ ...leaveDay(date, leaveId), pupilId: world.p.ola, schoolId: world.p.school, leaveId, date }),
      ),
    );

  test('sixty days in two transactions; withdrawn, they count as if nothing had been decided, and the trail stays', async () => {
    const leaveId = newId();
    const dates = Array.from({ length: 60 }, (_none, index) => addDays(first, index));
    await grant(dates, leaveId);
    expect(await apply()(factOf('leave-granted', leaveId, dates))).toBe(60);
    const granted = await world.finals(world.p.ola);
    expect(countOf([], granted, EVERY_DAY)).toMatchObject({ diplomaDays: 60, days: { 'other-documented': 60 } });
    expect(granted[0]).toMatchObject({
      code: 'leave',
      wholeDay: true,
      difference: 'leave-granted',
      by: world.p.staff.contact,
    });
    // Facts of one instant have no order among themselves.
    const counts = (await world.facts(world.p.ola)).map((fact) => fact.data.dates.length);
    expect(counts.sort((a, b) => a - b)).toEqual([10, 50]);
    for (const date of dates)
      await tables.client.send(new DeleteCommand({ TableName: world.table, Key: leaveDay(date, leaveId) }));
    expect(await apply()(factOf('leave-withdrawn', leaveId, dates))).toBe(60);
    expect(await apply()(factOf('leave-granted', leaveId, dates))).toBe(0);
    const taken = await world.finals(world.p.ola);
    expect(countOf([], taken, EVERY_DAY)).toMatchObject({ diplomaDays: 0, days: { 'other-documented': 0 } });
    expect(taken.every((final) => final.trail.map((value) => value.code).join() === 'leave,')).toBe(true);
  });

  test('leave becomes decisions on its days: what a person has decided stays, and shows as decided otherwise beside the leave (B10)', async () => {
    const { p, entry, decide, finals, ask } = world;
    const leaveId = newId();
    await entry(p.ola);
    await decide([{ pupilId: p.ola, code: 'documented-health', difference: 'documented-later' }]);
    await grant([TODAY], leaveId);
    expect(await apply()(factOf('leave-granted', leaveId, [TODAY]))).toBe(0);
    expect(await finals(p.ola)).toMatchObject([{ code: 'documented-health', version: 1 }]);
    const { body } = await ask('contact', { route: SIDE, params: world.class, query: { from: TODAY, to: TODAY } });
    expect(body.pupils[0].days).toMatchObject([
      { onLeave: true, differences: [{ kind: 'decided-otherwise', difference: 'documented-later' }] },
    ]);
  });

  test('a contact teacher corrects what leave has written, and leave keeps away from it then', async () => {
    const { p, decide, ask, finals } = world;
    const leaveId = newId();
    await grant([TODAY], leaveId);
    expect(await apply()(factOf('leave-granted', leaveId, [TODAY]))).toBe(1);
    const line = { pupilId: p.ola, code: 'undocumented', version: 1 };
    expect((await decide([line])).body.code).toBe('handling.difference-required');
    expect((await decide([{ ...line, difference: 'teacher-corrected' }])).status).toBe(201);
    expect(await apply()(factOf('leave-granted', leaveId, [TODAY]))).toBe(0);
    expect((await finals(p.ola))[0]).not.toHaveProperty('leaveId');
    const { body } = await ask('contact', { route: HISTORY, params: { schoolId: p.school, pupilId: p.ola } });
    expect(body.decisions[0].values).toMatchObject([
      { code: { id: 'leave', text: 'Innvilget permisjon' }, difference: 'leave-granted' },
      { code: { id: 'undocumented' }, difference: 'teacher-corrected' },
    ]);
  });

  test('grant, withdrawal and their facts at once, thirty times: the days end as the leave is', async () => {
    for (let round = 0; round < 30; round++) {
      const leaveId = newId();
      const date = addDays('2027-01-04', round);
      await grant([date], leaveId);
      const withdraw = async () => {
        await new Promise((later) => setTimeout(later, Math.random() * 12));
        await tables.client.send(new DeleteCommand({ TableName: world.table, Key: leaveDay(date, leaveId) }));
        await apply()(factOf('leave-withdrawn', leaveId, [date]));
      };
      await Promise.all([
        apply()(factOf('leave-granted', leaveId, [date])),
        apply()(factOf('leave-granted', leaveId, [date])),
        withdraw(),
      ]);
      const final = (await world.finals(world.p.ola)).find((candidate) => candidate.date === date);
      expect([round, final?.code ?? '']).toEqual([round, '']);
    }
  });
});
