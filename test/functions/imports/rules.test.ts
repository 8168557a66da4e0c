import { describe, expect, it } from 'vitest';
import { endsBy, endsTooMany, shownKey } from '../../../functions/imports/rules.ts';

describe('an import that would end too much is refused (J1)', () => {
  const counts = (ended: number, stay: number) => ({ added: 0, changed: 0, unchanged: stay, ended, refused: 0 });
  it.each([
    ['a tenth of a hundred', 10, 100, 10, false],
    ['one more than a tenth', 11, 100, 10, true],
    ['all, where the owner allows all', 100, 100, 100, false],
    ['one of a hundred, where the owner allows none', 1, 100, 0, true],
    ['three of twenty', 3, 20, 10, true],
    ['two of twenty: a tenth', 2, 20, 10, false],
    ['five of nineteen: too few for a share to say anything', 5, 19, 10, false],
    ['all three: half a file', 3, 3, 10, true],
    ['both of two', 2, 2, 10, false],
  ])('%s', (_what, ended, held, share, refused) => {
    // Where the owner allows all, a file without a single one is a mistake all the same.
    const stay = ended === held && share === 100 ? 1 : held - ended;
    expect(endsTooMany(counts(ended, stay), held, share)).toBe(refused);
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
