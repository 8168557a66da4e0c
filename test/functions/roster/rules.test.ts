import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenConsent, revokedConsent } from '../../../functions/roster/rules.ts';
import { addDays, type Dated, holdsOn } from '../../../functions/shared/time.ts';

describe('consent of a pupil of age (J3)', () => {
  it.each<[string, Dated | undefined, string | null, Dated]>([
    ['the first', undefined, null, { from: '2026-11-24', to: undefined }],
    ['until a day, which is included', undefined, '2026-12-01', { from: '2026-11-24', to: '2026-12-02' }],
    ['one that holds goes on', { from: '2026-09-01' }, '2026-12-01', { from: '2026-09-01', to: '2026-12-02' }],
    [
      'one that is over begins anew',
      { from: '2026-09-01', to: '2026-10-01' },
      null,
      { from: '2026-11-24', to: undefined },
    ],
  ])('consent of a pupil of age: %s', (_what, held, until, wanted) => {
    expect(givenConsent(held, until, '2026-11-24')).toEqual(wanted);
  });
  it('consent of a pupil of age: after any sequence, the last that was said holds, and no day before is told anew', () => {
    const step = fc.record({
      days: fc.integer({ min: 0, max: 40 }),
      gives: fc.boolean(),
      until: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (steps) => {
        let held: Dated | undefined;
        let today = '2026-01-01';
        for (const { days, gives, until } of steps) {
          const before = held;
          today = addDays(today, days);
          held = gives
            ? givenConsent(held, until === null ? null : addDays(today, until), today)
            : revokedConsent(held, today);
          expect(held !== undefined && holdsOn(held, today)).toBe(gives);
          if (before && held && held.from === before.from)
            for (const past of [-1, -20])
              expect(holdsOn(held, addDays(today, past))).toBe(holdsOn(before, addDays(today, past)));
        }
      }),
    );
  });
});
