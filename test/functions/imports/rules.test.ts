import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsBy, endsTooMany, shownKey } from '../../../functions/imports/rules.ts';

describe('an import that would end too much is refused (J1)', () => {
  it.each([
    ['a tenth of a hundred', 10, 100, 10, false],
    ['one more than a tenth', 11, 100, 10, true],
    ['one of a hundred, where the owner allows none', 1, 100, 0, true],
    ['one of one, where the owner allows none', 1, 1, 0, true],
    ['three of twenty', 3, 20, 10, true],
    ['two of twenty: a tenth', 2, 20, 10, false],
    ['two of nineteen: a family has moved', 2, 19, 10, false],
    ['three of nineteen', 3, 19, 10, true],
    ['two of three', 2, 3, 10, false],
    ['seven of seven groups', 7, 7, 10, true],
    ['ten of ten enrolments', 10, 10, 10, true],
    ['two of two guardians', 2, 2, 10, true],
    ['the only one', 1, 1, 10, false],
    ['all, where the owner allows all', 100, 100, 100, true],
    ['ninety-nine of a hundred, where the owner allows all', 99, 100, 100, false],
    ['none of none', 0, 0, 10, false],
  ])('an import that would end too much is refused: %s', (_what, ended, held, share, refused) => {
    expect(endsTooMany({ ended }, held, share)).toBe(refused);
  });

  const share = fc.integer({ min: 0, max: 100 });
  const some = fc.nat(200).chain((held) => fc.tuple(fc.constant(held), fc.nat(held)));
  it('the more end the sooner it is refused; none never, all of several always', () => {
    fc.assert(
      fc.property(some, share, ([held, ended], percent) => {
        const refused = endsTooMany({ ended }, held, percent);
        expect(endsTooMany({ ended: 0 }, held, percent)).toBe(false);
        if (refused && ended < held) expect(endsTooMany({ ended: ended + 1 }, held, percent)).toBe(true);
        if (held > 1) expect(endsTooMany({ ended: held }, held, percent)).toBe(true);
        // Beyond a family, never more than the share.
        if (!refused && ended > 2) expect(ended * 100).toBeLessThanOrEqual(held * percent);
      }),
      { numRuns: 2000 },
    );
  });
});

it('something ends today, unless it had ended before', () => {
  expect(endsBy(undefined, '2026-11-24')).toBe('2026-11-24');
  expect(endsBy('2026-10-01', '2026-11-24')).toBe('2026-10-01');
  expect(endsBy('2027-06-19', '2026-11-24')).toBe('2026-11-24');
});
it('a key that is an identity number is not shown, wherever it stands in it', () => {
  expect(shownKey('pupil 15851090085')).toBe('pupil •••');
  expect(shownKey('15851090085 01912490048')).toBe('••• •••');
  expect(shownKey('a'.repeat(100)).length).toBe(60);
});
