import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NATIONAL_SETS } from '../../../functions/settings/absence-codes.ts';
import type { Settings } from '../../../functions/settings/definitions.ts';
import { makeTables } from '../../support/table.ts';
import { GRANT, makeWorld, REFUSE, type World } from './world.ts';

/** Leave is a matter of each municipality's own regulation (OL § 2-2): the same requests under two of them. */
const STRICT: Partial<Settings> = {
  'leave.contactTeacherMaxDays': 0,
  'leave.purposes': [{ id: 'funeral', nb: 'Gravferd', nn: 'Gravferd', en: 'Funeral' }],
  'leave.blockedPeriods': [{ from: '2026-12-01', to: '2026-12-18', name: 'Tentamen' }],
  'leave.refusalReasons': [{ id: 'exams', nb: 'Eksamen', nn: 'Eksamen', en: 'Exams' }],
  'school.contact': { name: '', phone: '' },
};
const GENEROUS: Partial<Settings> = { 'leave.contactTeacherMaxDays': 10 };

let tables: Awaited<ReturnType<typeof makeTables>>;
let strict: World;
let generous: World;
let other: typeof tables;
beforeAll(async () => {
  tables = await makeTables();
  other = await makeTables();
  strict = await makeWorld(tables.client, tables.tables.main, STRICT);
  generous = await makeWorld(other.client, other.tables.main, GENEROUS);
});
afterAll(() => Promise.all([tables.stop(), other.stop()]));

const week = { firstDay: '2027-01-11', lastDay: '2027-01-15' };
const december = { firstDay: '2026-12-07', lastDay: '2026-12-07' };
const codes = async (asked: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await asked;
  return body.code ?? String(status);
};

describe('two owners, two regulations (A10)', () => {
  test.each([
    ['a journey', 'travel', week, 'leave.unknown-purpose', '201'],
    ['a funeral', 'funeral', week, '201', 'leave.unknown-purpose'],
    ['a funeral in the exams', 'funeral', december, 'leave.blocked-period', 'leave.unknown-purpose'],
    ['a journey before Christmas', 'travel', december, 'leave.unknown-purpose', '201'],
  ])('two owners, two regulations: %s', async (_what, purposeId, days, here, there) => {
    expect(await codes(strict.apply('mother', { ...days, purposeId }))).toBe(here);
    expect(await codes(generous.apply('mother', { ...days, purposeId }))).toBe(there);
  });

  test('two owners, two regulations: who decides on a day, and with which reasons it may be refused', async () => {
    const day = { firstDay: '2027-02-01', lastDay: '2027-02-01' };
    const id = (await strict.apply('father', { ...day, purposeId: 'funeral' })).body.leaveId;
    expect(await codes(strict.decide('contact', id, 1, GRANT))).toBe('leave.principal-decides');
    expect(await codes(strict.decide('principal', id, 1, REFUSE))).toBe('leave.unknown-refusal-reason');
    const refused = await strict.decide('principal', id, 1, { outcome: 'refused', refusalReasonId: 'exams' });
    expect(refused.body.steps[1].refusalReason).toEqual({ id: 'exams', text: 'Eksamen' });
    const gone = await strict.withdraw('father', id, 2);
    expect(gone.body.detail).toContain('Kontakt Fjordvik skule');
    const other = (await generous.apply('father', day)).body.leaveId;
    expect((await generous.decide('contact', other, 1, GRANT)).body.status).toBe('granted');
  });

  test('the rules are shown before the form is filled', async () => {
    const { body } = await strict.rules('mother');
    expect(body).toEqual({
      may: { apply: true, why: null },
      firstDay: '2026-11-24',
      lastDay: '2027-11-25',
      maxSchoolDays: 60,
      purposes: [{ id: 'funeral', text: 'Gravferd' }],
      blockedPeriods: [{ from: '2026-12-01', to: '2026-12-18', name: 'Tentamen' }],
      deciders: [{ decider: 'principal', fromSchoolDays: 1, toSchoolDays: 60 }],
      refusalReasons: [{ id: 'exams', text: 'Eksamen' }],
      grantedAs: { code: { id: 'leave', text: 'Innvilget permisjon' }, onDiploma: true, countsTowardsLimit: null },
      contact: 'Fjordvik skule',
    });
    expect((await strict.rules('mother', { at: '2026-12-19T06:00:00Z' })).body.blockedPeriods).toEqual([]);
    expect((await generous.rules('adult', { pupilId: generous.p.adult })).body).toMatchObject({
      deciders: [
        { decider: 'contact-teacher', fromSchoolDays: 1, toSchoolDays: 10 },
        { decider: 'principal', fromSchoolDays: 11, toSchoolDays: 60 },
      ],
      contact: 'Kontoret, 57 00 00 00',
    });
  });

  test('two owners, two regulations: what granted leave counts as is the code set’s word: none where the owner has no set', async () => {
    const none = await makeWorld(tables.client, tables.tables.main, {
      'absence.codeSets': NATIONAL_SETS.filter((set) => set.from > '2027-01-01'),
    });
    expect((await none.rules('mother')).body.grantedAs).toBeNull();
  });
});

test('an application is decided by whom the family was promised, and by the rules it was made under (A10)', async () => {
  const { apply, decide, open, change } = generous;
  const { leaveId } = (await apply('father', { firstDay: '2027-03-01', lastDay: '2027-03-05' })).body;
  change({
    'leave.contactTeacherMaxDays': 1,
    'leave.purposes': [],
    'school.closedDays': [{ from: '2027-03-01', to: '2027-03-01', name: 'Fri' }],
  });
  expect((await open('contact', leaveId)).body).toMatchObject({
    decider: 'contact-teacher',
    purpose: { id: 'travel', text: 'travel' },
  });
  const granted = await decide('contact', leaveId, 1, GRANT);
  expect([granted.status, granted.body.dates.length]).toEqual([200, 5]);
});
