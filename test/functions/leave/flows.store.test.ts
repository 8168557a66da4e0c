import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { applyLeave } from '../../../functions/handling/apply-leave.ts';
import { handlingStore } from '../../../functions/handling/store.ts';
import { SubscribedFact } from '../../../functions/handling/subscription.ts';
import { LeaveFact } from '../../../functions/leave/events.ts';
import { leaveLookup } from '../../../functions/leave/lookup.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { makeTables } from '../../support/table.ts';
import { GRANT, makeWorld, morning, O, REFUSE, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeEach(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterEach(() => tables.stop());

/** Thursday to the Tuesday after: four school days. */
const FOUR = { firstDay: '2026-12-03', lastDay: '2026-12-08' };
const TWO_DAYS = ['2026-12-03', '2026-12-04'];
const TWO = { firstDay: '2026-12-03', lastDay: '2026-12-04' };

async function facts(): Promise<LeaveFact[]> {
  const found = await tables.client.send(
    new QueryCommand({
      TableName: tables.tables.main,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': `${O}#OUTBOX` },
    }),
  );
  return (found.Items ?? []).flatMap(({ fact }) => {
    const { success, data } = z.safeParse(LeaveFact, fact);
    return success ? [data] : [];
  });
}
const daysOf = async (pupilId: string) => {
  const days = await leaveLookup(tables.client, tables.tables.main).leaveDays(O, pupilId, '2026-11-01', '2027-06-30');
  return days.map((day) => day.date);
};

test('leave is applied for, granted by the contact teacher, seen by both guardians and on the school’s lists (A10)', async () => {
  const { apply, ofClass, ofSchool, decide, read, p } = world;
  const made = await apply('mother', TWO);
  expect(made).toMatchObject({
    status: 201,
    etag: '"1"',
    body: {
      status: 'applied',
      ...TWO,
      dates: ['2026-12-03', '2026-12-04'],
      purpose: { id: 'travel', text: 'Reise' },
      decider: 'contact-teacher',
      withdrawable: true,
      steps: [{ status: 'applied', by: { kind: 'guardian', you: true } }],
    },
  });
  const { leaveId } = made.body;
  const row = { pupilId: p.ola, pupilName: 'Elev Fjord', protected: false, leaveId, version: 1, schoolDays: 2 };
  expect((await ofClass('contact')).body.leaves).toMatchObject([row]);
  expect((await ofSchool('office')).body).toMatchObject({ leaves: [row], next: null });

  const granted = await decide('contact', leaveId, 1, GRANT);
  expect(granted).toMatchObject({ status: 200, etag: '"2"', body: { status: 'granted', pupilName: 'Elev Fjord' } });
  expect(await daysOf(p.ola)).toEqual(['2026-12-03', '2026-12-04']);
  const seen = await read('father', leaveId);
  expect(seen.body.steps).toMatchObject([
    { status: 'applied', by: { kind: 'guardian', you: false, name: 'Foresatt Fjord' } },
    { status: 'granted', by: { kind: 'staff', you: false, name: 'Ansatt contact', basis: 'staff:contact-teacher' } },
  ]);
  // Why a guardian belongs to the child is nobody's business here, by which role the school decided is.
  expect(seen.body.steps[0].by.basis).toBeNull();
  expect((await ofClass('contact')).body.leaves).toEqual([]);
  expect((await ofSchool('office', { status: 'granted' })).body.leaves).toMatchObject([{ leaveId, status: 'granted' }]);
  const at = await leaveLookup(tables.client, tables.tables.main).onLeaveAt(O, p.school, '2026-12-03');
  expect(at).toEqual([{ pupilId: p.ola, schoolId: p.school, leaveId, date: '2026-12-03' }]);
});

test('every step writes its fact: ids and days, never a purpose, a reason or a name (A10)', async () => {
  const { apply, decide, withdraw, p } = world;
  const id = (await apply('mother', TWO)).body.leaveId;
  await decide('contact', id, 1, GRANT);
  await withdraw('father', id, 2);
  const two = (await apply('father', FOUR)).body.leaveId;
  await decide('principal', two, 1, REFUSE);
  const told = (await facts()).sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(new Set(told.map(({ name, data }) => `${name} ${data.version} ${data.madeBy.personId}`))).toEqual(
    new Set([
      `leave-applied 1 ${p.mother}`,
      `leave-granted 2 ${p.contact}`,
      `leave-withdrawn 3 ${p.father}`,
      `leave-applied 1 ${p.father}`,
      `leave-refused 2 ${p.principal}`,
    ]),
  );
  expect(JSON.stringify(told)).not.toMatch(/travel|applied-late|Fjord|Ansatt/);
});

test('granted leave becomes decisions on its days by its fact, and a withdrawal takes them back (A10)', async () => {
  const { apply, decide, withdraw, deps, p } = world;
  const store = handlingStore(tables.client, tables.tables.main);
  const leave = leaveLookup(tables.client, tables.tables.main);
  const settings = settingsLookup(tables.client, tables.tables.main);
  const listener = applyLeave({ lookup: deps.lookup, settings, leave, store });
  const decided = async () =>
    (await store.between(O, p.ola, '2026-12-01', '2026-12-31')).map(({ date, code, wholeDay }) => [
      date,
      code,
      wholeDay,
    ]);
  const tell = async (name: LeaveFact['name']) => {
    for (const fact of await facts()) {
      const heard = SubscribedFact.safeParse(fact);
      if (fact.name === name && heard.success) await listener(heard.data);
    }
  };
  const { leaveId } = (await apply('mother', TWO)).body;
  await decide('contact', leaveId, 1, GRANT);
  await tell('leave-applied');
  expect(await decided()).toEqual([]);
  await tell('leave-granted');
  const days = TWO_DAYS.map((date) => [date, 'leave', true]);
  expect(await decided()).toEqual(days);
  await tell('leave-granted');
  expect(await decided()).toEqual(days);
  await withdraw('father', leaveId, 2);
  await tell('leave-withdrawn');
  await tell('leave-granted');
  expect(await decided()).toEqual(TWO_DAYS.map((date) => [date, '', false]));
});

test('an application follows a pupil who changes school: the new school decides, and the days are its own (A10)', async () => {
  const { apply, ofSchool, ask, p } = world;
  const { leaveId } = (await apply('mother', TWO)).body;
  const pk = `${O}#PUPIL#${p.ola}`;
  const set = (sk: string, name: string, value: string) =>
    tables.client.send(
      new UpdateCommand({
        TableName: tables.tables.main,
        Key: { pk, sk },
        UpdateExpression: 'SET #name = :value',
        ExpressionAttributeNames: { '#name': name },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
  await set('FACTS#PROFILE', 'schoolId', p.otherSchool);
  await set(`FACTS#ENROLMENT#${p.group}`, 'to', '2026-11-24');
  expect((await ofSchool('office')).body).toEqual({ leaves: [], next: null });
  const route = 'POST /v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}/decision';
  const decision = { route, headers: { 'if-match': '"1"' }, body: GRANT };
  const through = (schoolId: string) => ({ ...decision, params: { schoolId, pupilId: p.ola, leaveId } });
  expect((await ask('contact', through(p.school))).status).toBe(404);
  expect((await ask('elsewhere', through(p.otherSchool))).body).toMatchObject({
    status: 'granted',
    schoolId: p.otherSchool,
  });
  const lookup = leaveLookup(tables.client, tables.tables.main);
  expect(await lookup.onLeaveAt(O, p.school, '2026-12-03')).toEqual([]);
  expect(await lookup.onLeaveAt(O, p.otherSchool, '2026-12-03')).toMatchObject([{ leaveId }]);
});

describe('withdrawal (A10)', () => {
  test('withdrawal takes granted leave back with its days, also by the other guardian, and makes room for another', async () => {
    const { apply, decide, withdraw, p } = world;
    const { leaveId } = (await apply('mother', TWO)).body;
    await decide('contact', leaveId, 1, GRANT);
    const taken = await withdraw('father', leaveId, 2);
    expect(taken).toMatchObject({ status: 200, etag: '"3"', body: { status: 'withdrawn', withdrawable: false } });
    expect(await daysOf(p.ola)).toEqual([]);
    expect((await apply('mother', TWO)).status).toBe(201);
  });

  test('withdrawal is refused when granted leave has begun, with whom to contact; what waits may always be withdrawn', async () => {
    const { apply, decide, withdraw, read } = world;
    const { leaveId } = (await apply('mother', TWO)).body;
    const waiting = (await apply('mother', { firstDay: '2026-12-07', lastDay: '2026-12-07' })).body.leaveId;
    await decide('contact', leaveId, 1, GRANT);
    const late = { at: morning('2026-12-03') };
    const refused = await withdraw('mother', leaveId, 2, late);
    expect(refused).toMatchObject({ status: 409, body: { code: 'leave.begun', params: { firstDay: '2026-12-03' } } });
    expect(refused.body.detail).toContain('Kontoret, 57 00 00 00');
    expect((await read('mother', leaveId, late)).body.withdrawable).toBe(false);
    expect((await withdraw('mother', leaveId, 2, { at: morning('2026-12-02') })).status).toBe(200);
    expect((await withdraw('mother', waiting, 1, { at: morning('2026-12-09') })).status).toBe(200);
  });

  test('withdrawal of what was refused names whom to contact; of what was withdrawn says so', async () => {
    const { apply, decide, withdraw } = world;
    const { leaveId } = (await apply('mother', TWO)).body;
    await decide('contact', leaveId, 1, REFUSE);
    const refused = await withdraw('mother', leaveId, 2);
    expect(refused).toMatchObject({ status: 409, body: { code: 'leave.already-refused' } });
    expect(refused.body.detail).toContain('Kontoret, 57 00 00 00');
    const other = (await apply('mother', FOUR)).body.leaveId;
    await withdraw('mother', other, 1);
    expect(await withdraw('father', other, 2)).toMatchObject({
      status: 409,
      body: { code: 'leave.already-withdrawn' },
    });
  });
});

describe('lost answers', () => {
  test('the same key gives the same answer; another body with it is refused', async () => {
    const { apply } = world;
    const key = 'the-key-of-one-application';
    const first = await apply('mother', TWO, { key });
    expect(await apply('mother', TWO, { key })).toEqual(first);
    expect(await apply('mother', FOUR, { key })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  test('a decision and a withdrawal that are sent again are recognised, not reported as conflicts', async () => {
    const { apply, decide, withdraw } = world;
    const { leaveId } = (await apply('mother', TWO)).body;
    const first = await decide('contact', leaveId, 1, GRANT);
    expect(await decide('contact', leaveId, 1, GRANT)).toEqual(first);
    expect((await decide('contact', leaveId, 1, REFUSE)).body.code).toBe('leave.already-granted');
    const taken = await withdraw('mother', leaveId, 2);
    expect(await withdraw('mother', leaveId, 2)).toEqual(taken);
    expect((await withdraw('father', leaveId, 2)).body.code).toBe('leave.already-withdrawn');
    expect(await facts()).toHaveLength(3);
  });
});
