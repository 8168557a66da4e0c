import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nextAt, openAt } from '../../../functions/notices/send-window.ts';
import type { Hours } from '../../../functions/shared/school/hours.ts';
import { momentOf } from '../../../functions/shared/time.ts';

const at = (instant: string) => momentOf(Date.parse(instant));
const DAYTIME: Hours = { from: '07:00', to: '21:00' };

describe('send windows (F3)', () => {
  it.each([
    ['in the window', '2026-11-24T10:00:00Z', '2026-11-24T10:00:00.000Z'],
    ['before it opens', '2026-11-24T04:00:00Z', '2026-11-24T06:00:00.000Z'],
    ['at its last minute', '2026-11-24T19:59:00Z', '2026-11-24T19:59:00.000Z'],
    ['when it closes', '2026-11-24T20:00:00Z', '2026-11-25T06:00:00.000Z'],
    ['the night that is an hour short', '2027-03-27T22:00:00Z', '2027-03-28T05:00:00.000Z'],
    ['the night that is an hour long', '2026-10-24T21:00:00Z', '2026-10-25T06:00:00.000Z'],
  ])('send windows: %s', (_what, now, opens) => {
    expect(openAt(DAYTIME, undefined, at(now))).toBe(opens);
  });

  it('send windows takes a window over midnight, and the meeting of the owner’s and one’s own', () => {
    const late = at('2026-11-24T23:30:00Z');
    expect(openAt({ from: '20:00', to: '06:00' }, undefined, late)).toBe(late.instant);
    expect(openAt(DAYTIME, { from: '16:00', to: '22:00' }, at('2026-11-24T10:00:00Z'))).toBe(
      '2026-11-24T15:00:00.000Z',
    );
  });

  it.each([
    ['21:00', '23:00'],
    ['02:00', '03:00'],
    ['21:00', '07:00'],
    // So short a meeting would be missed again and again.
    ['20:31', '07:00'],
  ])('send windows lets the owner’s win over own hours from %s to %s, which do not meet them', (from, to) => {
    expect(openAt(DAYTIME, { from, to }, at('2026-12-17T02:00:00Z'))).toBe('2026-12-17T06:00:00.000Z');
    expect(openAt(DAYTIME, { from, to }, at('2026-12-17T10:00:00Z'))).toBe('2026-12-17T10:00:00.000Z');
  });

  const time = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  const instant = fc.oneof(
    fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2028-01-01T00:00:00Z') }),
    // The hours around both clock changes.
    fc.integer({ min: Date.parse('2027-03-27T22:00:00Z'), max: Date.parse('2027-03-28T04:00:00Z') }),
    fc.integer({ min: Date.parse('2027-10-30T22:00:00Z'), max: Date.parse('2027-10-31T04:00:00Z') }),
  );

  /** Clocks change at one UTC on the last Sunday of March and October: by the rule and not by the library. */
  const changes = Array.from({ length: 10 }, (_none, index) => 2024 + index).flatMap((year) =>
    [3, 10].map((month) => {
      const last = new Date(Date.UTC(year, month, 0, 1));
      return last.getTime() - last.getUTCDay() * 24 * 3_600_000;
    }),
  );
  const clocks = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Oslo', hour: '2-digit', minute: '2-digit' });
  const isIn = ({ from, to }: Hours, clock: string) =>
    from < to ? from <= clock && clock < to : clock >= from || clock < to;
  /** Minute by minute until the clocks show an hour that is open. */
  function firstOpen(hours: readonly Hours[], now: number): number {
    for (let minute = now; minute < now + 72 * 3_600_000; minute = Math.floor(minute / 60_000 + 1) * 60_000)
      if (hours.every((window) => isIn(window, clocks.format(minute)))) return minute;
    throw new Error('Never open.');
  }
  const span = (from: string, to: string): Hours => ({ from, to });
  const nightly = fc
    .tuple(fc.nat(4), fc.nat(59), fc.nat(4), fc.nat(59))
    .map(([a, b, c, d]) =>
      span(...([`0${a}:${b}`, `0${c}:${d}`].map((t) => t.replace(/:(.)$/, ':0$1')) as [string, string])),
    );

  test('send windows opens at the first minute that the clocks show, round the clock changes of ten years', () => {
    const around = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -30 * 60, max: 30 * 60 }), fc.nat(59_999))
      .map(([change, minutes, rest]) => change + minutes * 60_000 + rest);
    const windows = fc.oneof(
      nightly,
      fc.tuple(time, time).map(([from, to]) => span(from, to)),
    );
    fc.assert(
      fc.property(around, windows, (now, hours) => {
        const opens = openAt(hours, undefined, momentOf(now));
        expect(opens).toBe(new Date(firstOpen([hours], now)).toISOString());
      }),
      { numRuns: 5000 },
    );
  });

  test('send windows never leaves at an hour of the night that the owner keeps free, whatever somebody chose', () => {
    fc.assert(
      fc.property(instant, time, time, (now, from, to) => {
        const { time: clock } = at(openAt(DAYTIME, { from, to }, momentOf(now)));
        expect(isIn(DAYTIME, clock)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('the next digest is later than now, and within a day and an hour', () => {
    fc.assert(
      fc.property(instant, time, (now, digest) => {
        const wait = Date.parse(nextAt(digest, momentOf(now))) - now;
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(26 * 3_600_000);
      }),
      { numRuns: 10_000 },
    );
  });
});
