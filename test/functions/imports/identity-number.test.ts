import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNumber, type NumberFault, type NumberMode } from '../../../functions/imports/identity-number.ts';
import { numberVault } from '../../../functions/imports/number-vault.ts';
import { texts } from '../../../functions/imports/texts.ts';

const TODAY = '2026-11-24';
/** The last day of the old rules and the first of the new ones. */
const [LAST, FIRST] = ['2031-12-31', '2032-01-01'];
const judged = (number: string, mode: NumberMode, day = TODAY) => checkNumber(number, { mode, day });

/** Skatteetaten's published examples. */
const REAL = [
  ['02013299997', 'birth-number'],
  ['30108299920', 'birth-number'],
] as const;
/** Right only by the rule of 2032, whose first sum may leave 0 to 3. */
const RELAXED = '30108299939';
const SYNTHETIC = [
  ['15851090085', 'birth-number', 'month + 80'],
  ['01912490048', 'birth-number', 'month + 80'],
  ['41912490031', 'd-number', 'D-number + 80'],
  ['01762490001', 'birth-number', 'month + 65'],
] as const;
/** Month + 40: NAV's test numbers look like the health service's H-numbers. */
const H_NUMBER = '01512490065';

/**
 * A number of any series with both check digits right by the old rule, or by the new one leaving `left` in the first
 * sum.
 */
function numberOf({
  day,
  month,
  year,
  individual,
  left = 0,
}: Record<'day' | 'month' | 'year' | 'individual', number> & { left?: number }) {
  const nine =
    [day, month, year].map((part) => String(part).padStart(2, '0')).join('') + String(individual).padStart(3, '0');
  const sum = (digits: string, weights: readonly number[]) =>
    weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const first = (11 + left - (sum(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const second = (11 - (sum(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return first === 10 || second === 10 ? undefined : `${nine}${first}${second}`;
}
/** The first number of that date that exists, among individual numbers from one on. */
function someNumber(parts: Parameters<typeof numberOf>[0]): string {
  for (let step = 0; step < 100; step++) {
    const found = numberOf({ ...parts, individual: parts.individual + step });
    if (found !== undefined) return found;
  }
  throw new Error('No such number');
}

describe('identity numbers (J1, decision 004)', () => {
  it.each(REAL)('identity numbers: %s (%s) is right in production and refused in a test stage', (number, kind) => {
    expect(judged(number, 'production')).toEqual({ ok: true, kind, synthetic: false });
    expect(judged(number, 'synthetic')).toEqual({ ok: false, reason: 'real' });
  });
  it.each(SYNTHETIC)(
    'identity numbers: %s (%s, %s) is right in a test stage and refused in production',
    (number, kind) => {
      expect(judged(number, 'synthetic')).toEqual({ ok: true, kind, synthetic: true });
      expect(judged(number, 'production')).toEqual({ ok: false, reason: 'synthetic' });
    },
  );
  it('a number with month + 40 is NAV’s in a test stage, and in production an H-number, which is told', () => {
    expect(judged(H_NUMBER, 'synthetic')).toEqual({ ok: true, kind: 'birth-number', synthetic: true });
    expect(judged(H_NUMBER, 'production')).toEqual({ ok: false, reason: 'h-number' });
  });
  it('the second rule for the first check digit holds from 1 January 2032, and not a day before', () => {
    for (const day of [TODAY, LAST])
      expect(judged(RELAXED, 'production', day)).toEqual({ ok: false, reason: 'check-digits' });
    expect(judged(RELAXED, 'production', FIRST)).toEqual({ ok: true, kind: 'birth-number', synthetic: false });
    for (const [number] of REAL) expect(judged(number, 'production', FIRST).ok).toBe(true);
    for (let left = 0; left < 11; left++) {
      const number = numberOf({ day: 15, month: 90, year: 10, individual: 517, left });
      if (number === undefined) continue;
      expect(judged(number, 'synthetic', LAST).ok, `${left} left`).toBe(left === 0);
      expect(judged(number, 'synthetic', FIRST).ok, `${left} left`).toBe(left <= 3);
    }
  });
  it.each([
    ['31 February', 31, 2, 10, 500, false],
    ['30 February', 30, 2, 10, 500, false],
    ['31 April', 31, 4, 10, 500, false],
    ['31 November', 31, 11, 10, 500, false],
    ['29 February 1999', 29, 2, 99, 100, false],
    ['29 February 2011', 29, 2, 11, 500, false],
    ['29 February 1900', 29, 2, 0, 100, false],
    ['29 February 2000', 29, 2, 0, 500, true],
    ['29 February 2012', 29, 2, 12, 500, true],
    ['29 February 1940 of the later series', 29, 2, 40, 900, true],
    ['29 February 1896', 29, 2, 96, 500, true],
    ['31 December 1999', 31, 12, 99, 100, true],
  ])('identity numbers: %s', (_what, day, month, year, individual, exists) => {
    const wanted = exists ? { ok: true } : { ok: false, reason: 'date' };
    for (const [series, mode] of [
      [0, 'production'],
      [65, 'synthetic'],
      [80, 'synthetic'],
      [40, 'synthetic'],
    ] as const)
      for (const dNumber of [0, 40]) {
        const number = someNumber({ day: day + dNumber, month: month + series, year, individual });
        expect(judged(number, mode), number).toMatchObject(wanted);
      }
  });
  it('identity numbers: from 2032 the individual digits tell no century, so 29 February 1900 may be of 2000', () => {
    const number = someNumber({ day: 29, month: 82, year: 0, individual: 100 });
    expect([judged(number, 'synthetic', LAST).ok, judged(number, 'synthetic', FIRST).ok]).toEqual([false, true]);
  });
  it.each([
    ['nothing', '', 'form'],
    ['ten digits', '1585109008', 'form'],
    ['twelve digits', '158510900850', 'form'],
    ['a DUF number', '201012345678', 'duf'],
    ['an FH-number', '81234567890', 'fh-number'],
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
  ])('identity numbers: %s is refused', (_what, number, reason) => {
    for (const mode of ['production', 'synthetic'] as const)
      expect(judged(number, mode)).toEqual({ ok: false, reason });
  });
  it('every fault has its words', () => {
    const faults = ['form', 'check-digits', 'date', 'synthetic', 'real', 'h-number', 'fh-number', 'duf'] as const;
    for (const fault of faults) expect(texts[`import.number-${fault satisfies NumberFault}`], fault).toBeDefined();
  });
  it('every day that was is right, every day that never was is refused, and one digit written wrong is always noticed', () => {
    const parts = fc.record({
      day: fc.integer({ min: 1, max: 31 }),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 1854, max: 2039 }),
      serial: fc.integer({ min: 0, max: 99 }),
      dNumber: fc.boolean(),
      at: fc.integer({ min: 0, max: 10 }),
      by: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(parts, ({ day, month, year, serial, dNumber, at, by }) => {
        const base = year < 1900 || year > 1999 ? 500 : 0;
        const individual = base + serial;
        const number = numberOf({ day: day + (dNumber ? 40 : 0), month: month + 80, year: year % 100, individual });
        fc.pre(number !== undefined);
        const whole = number ?? '';
        const was = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
        const right = { ok: true, kind: dNumber ? 'd-number' : 'birth-number', synthetic: true };
        expect(judged(whole, 'synthetic')).toEqual(was ? right : { ok: false, reason: 'date' });
        const wrong = whole.slice(0, at) + ((Number(whole[at]) + by) % 10) + whole.slice(at + 1);
        expect(judged(wrong, 'synthetic').ok).toBe(false);
        expect(judged(wrong, 'production').ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('sealed numbers (decision 004)', () => {
  const vault = numberVault('one secret');
  const sealed = vault.seal('owner', 'person', '15851090085');

  it('sealed numbers open again for the same owner and person, and are never sealed alike', () => {
    expect(vault.open('owner', 'person', sealed)).toBe('15851090085');
    expect(vault.seal('owner', 'person', '15851090085')).not.toBe(sealed);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('15851090085');
  });
  it('sealed numbers do not open for another person or owner, under another secret, or with any bit changed', () => {
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
