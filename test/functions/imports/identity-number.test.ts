import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNumber } from '../../../functions/imports/identity-number.ts';
import { numberVault } from '../../../functions/imports/number-vault.ts';
import { syntheticNumber } from '../../../sample/numbers.ts';

/** rules-and-standards 3.5; the first three are Skatteetaten's published examples. */
const REAL = [
  ['02013299997', 'birth-number', 'both rules'],
  ['30108299920', 'birth-number', 'both rules'],
  ['30108299939', 'birth-number', 'only the rule of 2032, whose first sum may leave 0 to 3'],
] as const;
const SYNTHETIC = [
  ['15851090085', 'birth-number', 'month + 80'],
  ['01912490048', 'birth-number', 'month + 80'],
  ['41912490031', 'd-number', 'D-number + 80'],
  ['01512490065', 'birth-number', 'month + 40'],
  ['01762490001', 'birth-number', 'month + 65'],
] as const;

describe('identity numbers (J1, rules-and-standards 3.5)', () => {
  it.each(REAL)('%s (%s, %s) is right in production and refused in a test stage', (number, kind) => {
    expect(checkNumber(number, 'production')).toEqual({ ok: true, kind, synthetic: false });
    expect(checkNumber(number, 'synthetic')).toEqual({ ok: false, reason: 'real' });
  });
  it.each(SYNTHETIC)('%s (%s, %s) is right in a test stage and refused in production', (number, kind) => {
    expect(checkNumber(number, 'synthetic')).toEqual({ ok: true, kind, synthetic: true });
    expect(checkNumber(number, 'production')).toEqual({ ok: false, reason: 'synthetic' });
  });
  it.each([
    ['nothing', '', 'form'],
    ['ten digits', '1585109008', 'form'],
    ['twelve digits', '158510900850', 'form'],
    ['a letter', '1585109008A', 'form'],
    ['digits of another script', '١٥٨٥١٠٩٠٠٨٥', 'form'],
    ['a line break behind it', '15851090085\n', 'form'],
    ['day 0', '00851090085', 'form'],
    ['day 32', '32851090085', 'form'],
    ['a D-number’s day 72', '72851090085', 'form'],
    ['month 0', '15001090085', 'form'],
    ['month 13', '15131090085', 'form'],
    ['month 93', '15931090085', 'form'],
    ['a wrong last digit', '15851090086', 'check-digits'],
    ['two digits that changed places', '15851090805', 'check-digits'],
  ])('%s is refused', (_what, number, reason) => {
    for (const mode of ['production', 'synthetic'] as const)
      expect(checkNumber(number, mode)).toEqual({ ok: false, reason });
  });
  it('one digit written wrong is always noticed', () => {
    const parts = fc.record({
      day: fc.date({
        min: new Date('1930-01-01T00:00:00Z'),
        max: new Date('2024-12-31T00:00:00Z'),
        noInvalidDate: true,
      }),
      individual: fc.integer({ min: 0, max: 999 }),
      dNumber: fc.boolean(),
      at: fc.integer({ min: 0, max: 10 }),
      by: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(parts, ({ day, individual, dNumber, at, by }) => {
        const number = syntheticNumber({ born: day.toISOString().slice(0, 10), individual, dNumber });
        fc.pre(number !== undefined);
        const whole = number ?? '';
        expect(checkNumber(whole, 'synthetic')).toMatchObject({
          ok: true,
          kind: dNumber ? 'd-number' : 'birth-number',
        });
        const wrong = whole.slice(0, at) + ((Number(whole[at]) + by) % 10) + whole.slice(at + 1);
        expect(checkNumber(wrong, 'synthetic').ok).toBe(false);
        expect(checkNumber(wrong, 'production').ok).toBe(false);
      }),
    );
  });
});

describe('sealed numbers (decision 004)', () => {
  const vault = numberVault('one secret');
  const sealed = vault.seal('owner', 'person', '15851090085');

  it('open again for the same owner and person, and are never sealed alike', () => {
    expect(vault.open('owner', 'person', sealed)).toBe('15851090085');
    expect(vault.seal('owner', 'person', '15851090085')).not.toBe(sealed);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('15851090085');
  });
  it('do not open for another person or owner, under another secret, or with any bit changed', () => {
    expect(() => vault.open('owner', 'other', sealed)).toThrow();
    expect(() => vault.open('other', 'person', sealed)).toThrow();
    expect(() => numberVault('another').open('owner', 'person', sealed)).toThrow();
    const bytes = Buffer.from(sealed, 'base64');
    for (let at = 0; at < bytes.length; at++) {
      const hurt = Buffer.from(bytes);
      hurt[at] = (hurt[at] ?? 0) ^ 1;
      expect(() => vault.open('owner', 'person', hurt.toString('base64')), `byte ${at}`).toThrow();
    }
  });
});
