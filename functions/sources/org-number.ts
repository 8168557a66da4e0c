const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2] as const;

/**
 * The organisation number in a text as systems write it (`NO 974 600 900 MVA`, PIFU's `NO974600900`): nine digits, the
 * last a check digit (modulo 11); `undefined` without a valid number.
 */
export function orgNumberIn(text: string): string | undefined {
  const digits = text
    .replace(/^\s*NO\b\s*|^\s*NO(?=\d)/i, '')
    .replace(/MVA\s*$/i, '')
    .replace(/[\s.-]/g, '');
  if (!/^\d{9}$/.test(digits)) return undefined;
  const sum = WEIGHTS.reduce<number>((total, weight, at) => total + weight * Number(digits[at]), 0);
  const control = (11 - (sum % 11)) % 11;
  return control === Number(digits[8]) ? digits : undefined;
}
