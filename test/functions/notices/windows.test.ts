import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nextAt, openAt, type Window } from '../../../functions/notices/windows.ts';
import { momentOf } from '../../../functions/shared/time.ts';

const at = (instant: string) => momentOf(Date.parse(instant));
const DAYTIME: Window = { from: '07:00', to: '21:00' };

describe('send windows (F3)', () => {
  it.each([
    ['in the window', '2026-11-24T10:00:00Z', '2026-11-24T10:00:00.000Z'],
    ['before it opens', '2026-11-24T04:00:00Z', '2026-11-24T06:00:00.000Z'],
    ['at its last minute', '2026-11-24T19:59:00Z', '2026-11-24T19:59:00.000Z'],
    ['when it closes', '2026-11-24T20:00:00Z', '2026-11-25T06:00:00.000Z'],
    ['the night that is an hour short', '2027-03-27T22:00:00Z', '2027-03-28T05:00:00.000Z'],
    ['the night that is an hour long', '2026-10-24T21:00:00Z', '2026-10-25T06:00:00.000Z'],
  ])('%s', (_what, now, opens) => {
    expect(openAt([DAYTIME], at(now))).toBe(opens);
  });

  it('takes a window over midnight, and the meeting of the owner’s and one’s own', () => {
    expect(openAt([{ from: '20:00', to: '06:00' }], at('2026-11-24T23:30:00Z'))).toBe('2026-11-24T23:30:00.000Z');
    expect(openAt([DAYTIME, { from: '16:00', to: '22:00' }], at('2026-11-24T10:00:00Z'))).toBe(
      '2026-11-24T15:00:00.000Z',
    );
  });

  it('sends at once where the windows never meet: silence would lose the notice', () => {
    const now = at('2026-11-24T10:00:00Z');
    expect(openAt([DAYTIME, { from: '22:00', to: '23:00' }], now)).toBe(now.instant);
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

  test('is never in the past and never more than two days away', () => {
    fc.assert(
      fc.property(instant, time, time, (now, from, to) => {
        const opens = Date.parse(openAt([{ from, to }], momentOf(now)));
        expect(opens).toBeGreaterThanOrEqual(now);
        expect(opens - now).toBeLessThanOrEqual(48 * 3_600_000);
      }),
      { numRuns: 10_000 },
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
