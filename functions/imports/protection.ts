import type { Protection } from '../access/policy.ts';

const STRENGTH: Readonly<Record<Protection, number>> = {
  unknown: 0,
  none: 1,
  'client-address': 2,
  confidential: 3,
  'strictly-confidential': 4,
};

/** The stricter of two markers; anything known is stricter than `unknown`, which only says that nobody has said. */
export const stricter = (a: Protection, b: Protection): Protection => (STRENGTH[a] >= STRENGTH[b] ? a : b);
const isStricter = (a: Protection, b: Protection): boolean => STRENGTH[a] > STRENGTH[b];

/** One row's word on a person: what it says now, and the strictest that it has said since a person last decided. */
export type Word = {
  /** The row's place in the importer's index. */
  readonly index: string;
  readonly said: Protection;
  readonly strictest: Protection;
};

/** What a person has settled, and what each row said then. */
export type SettledProtection = {
  readonly value: Protection;
  readonly at: string;
  readonly over: Readonly<Record<string, string>>;
};

/**
 * Protections are sticky (J2, threat 5): what any source has said of a person holds in its strictest form until a person
 * decides, whatever the sources say later and in whatever order they come. A decision holds until a source says something
 * stricter than what it said then. `lowered`: a source says less than what holds.
 */
export function protectionOf(
  words: readonly Word[],
  settled: SettledProtection | undefined,
): { readonly protection: Protection; readonly lowered: boolean } {
  const counted = settled
    ? words.filter((word) => isStricter(word.strictest, saidThen(word, settled))).map((word) => word.strictest)
    : words.map((word) => word.strictest);
  const protection = counted.reduce(stricter, settled?.value ?? 'unknown');
  const lowered = words.some(
    (word) => word.said !== 'unknown' && isStricter(protection, word.said) && !isSettled(word, protection, settled),
  );
  return { protection, lowered };
}

/** A row that the person did not see counts with all that it says. */
const saidThen = ({ index }: Word, { over, value }: SettledProtection): Protection => {
  const then = over[index];
  return isProtection(then) ? then : isStricter(value, 'none') ? value : 'none';
};
const isProtection = (word: string | undefined): word is Protection =>
  word !== undefined && Object.hasOwn(STRENGTH, word);
const isSettled = ({ index, said }: Word, protection: Protection, settled: SettledProtection | undefined): boolean =>
  settled?.value === protection && settled.over[index] === said;

/** What a row has said at the strictest, after it has spoken once more; a decision since begins the memory anew. */
export function strictestOf(
  held: { readonly strictest: Protection; readonly since: string | undefined } | undefined,
  said: Protection,
  settled: SettledProtection | undefined,
): Protection {
  return held === undefined || held.since !== settled?.at ? said : stricter(held.strictest, said);
}
