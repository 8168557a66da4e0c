/** The weights of the first and of the second check digit, by Skatteetaten's description of identity numbers. */
const WEIGHTS = [
  [3, 7, 6, 1, 8, 9, 4, 5, 2, 1],
  [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1],
] as const;

/**
 * True for a number of the synthetic series (month + 80) whose weighted sums, check digits included, are divisible by
 * eleven.
 */
export function isSyntheticNumber(text: string): boolean {
  const month = Number(text.slice(2, 4)) - 80;
  if (!/^\d{11}$/.test(text) || month < 1 || month > 12) return false;
  return WEIGHTS.every(
    (weights) =>
      weights.reduce<number>((sum, weight, index) => sum + weight * Number(text.charAt(index)), 0) % 11 === 0,
  );
}
