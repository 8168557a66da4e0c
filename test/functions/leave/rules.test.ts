import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DAYS_AHEAD,
  deciderOf,
  faultOfApplication,
  faultOfDates,
  faultOfDecision,
  LEAVE_STATUSES,
  MAX_SCHOOL_DAYS,
  MOVES,
  overlaps,
  STEPS,
  statusAfter,
} from '../../../functions/leave/rules.ts';
import { addDays, daysBetween } from '../../../functions/shared/time.ts';
import { choicesOf } from '../../support/choices.ts';

const today = '2026-11-24';
const limits = { today, purposes: choicesOf('travel', 'family') };
const asked = (firstDay: string, lastDay = firstDay, purposeId = 'travel') => ({ firstDay, lastDay, purposeId });
const ahead = (days: number) => addDays(today, days);
const nearDay = fc.integer({ min: -3, max: 400 }).map(ahead);

describe('an application against the clock and the list of purposes (A10)', () => {
  test.each([
    ['today', asked(today), undefined],
    ['yesterday', asked(ahead(-1), today), ['firstDay', 'leave.past', { firstAllowedDay: today }]],
    ['the last day that may be', asked(ahead(DAYS_AHEAD)), undefined],
    [
      'a day further',
      asked(ahead(366), ahead(367)),
      ['lastDay', 'leave.too-far-ahead', { daysAhead: 366, lastAllowedDay: '2027-11-25' }],
    ],
    [
      'all of it further',
      asked(ahead(367)),
      ['firstDay', 'leave.too-far-ahead', { daysAhead: 366, lastAllowedDay: '2027-11-25' }],
    ],
    [
      'a last day before the first',
      asked(ahead(5), ahead(4)),
      ['lastDay', 'leave.last-before-first', { firstDay: ahead(5) }],
    ],
    [
      'a purpose of one’s own',
      asked(today, today, 'cup'),
      ['purposeId', 'leave.unknown-purpose', { allowed: limits.purposes }],
    ],
  ] as const)('an application against the clock and the list of purposes: %s', (_name, wanted, fault) => {
    const [field, code, params] = fault ?? [];
    expect(faultOfApplication(wanted, limits)).toEqual(fault && { field, code, params });
  });

  test('an application against the clock and the list of purposes: what passes lies between today and a year and a day from now, in order', () => {
    fc.assert(
      fc.property(nearDay, nearDay, (firstDay, lastDay) => {
        const passes = faultOfApplication(asked(firstDay, lastDay), limits) === undefined;
        const [from, to] = [daysBetween(today, firstDay), daysBetween(today, lastDay)];
        expect(passes).toBe(from >= 0 && to >= from && to <= 366);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the school days of it (A10)', () => {
  const around = { nextSchoolDay: '2027-01-04', knownUntil: '2027-06-18' };
  const run = (length: number) => Array.from({ length }, (_none, index) => ahead(index));
  test('the school days of it: none at all names the next school day, or how far the calendar is known', () => {
    expect(faultOfDates([], [], around)).toEqual({
      field: 'firstDay',
      code: 'leave.no-school-day',
      params: { nextSchoolDay: '2027-01-04' },
    });
    expect(faultOfDates([], [], { ...around, nextSchoolDay: undefined })).toEqual({
      field: 'firstDay',
      code: 'leave.calendar-unknown',
      params: { knownUntil: '2027-06-18' },
    });
  });

  test('the school days of it: at most 60, and the refusal names the last day that would do', () => {
    expect(faultOfDates(run(MAX_SCHOOL_DAYS), [], around)).toBeUndefined();
    expect(faultOfDates(run(MAX_SCHOOL_DAYS + 1), [], around)).toEqual({
      field: 'lastDay',
      code: 'leave.too-long',
      params: { maxDays: 60, lastAllowedDay: ahead(59) },
    });
  });

  test('the school days of it: none on which the owner grants no leave: the period is named with its days, both included', () => {
    const exams = { from: ahead(3), to: ahead(5), name: 'Tentamen' };
    const at = (...days: number[]) =>
      faultOfDates(days.map(ahead), [{ from: ahead(90), to: ahead(91), name: 'Anna' }, exams], around);
    expect(at(3)).toEqual({ field: 'firstDay', code: 'leave.blocked-period', params: exams });
    expect([at(5)?.code, at(2, 6)?.code, at(2)?.code, at(6)?.code]).toEqual([
      'leave.blocked-period',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('decide who decides: the owner’s number is the contact teacher’s last', () => {
    expect([1, 3, 4, 60].map((days) => deciderOf(days, 3))).toEqual([
      'contact-teacher',
      'contact-teacher',
      'principal',
      'principal',
    ]);
    expect(deciderOf(1, 0)).toBe('principal');
  });
});

test('two spans overlap when they share a day', () => {
  const near = fc.integer({ min: 0, max: 12 }).map(ahead);
  const span = fc.tuple(near, near).map(([a, b]) => ({ firstDay: a < b ? a : b, lastDay: a < b ? b : a }));
  const days = ({ firstDay, lastDay }: { firstDay: string; lastDay: string }) =>
    new Set(Array.from({ length: daysBetween(firstDay, lastDay) + 1 }, (_none, index) => addDays(firstDay, index)));
  fc.assert(
    fc.property(span, span, (a, b) => {
      expect(overlaps(a, b)).toBe(days(a).intersection(days(b)).size > 0);
    }),
    { numRuns: 2000 },
  );
});

describe('a decision (A10)', () => {
  const reasons = choicesOf('applied-late', 'harms-teaching');
  test.each([
    ['a grant without a reason', 'grant', undefined, undefined],
    ['a grant with one', 'grant', 'applied-late', 'leave.grant-takes-no-reason'],
    ['a refusal with one', 'refuse', 'harms-teaching', undefined],
    ['a refusal without', 'refuse', undefined, 'leave.refusal-reason-missing'],
    ['a refusal with a reason of one’s own', 'refuse', 'because', 'leave.unknown-refusal-reason'],
  ] as const)('a decision: %s', (_name, move, reason, code) => {
    const fault = faultOfDecision(move, reason, reasons);
    expect(fault?.code).toBe(code);
    if (move === 'refuse' && fault)
      expect(fault).toMatchObject({ field: 'refusalReasonId', params: { allowed: reasons } });
  });
});

describe('the state machine (A10)', () => {
  const TABLE = {
    applied: { grant: 'granted', refuse: 'refused', withdraw: 'withdrawn' },
    granted: { grant: 'already-granted', refuse: 'already-granted', withdraw: 'withdrawn' },
    refused: { grant: 'already-refused', refuse: 'already-refused', withdraw: 'already-refused' },
    withdrawn: { grant: 'already-withdrawn', refuse: 'already-withdrawn', withdraw: 'already-withdrawn' },
  } as const;
  const moves = LEAVE_STATUSES.flatMap((status) => MOVES.map((move) => [status, move] as const));
  test.each(moves)('the state machine: %s, %s', (status, move) => {
    const moved = statusAfter(move, { status, firstDay: '2026-12-01' }, today);
    expect('status' in moved ? moved.status : moved.refused).toBe(TABLE[status][move]);
  });

  test('granted leave is withdrawn until the day before it begins; what waits always may be', () => {
    const at = (status: 'applied' | 'granted', firstDay: string) =>
      statusAfter('withdraw', { status, firstDay }, today);
    expect(at('granted', ahead(1))).toEqual({ status: 'withdrawn' });
    expect(at('granted', today)).toEqual({ refused: 'begun' });
    expect(at('granted', ahead(-9))).toEqual({ refused: 'begun' });
    expect(at('applied', ahead(-9))).toEqual({ status: 'withdrawn' });
  });

  test('any sequence keeps to the table, and nothing leaves refused or withdrawn', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 12 }), nearDay, (sequence, firstDay) => {
        let status: (typeof LEAVE_STATUSES)[number] = 'applied';
        for (const move of sequence) {
          const moved = statusAfter(move, { status, firstDay }, today);
          const begun = status === 'granted' && firstDay <= today;
          expect('status' in moved).toBe(STEPS[move].from.includes(status) && !begun);
          if (status === 'refused' || status === 'withdrawn') expect(moved).toEqual({ refused: `already-${status}` });
          if ('status' in moved) status = moved.status;
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
