import { describe, expect, test } from 'vitest';
import { noSchoolDayIn } from '../../../functions/absence/days.ts';
import { refusals } from '../../../functions/absence/refusals.ts';
import { LANGUAGES } from '../../../functions/shared/texts/language.ts';

/** A year of two terms, and no next year yet. */
const terms = [
  { from: '2027-01-04', to: '2027-06-16' },
  { from: '2026-08-17', to: '2026-12-22' },
];
const CALENDAR = { terms, closedDays: [] };

describe('an absence without a school day (A2)', () => {
  test.each([
    ['a weekend', '2026-11-28', '2026-11-29', 'absence.no-school-day', { nextSchoolDay: '2026-11-30' }],
    ['a holiday', '2026-12-25', '2026-12-26', 'absence.no-school-day', { nextSchoolDay: '2027-01-04' }],
    ['an open end in a holiday', '2026-12-25', null, 'absence.no-school-day', { nextSchoolDay: '2027-01-04' }],
    [
      'a summer before the next calendar is there',
      '2027-07-31',
      '2027-08-01',
      'absence.calendar-unknown',
      { knownUntil: '2027-06-15' },
    ],
  ] as const)(
    'an absence without a school day is refused with what is known of %s',
    (_what, firstDay, lastDay, code, params) => {
      expect(noSchoolDayIn(CALENDAR, { firstDay, lastDay })).toEqual({ code, params });
      for (const language of LANGUAGES) {
        for (const name of Object.keys(params)) expect(refusals[code][language]).toContain(`{${name}}`);
      }
    },
  );
});
