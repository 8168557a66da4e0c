import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../functions/shared/texts/language.ts';
import { makeTables } from '../../support/table.ts';
import { GRANT, makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
/** An application that waits all through this file. */
let waiting = '';
const blocked = [{ from: '2027-02-22', to: '2027-02-26', name: 'Tentamensveka' }];
const closed = [{ from: '2027-03-01', to: '2027-03-05', name: 'Vinterferie' }];
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main, {
    'leave.blockedPeriods': blocked,
    'school.closedDays': closed,
  });
  waiting = (await world.apply('mother', two)).body.leaveId;
});
afterAll(() => tables.stop());

const APPLY = 'POST /v1/guardian/children/{childId}/leave-applications';
const two = { firstDay: '2026-12-03', lastDay: '2026-12-04', purposeId: 'travel' };

describe('an application is refused whole, with its field and what to do (A10)', () => {
  test.each([
    [
      'nothing',
      {},
      [
        ['/firstDay', 'required'],
        ['/lastDay', 'required'],
        ['/purposeId', 'required'],
      ],
    ],
    ['no last day', { ...two, lastDay: null }, [['/lastDay', 'wrong-type']]],
    ['a day that is none', { ...two, lastDay: '2027-02-30' }, [['/lastDay', 'wrong-format']]],
    ['a time', { ...two, firstDay: '2026-12-03T08:00' }, [['/firstDay', 'wrong-format']]],
    ['part of a day', { ...two, from: '10:00' }, [['/from', 'unknown-field']]],
    ['validity', { ...two, gyldig: true }, [['/gyldig', 'applicants-state-days']]],
    ['illness', { ...two, Sykdom: 'ja' }, [['/Sykdom', 'applicants-state-days']]],
    ['a comment', { ...two, comment: 'Vi skal til Syden' }, [['/comment', 'application-no-text']]],
    ['a reason in words', { ...two, begrunnelse: 'Ferie' }, [['/begrunnelse', 'application-no-text']]],
    ['a purpose in words', { ...two, purposeId: 'Til Syden!' }, [['/purposeId', 'wrong-format']]],
    ['another pupil in the body', { ...two, childId: 'x' }, [['/childId', 'unknown-field']]],
  ])('an application is refused whole, with its field and what to do: %s', async (_what, body, faults) => {
    const answer = await world.ask('mother', { route: APPLY, params: { childId: world.p.ola }, body });
    expect(answer.status).toBe(422);
    const told = answer.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]);
    expect(told).toEqual(faults);
    for (const { detail } of answer.body.errors) expect(detail).not.toBe('');
  });

  test.each([
    ['yesterday', { firstDay: '2026-11-23', lastDay: '2026-11-25' }, 'leave.past', { firstAllowedDay: '2026-11-24' }],
    [
      'turned',
      { firstDay: '2026-12-04', lastDay: '2026-12-03' },
      'leave.last-before-first',
      { firstDay: '2026-12-04' },
    ],
    [
      'too far',
      { firstDay: '2026-12-04', lastDay: '2027-12-31' },
      'leave.too-far-ahead',
      { lastAllowedDay: '2027-11-25' },
    ],
    [
      'no purpose of the list',
      { ...two, purposeId: 'cup' },
      'leave.unknown-purpose',
      { allowed: expect.stringContaining('travel') },
    ],
    [
      'a weekend',
      { firstDay: '2026-12-05', lastDay: '2026-12-06' },
      'leave.no-school-day',
      { nextSchoolDay: '2026-12-07' },
    ],
    [
      'Good Friday',
      { firstDay: '2027-03-26', lastDay: '2027-03-26' },
      'leave.no-school-day',
      { nextSchoolDay: '2027-03-30' },
    ],
    [
      'a closed week',
      { firstDay: '2027-03-01', lastDay: '2027-03-05' },
      'leave.no-school-day',
      { nextSchoolDay: '2027-03-08' },
    ],
    [
      'beyond the calendar',
      { firstDay: '2027-08-30', lastDay: '2027-09-01' },
      'leave.calendar-unknown',
      { knownUntil: '2027-06-18' },
    ],
    [
      'an edge of a blocked period',
      { firstDay: '2027-02-26', lastDay: '2027-02-26' },
      'leave.blocked-period',
      blocked[0],
    ],
    [
      '61 school days',
      { firstDay: '2026-11-25', lastDay: '2027-02-19' },
      'leave.too-long',
      { maxDays: 60, lastAllowedDay: '2027-02-18', contact: expect.stringMatching(/\d{8}|\d\d \d\d/) },
    ],
  ] as const)(
    'an application is refused whole, with its field and what to do: %s',
    async (_what, days, code, params) => {
      const answer = await world.apply('mother', days);
      expect(answer).toMatchObject({ status: 422, body: { code, params, errors: [{ code }] } });
      expect(answer.body.detail).not.toMatch(/\{\w+\}/);
    },
  );

  test('60 school days over Christmas are granted in one transaction', async () => {
    const { p, apply, decide, withdraw } = world;
    const most = await apply('mother', { firstDay: '2026-11-25', lastDay: '2027-02-18' }, { pupilId: p.secret });
    expect(most.body).toMatchObject({ status: 'applied', decider: 'principal' });
    expect(most.body.dates).toHaveLength(60);
    const { leaveId } = most.body;
    expect((await decide('principal', leaveId, 1, GRANT, { pupilId: p.secret })).status).toBe(200);
    expect((await withdraw('mother', leaveId, 2, { pupilId: p.secret })).body.status).toBe('withdrawn');
  });

  test('days beside a blocked period and a closed one may be applied for, and only school days are counted', async () => {
    const { apply } = world;
    const friday = await apply('mother', { firstDay: '2027-02-19', lastDay: '2027-02-21' });
    expect([friday.status, friday.body.dates]).toEqual([201, ['2027-02-19']]);
    const around = await apply('mother', { firstDay: '2027-02-27', lastDay: '2027-03-08' });
    expect([around.status, around.body.dates, around.body.decider]).toEqual([201, ['2027-03-08'], 'contact-teacher']);
  });

  test('an application is refused whole, with its field and what to do: what overlaps is a conflict that names the other application, also the other guardian’s', async () => {
    const { apply } = world;
    const { leaveId } = (await apply('mother', { firstDay: '2027-01-11', lastDay: '2027-01-13' })).body;
    const params = { leaveId, firstDay: '2027-01-11', lastDay: '2027-01-13' };
    for (const [firstDay, lastDay] of [
      ['2027-01-13', '2027-01-14'],
      ['2027-01-08', '2027-01-11'],
      ['2027-01-12', '2027-01-12'],
    ]) {
      const answer = await apply('father', { firstDay, lastDay });
      expect(answer).toMatchObject({ status: 409, body: { code: 'leave.overlap', params } });
    }
    expect((await apply('father', { firstDay: '2027-01-14', lastDay: '2027-01-14' })).status).toBe(201);
  });
});

describe('a decision is refused whole (A10)', () => {
  test.each([
    ['nothing', {}, [['/outcome', 'required']]],
    ['maybe', { outcome: 'maybe' }, [['/outcome', 'not-one-of']]],
    ['a refusal without a reason', { outcome: 'refused' }, [['/refusalReasonId', 'leave.refusal-reason-missing']]],
    [
      'a reason of one’s own',
      { outcome: 'refused', refusalReasonId: 'nei' },
      [['/refusalReasonId', 'leave.unknown-refusal-reason']],
    ],
    [
      'a grant with a reason',
      { outcome: 'granted', refusalReasonId: 'applied-late' },
      [['/refusalReasonId', 'leave.grant-takes-no-reason']],
    ],
    ['words', { ...GRANT, comment: 'God tur' }, [['/comment', 'unknown-field']]],
  ])('a decision is refused whole: %s', async (_what, body, faults) => {
    const answer = await world.decide('contact', waiting, 1, body);
    const told = answer.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]);
    expect([answer.status, told]).toEqual([422, faults]);
  });

  test('a decision is refused whole: without the version that was seen, and with an old one', async () => {
    const { p, ask, withdraw } = world;
    const params = { schoolId: p.school, pupilId: p.ola, leaveId: waiting };
    const route = 'POST /v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}/decision';
    expect((await ask('contact', { route, params, body: GRANT })).status).toBe(428);
    const weak = await ask('contact', { route, params, body: GRANT, headers: { 'if-match': 'W/"1"' } });
    expect(weak.status).toBe(412);
    expect((await withdraw('mother', waiting, 7)).body.code).toBe('if-match-stale');
  });
});

test('lists refuse what they do not know, and give no more than a page (A10)', async () => {
  const { ofClass, ofSchool, list } = world;
  expect((await ofClass('contact', { status: 'lost' })).body.errors).toMatchObject([{ pointer: '?status' }]);
  expect((await ofSchool('office', { limit: '51' })).body.errors).toMatchObject([{ pointer: '?limit' }]);
  expect((await ofSchool('office', { cursor: 'x' })).status).toBe(400);
  const first = await list('mother', { limit: '2' });
  const other = await ofSchool('office', { cursor: first.body.next });
  expect([first.body.leaves.length, other.status]).toEqual([2, 400]);
});

test('refusals speak the caller’s language (A10)', async () => {
  const { p, ask } = world;
  const body = { firstDay: '2027-02-24', lastDay: '2027-02-24', purposeId: 'travel' };
  const details = await Promise.all(
    LANGUAGES.map(async (language) => {
      const wanted = { route: APPLY, params: { childId: p.ola }, body, headers: { 'accept-language': language } };
      return (await ask('mother', wanted)).body.detail;
    }),
  );
  expect(new Set(details).size).toBe(3);
  for (const detail of details) expect(detail).toContain('Tentamensveka');
});
