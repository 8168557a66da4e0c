import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homesOf, mayMeet, type Together, withoutProtected } from '../../../functions/access/policy.ts';

const pair = (a: string, b: string, together = true): Together => ({ guardianIds: [a, b], together });

describe('who may be named to each other (J2, law 4)', () => {
  it.each<[string, Together[], string[], string[][]]>([
    ['two adults on whom nobody has decided', [], ['mor', 'far'], [['far'], ['mor']]],
    ['two adults together', [pair('far', 'mor')], ['mor', 'far'], [['far', 'mor']]],
    ['two adults apart', [pair('far', 'mor', false)], ['mor', 'far'], [['far'], ['mor']]],
    ['nobody', [pair('far', 'mor')], [], []],
    ['an adult alone', [pair('far', 'mor')], ['mor'], [['mor']]],
    [
      'a couple, and a parent of another home',
      [pair('bonus', 'mor'), pair('bonus', 'far', false)],
      ['mor', 'far', 'bonus'],
      [['bonus', 'mor'], ['far']],
    ],
    [
      'three adults of whom two may not meet, though both may meet the third',
      [pair('a', 'b'), pair('b', 'c')],
      ['a', 'b', 'c'],
      [['a', 'b'], ['c']],
    ],
  ])('the homes of %s', (_what, pairs, ids, homes) => {
    expect(homesOf(ids, pairs)).toEqual(homes);
  });

  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });
  const pairs = fc.array(
    fc
      .record({ a: fc.constantFrom('a', 'b', 'c'), b: fc.constantFrom('d', 'e'), together: fc.boolean() })
      .map(({ a, b, together }) => pair(a, b, together)),
    { maxLength: 6 },
  );

  it('every adult is in exactly one home, and nobody shares a home with somebody whom they may not meet', () => {
    fc.assert(
      fc.property(ids, pairs, (adults, decisions) => {
        const homes = homesOf(adults, decisions);
        expect(homes.flat().sort()).toEqual([...adults].sort());
        for (const home of homes)
          for (const first of home) for (const other of home) expect(mayMeet(decisions, first, other)).toBe(true);
      }),
    );
  });

  it('the homes depend neither on the order of the adults nor on a name given twice', () => {
    fc.assert(
      fc.property(ids, pairs, (adults, decisions) => {
        expect(homesOf([...adults, ...adults].reverse(), decisions)).toEqual(homesOf(adults, decisions));
      }),
    );
  });

  it('a protected adult is in a home alone, whatever was decided', () => {
    const decisions = withoutProtected([pair('bonus', 'mor'), pair('far', 'mor')], new Set(['bonus']));
    expect(homesOf(['mor', 'far', 'bonus'], decisions)).toEqual([['bonus'], ['far', 'mor']]);
  });
});
