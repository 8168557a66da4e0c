import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  easterSunday,
  isPublicHoliday,
  isSchoolDay,
  nextSchoolDay,
  schoolDays,
} from '../../../../functions/shared/school/calendar.ts';
import { addDays, weekday } from '../../../../functions/shared/time.ts';

const always = { terms: [], closedDays: [] };
const days = fc.integer({ min: 0, max: 365 * 60 }).map((offset) => addDays('2020-01-01', offset));

/** Easter by the definition: the Sunday after the ecclesiastical full moon (Gauss, 1816), written independently. */
function easterByGauss(year: number): string {
  const [a, b, c] = [year % 19, year % 4, year % 7];
  const k = Math.floor(year / 100);
  const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30;
  const n = (4 + k - Math.floor(k / 4)) % 7;
  const d = (19 * a + m) % 30;
  const e = (2 * b + 4 * c + 6 * d + n) % 7;
  if (d === 29 && e === 6) return `${year}-04-19`;
  if (d === 28 && e === 6 && a > 10) return `${year}-04-18`;
  return addDays(`${year}-03-22`, d + e);
}

describe('Easter', () => {
  test.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter: %i is %s', (year, day) => expect(easterSunday(year)).toBe(day));

  test('Easter equals an independent calculation, and is a Sunday, for every Gregorian year to 2999', () => {
    for (let year = 1583; year <= 2999; year++) {
      expect(easterSunday(year)).toBe(easterByGauss(year));
      expect(weekday(easterSunday(year))).toBe(7);
    }
  });
});

test('the public holidays of 2027 are eleven days, since Whit Monday falls on 17 May', () => {
  const found: string[] = [];
  for (let day = '2027-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) if (isPublicHoliday(day)) found.push(day);
  expect(found).toEqual([
    '2027-01-01',
    '2027-03-25',
    '2027-03-26',
    '2027-03-28',
    '2027-03-29',
    '2027-05-01',
    '2027-05-06',
    '2027-05-16',
    '2027-05-17',
    '2027-12-25',
    '2027-12-26',
  ]);
});

describe('school days', () => {
  test('school days lie inside a term, end excluded, and outside closed days, both ends included', () => {
    const calendar = {
      terms: [{ from: '2026-08-17', to: '2026-12-19' }],
      closedDays: [{ from: '2026-09-28', to: '2026-10-02' }],
    };
    expect(isSchoolDay(calendar, '2026-08-14')).toBe(false);
    expect(isSchoolDay(calendar, '2026-08-17')).toBe(true);
    expect(isSchoolDay(calendar, '2026-09-28')).toBe(false);
    expect(isSchoolDay(calendar, '2026-10-02')).toBe(false);
    expect(isSchoolDay(calendar, '2026-10-05')).toBe(true);
    expect(nextSchoolDay(calendar, '2026-09-26')).toBe('2026-10-05');
    expect(nextSchoolDay(calendar, '2026-12-21')).toBeUndefined();
  });

  test('a range is the brute-force filter of its days, also across the two clock changes', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40 }), (first, length) => {
        const last = addDays(first, length);
        const expected = Array.from({ length: length + 1 }, (_none, index) => addDays(first, index)).filter((day) =>
          isSchoolDay(always, day),
        );
        expect(schoolDays(always, first, last)).toEqual(expected);
      }),
    );
    expect(schoolDays(always, '2027-03-26', '2027-03-30')).toEqual(['2027-03-30']);
    expect(schoolDays(always, '2026-10-23', '2026-10-27')).toEqual(['2026-10-23', '2026-10-26', '2026-10-27']);
  });

  test('the next school day is the earliest one on or after the day', () => {
    fc.assert(
      fc.property(days, (day) => {
        const next = nextSchoolDay(always, day);
        expect(next !== undefined && next >= day && isSchoolDay(always, next)).toBe(true);
        expect(schoolDays(always, day, next ?? day)).toEqual([next]);
      }),
    );
  });
});
