import { describe, expect, test } from 'vitest';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { faultOf, valuesOf } from '../../../functions/settings/rules.ts';

const KEY = 'remarks.categories';
const late = {
  ...{ id: 'late', ledger: 'order' as const, polarity: 'negative' as const, from: '2026-08-01' },
  ...{ nb: 'For sen', nn: 'For sein', en: 'Late' },
};
const takes = (value: unknown) => DEFINITIONS[KEY].value.safeParse(value).success;

describe('an owner’s list of remarks (E1)', () => {
  test('the default is one', () => {
    const { default: list } = DEFINITIONS[KEY];
    expect(takes(list)).toBe(true);
    expect(faultOf(valuesOf([]), { level: 'owner' }, KEY, list)).toBeUndefined();
    const ledgers = new Set(list.map(({ ledger, polarity }) => `${ledger} ${polarity}`));
    expect(ledgers.size).toBe(4);
  });

  test.each<[string, unknown, boolean]>([
    ['none', [], true],
    ['one that ends', [{ ...late, to: '2027-08-01' }], true],
    ['a third ledger', [{ ...late, ledger: 'effort' }], false],
    ['no word in nynorsk', [{ ...late, nn: ' ' }], false],
    ['a word that is a letter', [{ ...late, nb: 'x'.repeat(61) }], false],
    ['an id with a name in it', [{ ...late, id: 'Kari N.' }], false],
    ['a day that is none', [{ ...late, from: '2026-02-30' }], false],
    ['something beside', [{ ...late, weight: 2 }], false],
    ['sixty-one', Array.from({ length: 61 }, (_none, index) => ({ ...late, id: `c${index}` })), false],
  ])('an owner’s list of remarks: %s', (_what, value, wanted) => {
    expect(takes(value)).toBe(wanted);
  });

  test.each([
    ['two with one id', [late, { ...late, nb: 'Sen' }]],
    ['one that ends as it begins', [{ ...late, to: late.from }]],
  ])('an owner’s list of remarks: %s disagree', (_what, list) => {
    expect(faultOf(valuesOf([]), { level: 'owner' }, KEY, list)).toBe('categories-disagree');
  });

  test('an owner’s list of remarks is the owner’s alone', () => {
    expect(faultOf(valuesOf([]), { level: 'school', schoolId: 'a' }, KEY, [late])).toBe('not-per-school');
  });
});
