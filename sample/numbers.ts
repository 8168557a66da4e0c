import type { Day } from '../functions/shared/time.ts';

/** Weights of the two check digits of a national identity number (Skatteetaten, mod 11). */
const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
/** Weights of an organisation number's check digit (Brønnøysundregistrene, mod 11). */
const ORGANISATION = [3, 2, 7, 6, 5, 4, 3, 2];

/** The parts of an identity number; `dNumber` is for people without permanent residence (day + 40). */
export type NumberParts = { readonly born: Day; readonly individual: number; readonly dNumber?: boolean };

/**
 * A synthetic identity number of Skatteetaten's test series (Tenor): month + 80, check digits computed after the shift.
 * Such a number is never issued to anybody. Undefined where a check digit would be 10: that number does not exist.
 */
export function syntheticNumber({ born, individual, dNumber = false }: NumberParts): string | undefined {
  const day = Number(born.slice(8, 10)) + (dNumber ? 40 : 0);
  const month = Number(born.slice(5, 7)) + 80;
  const nine = `${pad(day, 2)}${pad(month, 2)}${born.slice(2, 4)}${pad(individual, 3)}`;
  const first = checkDigit(nine, FIRST);
  const second = first === undefined ? undefined : checkDigit(`${nine}${first}`, SECOND);
  return second === undefined ? undefined : `${nine}${first}${second}`;
}

/**
 * The first free identity number for that birth date, from an individual number on; marks it as taken. Individual
 * numbers 000–499 belong to people born before 2000, 500–999 to those born later.
 */
export function nextNumber(taken: Set<string>, from: NumberParts): string {
  const base = from.born < '2000' ? 0 : 500;
  for (let step = 0; step < 500; step++) {
    const found = syntheticNumber({ ...from, individual: base + ((from.individual + step) % 500) });
    if (found !== undefined && !taken.has(found)) {
      taken.add(found);
      return found;
    }
  }
  throw new Error(`All synthetic numbers for ${from.born} are taken: spread the birth dates.`);
}

/** A fictitious organisation number: the 3 in front is the series of Skatteetaten's synthetic companies. */
export function syntheticOrganisation(serial: number): string {
  for (let at = serial * 10; at < serial * 10 + 10; at++) {
    const eight = `31${pad(at, 6)}`;
    const digit = checkDigit(eight, ORGANISATION);
    if (digit !== undefined) return `${eight}${digit}`;
  }
  throw new Error(`No organisation number near ${serial}.`);
}

function checkDigit(digits: string, weights: readonly number[]): number | undefined {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? undefined : digit;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
