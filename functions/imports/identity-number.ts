import { type Day, isDay } from '../shared/time.ts';

/**
 * National identity numbers, eleven digits `ddmmyyiiikk` (decision 004). Shifts of day and month show the kind. Nothing
 * here derives sex or birth date from a number, which is impossible from 2032.
 */
export type NumberKind = 'birth-number' | 'd-number';
/** `h-number`, `fh-number` and `duf` are numbers of other registers, which give no login. */
export type NumberFault = 'form' | 'check-digits' | 'date' | 'synthetic' | 'real' | 'h-number' | 'fh-number' | 'duf';
export type Checked =
  | { readonly ok: true; readonly kind: NumberKind; readonly synthetic: boolean }
  | { readonly ok: false; readonly reason: NumberFault };

/** `production` takes real numbers only, `synthetic` test numbers only. */
export type NumberMode = 'production' | 'synthetic';
/** The accepted kind of numbers, and the day whose rules apply. */
export type NumberRules = { readonly mode: NumberMode; readonly day: Day };

const WEIGHTS_1 = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const WEIGHTS_2 = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/**
 * Skatteetaten's rules by their first day: the allowed remainders of the first weighted sum, and whether the individual
 * digits still show the century. Both change on 1 January 2032.
 */
const RULES = [
  { from: '2032-01-01', mostLeft: 3, tellsCentury: false },
  { from: '0001-01-01', mostLeft: 0, tellsCentury: true },
] as const;
/**
 * Month shifts of the series: Skatteetaten's test numbers +80, Norsk helsenett's +65, H-numbers and NAV's test numbers
 * +40.
 */
const SHIFTS = [80, 65, 40, 0] as const;
const H_SHIFT = 40;

/** Checks a number's form, check digits, date and series. */
export function checkNumber(number: string, { mode, day: today }: NumberRules): Checked {
  if (/^(?:19|20)\d{10}$/.test(number)) return { ok: false, reason: 'duf' };
  if (!/^\d{11}$/.test(number)) return { ok: false, reason: 'form' };
  if (/^[89]/.test(number)) return { ok: false, reason: 'fh-number' };
  const day = Number(number.slice(0, 2));
  const month = Number(number.slice(2, 4));
  const shift = SHIFTS.find((series) => month - series >= 1 && month - series <= 12);
  const dayOfMonth = day > 40 ? day - 40 : day;
  if (shift === undefined || dayOfMonth < 1 || dayOfMonth > 31) return { ok: false, reason: 'form' };
  const rule = RULES.find(({ from }) => from <= today) ?? RULES[1];
  const digits = [...number].map(Number);
  if (remainder(digits, WEIGHTS_1) > rule.mostLeft || remainder(digits, WEIGHTS_2) !== 0)
    return { ok: false, reason: 'check-digits' };
  const centuries = rule.tellsCentury ? centuriesOf(number) : CENTURIES;
  if (!centuries.some((century) => isDay(`${century}${number.slice(4, 6)}-${pad(month - shift)}-${pad(dayOfMonth)}`)))
    return { ok: false, reason: 'date' };
  if (mode === 'synthetic' && shift === 0) return { ok: false, reason: 'real' };
  if (mode === 'production' && shift > 0) return { ok: false, reason: shift === H_SHIFT ? 'h-number' : 'synthetic' };
  return { ok: true, kind: day > 40 ? 'd-number' : 'birth-number', synthetic: shift > 0 };
}

const CENTURIES = ['18', '19', '20'] as const;

/**
 * The centuries of birth that these individual digits allow, by the table that holds until 2032. Digits outside the
 * table allow any century, so that they refuse nobody.
 */
function centuriesOf(number: string): readonly string[] {
  const year = Number(number.slice(4, 6));
  const individual = Number(number.slice(6, 9));
  const found = [
    ...(individual >= 500 && individual <= 749 && year >= 54 ? ['18'] : []),
    ...(individual <= 499 || (individual >= 900 && year >= 40) ? ['19'] : []),
    ...(individual >= 500 && year <= 39 ? ['20'] : []),
  ];
  return found.length > 0 ? found : CENTURIES;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** The remainder of the weighted sum, check digit included, divided by eleven. */
const remainder = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11;
