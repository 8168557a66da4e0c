/**
 * National identity numbers, eleven digits `ddmmyyiiikk` (rules-and-standards 3.5). Kinds are told by shifts of day and
 * month; sex and birth date are never derived from a number, and from 2032 cannot be.
 */
export type NumberKind = 'birth-number' | 'd-number';
export type Checked =
  | { readonly ok: true; readonly kind: NumberKind; readonly synthetic: boolean }
  | { readonly ok: false; readonly reason: 'form' | 'check-digits' | 'synthetic' | 'real' };

const WEIGHTS_1 = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const WEIGHTS_2 = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/** Month shifts of the synthetic series: Skatteetaten +80, Norsk helsenett +65, NAV +40. */
const SYNTHETIC_SHIFTS = [80, 65, 40] as const;

/** `production` takes real numbers only, `synthetic` takes none of them. */
export type NumberMode = 'production' | 'synthetic';

/** Checks a number's form, check digits and series. From 1 January 2032 the first sum may leave 0–3 instead of 0. */
export function checkNumber(number: string, mode: NumberMode): Checked {
  if (!/^\d{11}$/.test(number)) return { ok: false, reason: 'form' };
  const digits = [...number].map(Number);
  const day = Number(number.slice(0, 2));
  const month = Number(number.slice(2, 4));
  const shift = [...SYNTHETIC_SHIFTS, 0].find((one) => month - one >= 1 && month - one <= 12);
  const dayOfMonth = day > 40 ? day - 40 : day;
  if (shift === undefined || dayOfMonth < 1 || dayOfMonth > 31) return { ok: false, reason: 'form' };
  if (remainder(digits, WEIGHTS_1) > 3 || remainder(digits, WEIGHTS_2) !== 0)
    return { ok: false, reason: 'check-digits' };
  const synthetic = shift > 0;
  if (synthetic && mode === 'production') return { ok: false, reason: 'synthetic' };
  if (!synthetic && mode === 'synthetic') return { ok: false, reason: 'real' };
  return { ok: true, kind: day > 40 ? 'd-number' : 'birth-number', synthetic };
}

/** What the weighted sum, check digit included, leaves when divided by eleven. */
const remainder = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11;
