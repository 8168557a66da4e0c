import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { effective } from '../../../functions/settings/rules.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { recordsOf } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { CONFIRM, makeWorld, type PupilName, TODAY } from '../lessons/world.ts';
import { dueOver } from './due.ts';

/** Half past nine, ten, and half past ten in Oslo, on a Tuesday. */
const [EARLY, TEN, LATE] = ['2026-11-24T08:30:00Z', '2026-11-24T09:00:00Z', '2026-11-24T09:30:00Z'];

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: Awaited<ReturnType<typeof makeWorld>>;
let due: ReturnType<typeof dueOver>;
beforeEach(async () => {
  tables = await makeTables();
  world = await makeWorld(tables);
  due = dueOver(tables.client, tables.tables.main);
});
afterEach(() => tables.stop());

const set = (key: string, value: unknown) =>
  world.put({
    pk: `${OWNER}#SETTINGS`,
    sk: `VALUE#OWNER#${key}`,
    key,
    value,
    version: 1,
    changedAt: '2026-11-01T08:00:00.000Z',
  });
const away = (pupil: PupilName, kind = 'absent', lesson: 't1' | 't2' = 't1', at = EARLY) =>
  world.enter(lesson, [{ pupilId: world.p.pupils[pupil], kind, ...(kind === 'late' && { minutes: 10 }) }], { at });
const mother = (pupil: PupilName, when = 'now', action = 'child:report-absence') =>
  `guardian ${world.p.mother} ${action} ${world.p.pupils[pupil]} absence ${when}`;

describe('absence that nobody has explained (B9)', () => {
  test('absence that nobody has explained is told to the guardians at the school’s hour and not before, once a day however many lessons', async () => {
    expect((await away('ola')).status).toBe(200);
    await due.deliverAll(EARLY);
    expect(await due.everyMinute(EARLY)).toEqual({ done: 0 });
    expect(await due.everyMinute(TEN)).toEqual({ done: 1 });
    expect(due.told()).toEqual([mother('ola')]);
    await away('ola', 'absent', 't2', LATE);
    await due.deliverAll(LATE);
    expect(await due.everyMinute(LATE)).toEqual({ done: 0 });
    expect(due.told()).toEqual([mother('ola')]);
  });

  test('absence that nobody has explained is in the inbox with the day that it is about, and in the badge (F1)', async () => {
    await away('ola');
    await due.deliverAll(EARLY);
    await due.everyMinute(TEN);
    const { body } = await world.ask('mother', { route: 'GET /v1/guardian/inbox' });
    expect(body.unread.absence).toBe(1);
    expect(body.items).toMatchObject([
      {
        kind: 'absence-unexplained',
        pupilId: world.p.pupils.ola,
        about: { kind: 'absence-day', id: null, day: TODAY },
      },
    ]);
  });

  test('absence that nobody has explained is told at once where the school wants it so, and where the hour has passed', async () => {
    await away('ola', 'absent', 't2', LATE);
    await due.deliverAll(LATE);
    expect(await due.everyMinute(LATE)).toEqual({ done: 1 });
    await set('absence.unexplainedNotice', { mode: 'now', at: '10:00' });
    await away('kari');
    await due.deliverAll(EARLY);
    expect(await due.everyMinute(EARLY)).toEqual({ done: 1 });
  });

  test.each<[string, () => Promise<unknown>]>([
    ['a report that came before the hour', () => world.report('ola', {}, EARLY)],
    ['leave', () => world.grantedLeave('ola', newId())],
    ['present after all', () => away('ola', 'present')],
    ['late and not away', () => away('ola', 'late')],
    ['a setting that was switched off meanwhile', () => set('absence.unexplainedNotice', { mode: 'off', at: '10:00' })],
  ])('absence that nobody has explained is no news with %s', async (_what, explain) => {
    await away('ola');
    await due.deliverAll(EARLY);
    await explain();
    expect(await due.everyMinute(TEN)).toEqual({ done: 0 });
    expect(due.told()).toEqual([]);
    expect(await due.pendingAbsences.due(OWNER, '2027-01-01T00:00:00.000Z', 10)).toEqual([]);
  });

  test('absence that nobody has explained is no news with a decision', async () => {
    await away('ola');
    await due.deliverAll(EARLY);
    const decisions = [{ pupilId: world.p.pupils.ola, date: TODAY, code: 'reported', version: 0 }];
    const route = 'POST /v1/groups/{groupId}/absence-decisions';
    const decided = await world.ask('contact', {
      route,
      params: { groupId: world.p.group },
      body: { decisions, reports: [] },
    });
    expect([decided.status, decided.body]).toEqual([201, decided.body]);
    expect(await due.everyMinute(TEN)).toEqual({ done: 0 });
  });

  test('absence that nobody has explained is judged anew when another entry comes after it was explained', async () => {
    await away('ola');
    await due.deliverAll(EARLY);
    await away('ola', 'present');
    await due.everyMinute(TEN);
    await away('ola', 'absent', 't2', LATE);
    await due.deliverAll(LATE);
    expect(await due.everyMinute(LATE)).toEqual({ done: 1 });
  });

  test('absence that nobody has explained is told of a minor only, and never where the owner does not want it', async () => {
    const pk = `${OWNER}#PUPIL#${world.p.pupils.kari}`;
    await world.put({
      ...{ pk, sk: 'FACTS#PROFILE', id: world.p.pupils.kari, givenName: 'Kari', familyName: 'Fjord' },
      ...{ birthDate: '2008-01-01', protection: 'none', schoolId: world.p.school, from: '2020-08-01' },
    });
    await away('kari');
    await due.deliverAll(EARLY);
    expect(await due.everyMinute(TEN)).toEqual({ done: 0 });
    await set('absence.unexplainedNotice', { mode: 'off', at: '10:00' });
    await away('ola');
    await due.deliverAll(EARLY);
    expect(await due.pendingAbsences.due(OWNER, '2027-01-01T00:00:00.000Z', 10)).toEqual([]);
  });

  test('facts that come again, and runs that come twice, late and at once, tell under one id', async () => {
    await away('ola');
    await Promise.all([due.deliverAll(EARLY), due.deliverAll(EARLY)]);
    await Promise.all([due.everyMinute(TEN), due.everyMinute(TEN), due.everyMinute(LATE)]);
    await due.deliverAll(LATE);
    await due.everyMinute(LATE);
    expect(due.told()).toEqual([mother('ola')]);
    const { body } = await world.ask('mother', { route: 'GET /v1/guardian/inbox' });
    expect(body.items).toHaveLength(1);
  });
});

describe('late arrival (B8)', () => {
  test.each([
    ['off', []],
    ['digest', ['digest']],
    ['now', ['now']],
  ])('late arrival with the notice %s', async (value, wanted) => {
    if (value !== 'off') await set('lessons.lateNotice', value);
    await away('ola', 'late');
    await due.deliverAll(EARLY);
    await due.deliverAll(LATE);
    expect(due.told()).toEqual(wanted.map((when) => mother('ola', when, 'child:read')));
    const { body } = await world.ask('mother', { route: 'GET /v1/guardian/inbox' });
    expect(body.items.map((item: { kind: string }) => item.kind)).toEqual(wanted.map(() => 'late-arrival'));
  });

  test('late arrival of two children of one guardian in the same lesson is two items', async () => {
    await set('lessons.lateNotice', 'now');
    const late = (pupil: PupilName) => ({ pupilId: world.p.pupils[pupil], kind: 'late', minutes: 5 });
    await world.enter('t1', [late('ola'), late('kari')], { at: EARLY });
    await due.deliverAll(EARLY);
    expect([...due.told()].sort()).toEqual(
      [mother('ola', 'now', 'child:read'), mother('kari', 'now', 'child:read')].sort(),
    );
    const { body } = await world.ask('mother', { route: 'GET /v1/guardian/inbox' });
    expect(body.items).toHaveLength(2);
  });

  test('late arrival that was corrected before the fact was handled is no news', async () => {
    await set('lessons.lateNotice', 'now');
    await away('ola', 'late');
    await away('ola', 'present');
    await due.deliverAll(EARLY);
    expect(due.told()).toEqual([]);
  });
});

describe('a confirmed lesson', () => {
  test('a confirmed lesson is news to nobody, at no hour (B3)', async () => {
    expect((await world.at('teacher', CONFIRM, 't1')).status).toBe(200);
    await due.deliverAll(LATE);
    await due.everyMinute('2026-11-24T20:00:00Z');
    expect(due.handed).toEqual([]);
  });
});

describe('the morning’s reminder (B4, F7)', () => {
  const teacher = (name: 'teacher' | 'second') => `staff ${world.p.staff[name]} staff:lessons - lessons now`;

  test('the morning’s reminder finds the owner’s staff by the roster’s index: who has lessons of before today, and works here', async () => {
    await due.every15Minutes('2026-11-24T07:00:00Z');
    expect([...due.told()].sort()).toEqual([teacher('teacher'), teacher('second')].sort());
    await due.every15Minutes('2026-11-24T07:15:00Z');
    expect(due.handed).toHaveLength(2);
    const inbox = await world.ask('second', { route: 'GET /v1/staff/inbox' });
    expect(inbox.body.unread).toEqual({
      absence: 0,
      leave: 0,
      lessons: 1,
      figures: 0,
      warnings: 0,
      remarks: 0,
      messages: 0,
      meetings: 0,
      documents: 0,
    });
    expect(inbox.body.items).toMatchObject([
      { kind: 'lessons-unconfirmed', pupilId: null, pupilName: null, about: { kind: 'lessons', day: TODAY } },
    ]);
  });

  test('the morning’s reminder leaves out who has left, and who has confirmed everything of before today; today’s lessons do not count', async () => {
    const lesson = { lessonId: newId(), groupId: world.p.group, schoolId: world.p.school, date: '2026-11-23' };
    for (const item of recordsOf(OWNER).lesson({ ...lesson, teacherIds: [world.p.staff.gone] })) await world.put(item);
    const monday = { ...world.params('pair'), date: '2026-11-23' };
    await world.ask('second', { route: CONFIRM, params: monday });
    await due.every15Minutes('2026-11-24T07:00:00Z');
    expect(due.told()).toEqual([teacher('teacher')]);
  });
});

test('the settings have the defaults of the product (B4, B8, B9)', () => {
  const set = effective({ owner: {}, schools: new Map() });
  expect(set['lessons.reminderAt']).toBe('08:00');
  expect(set['lessons.lateNotice']).toBe('off');
  expect(set['absence.unexplainedNotice']).toEqual({ mode: 'at', at: '10:00' });
});
