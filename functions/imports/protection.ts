import { type Protection, saysMore } from '../access/policy.ts';

/** The stricter of two markers; anything known is stricter than `unknown`, which only says that nobody has said. */
export const stricter = (a: Protection, b: Protection): Protection => (saysMore(b, a) ? b : a);

/** One row's word on a person. */
export type Word = {
  readonly said: Protection;
  /** The strictest that it has said since a person last decided. */
  readonly strictest: Protection;
  /**
   * What it said when a person decided (`before` the files since); none when nobody has, or when the row came later.
   */
  readonly before: Protection | undefined;
};

/** What a person has settled, and what each row said then, by its place in the importer's index. */
export type SettledProtection = {
  readonly value: Protection;
  readonly at: string;
  readonly over: Readonly<Record<string, string>>;
};

/**
 * Protections are sticky (J2, threat 5): what any source has said of a person holds in its strictest form until a
 * person decides, whatever the sources say later and in whatever order they come. A decision holds until a source says
 * something stricter than what it said then. `lowered`: a source says less than what holds.
 */
export function protectionOf(
  words: readonly Word[],
  settled: Pick<SettledProtection, 'value'> | undefined,
): { readonly protection: Protection; readonly lowered: boolean } {
  const counted = settled
    ? words.filter((word) => saysMore(word.strictest, word.before ?? leastNews(settled.value)))
    : words;
  const protection = counted.map((word) => word.strictest).reduce(stricter, settled?.value ?? 'unknown');
  const lowered = words.some(
    ({ said, before }) =>
      said !== 'unknown' && saysMore(protection, said) && !(settled?.value === protection && before === said),
  );
  return { protection, lowered };
}

/** A row that the person did not see is news only when it is stricter than what was decided, or than no protection. */
const leastNews = (value: Protection): Protection => stricter(value, 'none');

/** What a row has said at the strictest, after it has spoken once more; a decision since begins the memory anew. */
export function strictestOf(
  held: { readonly strictest: Protection; readonly since: string | undefined } | undefined,
  said: Protection,
  settled: SettledProtection | undefined,
): Protection {
  return held === undefined || held.since !== settled?.at ? said : stricter(held.strictest, said);
}
