import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  adultFrom,
  daysBetween,
  epochSeconds,
  holdsOn,
  instantIn,
  instantsIn,
  isAdult,
  isDay,
  isKept,
  isTimeOfDay,
  laterBy,
  momentOf,
  overAfter,
  weekday,
} from '../../../functions/shared/time.ts';

const MINUTE = 60_000;

/** Last Sunday of a month at 01:00 UTC: when Norway changes its clocks, by the rule and not by the library. */
function change(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 0, 1));
  return last.getTime() - last.getUTCDay() * 24 * 60 * MINUTE;
}

describe('Oslo time', () => {
  it('Oslo time follows the rule of summer time in every minute round both changes, 2024–2035', () => {
    for (let year = 2024; year <= 2035; year++) {
      const spring = change(year, 3);
      const autumn = change(year, 10);
      for (const around of [spring, autumn]) {
        for (let at = around - 180 * MINUTE; at <= around + 180 * MINUTE; at += MINUTE) {
          const offset = at >= spring && at < autumn ? 120 : 60;
          const local = new Date(at + offset * MINUTE).toISOString();
          const seen = momentOf(at);
          if (`${seen.day}T${seen.time}` !== local.slice(0, 16)) expect(seen).toEqual(local);
        }
      }
    }
    expect(momentOf(Date.UTC(2027, 2, 28, 1))).toMatchObject({ day: '2027-03-28', time: '03:00' });
  });

  it.each([
    ['2026-11-24', -24, '2024-11-24'],
    ['2027-03-31', -1, '2027-02-28'],
    ['2028-03-31', -1, '2028-02-29'],
    ['2027-01-15', -6, '2026-07-15'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-31', 24, '2028-12-31'],
  ])('the day of %s and %i months more is %s', (day, months, other) => {
    expect(addMonths(day, months)).toBe(other);
  });

  it('a record is kept for some months after a day, until that day begins in Oslo', () => {
    const expiresAtSeconds = overAfter('2026-12-10', 6);
    expect(isKept({ expiresAtSeconds }, '2027-06-09T21:59:59.000Z')).toBe(true);
    expect(isKept({ expiresAtSeconds }, '2027-06-09T22:00:00.000Z')).toBe(false);
  });

  it('Oslo time turns a civil time into an instant that shows that time again, or the next that exists', () => {
    const times = fc.integer({ min: 0, max: 1439 }).map((minutes) => {
      const [h, m] = [Math.floor(minutes / 60), minutes % 60];
      return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
    });
    const days = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2024-01-01', n));
    fc.assert(
      fc.property(days, times, (day, time) => {
        const seen = momentOf(Date.parse(instantIn(day, time)));
        const inGap = seen.time !== time;
        expect(seen.day).toBe(day);
        if (inGap) expect(time >= '02:00' && time < '03:00' && weekday(day) === 7).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it('Oslo time lets a time that spring takes away come when the gap is over, so that earlier times never come later', () => {
    expect(instantIn('2027-03-28', '02:30')).toBe('2027-03-28T01:00:00.000Z');
    const seen = ['01:59', '02:00', '02:59', '03:00'].map((time) => instantIn('2027-03-28', time));
    expect(seen).toEqual([...seen].sort());
  });

  it('Oslo time knows both times that an autumn clock shows twice, and none that spring leaves out', () => {
    expect(instantsIn('2027-10-31', '02:30')).toEqual(['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z']);
    expect([instantsIn('2027-03-28', '02:30'), instantsIn('2027-03-28', '03:00').length]).toEqual([[], 1]);
  });

  it('Oslo time takes the first of two equal times in the autumn night', () => {
    expect(instantIn('2027-10-31', '02:30')).toBe('2027-10-31T00:30:00.000Z');
  });
});

describe('days', () => {
  it('days adds and counts days on the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: -3000, max: 3000 }), (start, step) => {
        const day = addDays('2026-01-01', start);
        const later = addDays(day, step);
        expect(daysBetween(day, later)).toBe(step);
        expect(isDay(later)).toBe(true);
        expect(weekday(later)).toBe(((((weekday(day) - 1 + step) % 7) + 7) % 7) + 1);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-11-24T00', '０２０２-11-24'])(
    'days refuses %s as a day',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it.each([
    ['23:59', true],
    ['24:00', false],
    ['8:00', false],
    ['08:60', false],
  ])('days: %s as a time of day: %s', (text, valid) => {
    expect(isTimeOfDay(text)).toBe(valid);
  });

  it('days holds from its first day until the day before its end', () => {
    const dated = { from: '2026-08-17', to: '2026-11-24' };
    expect(['2026-08-16', '2026-08-17', '2026-11-23', '2026-11-24'].map((day) => holdsOn(dated, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(holdsOn({ from: '2026-08-17' }, '2099-01-01')).toBe(true);
  });

  it('days makes an adult at midnight of the birthday, and on 1 March of one born on a leap day', () => {
    expect(adultFrom('2008-02-29')).toBe('2026-03-01');
    expect([isAdult('2008-11-24', '2026-11-23'), isAdult('2008-11-24', '2026-11-24')]).toEqual([false, true]);
  });

  it('days makes an adult on the first day on which eighteen years are full, whoever is born when', () => {
    const years = (born: string, on: string) =>
      Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0);
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 30_000 }), (offset) => {
        const born = addDays('2008-02-29', offset);
        const first = adultFrom(born);
        expect([years(born, addDays(first, -1)), years(born, first)]).toEqual([17, 18]);
        expect([isAdult(born, addDays(first, -1)), isAdult(born, first)]).toEqual([false, true]);
      }),
      { numRuns: 10_000 },
    );
  });

  it('days gives time to live in whole seconds', () => {
    expect(epochSeconds('2026-11-24T00:00:00.999Z')).toBe(1795478400);
  });
});

it('hours are added and taken off on the clock of machines, also in a night that has one less', () => {
  expect(laterBy('2027-03-28T00:30:00.000Z', 12 * 60 * MINUTE)).toBe('2027-03-28T12:30:00.000Z');
  expect(laterBy('2027-03-28T00:30:00.000Z', -MINUTE)).toBe('2027-03-28T00:29:00.000Z');
});
