import { type Protection, saysMore } from '../access/policy.ts';

/** The stricter of two markers; any known marker is stricter than `unknown`, the absence of a statement. */
export const stricter = (a: Protection, b: Protection): Protection => (saysMore(b, a) ? b : a);

/** A row's statements on a person. */
export type Word = {
  readonly said: Protection;
  /** Its strictest statement since a person last decided. */
  readonly strictest: Protection;
  /**
   * Its statement when a person decided (`before` the files since); none without a decision, or if the row came later.
   */
  readonly before: Protection | undefined;
};

/** A person's decision, and each row's statement at that time, by its place in the importer's index. */
export type SettledProtection = {
  readonly value: Protection;
  readonly at: string;
  readonly over: Readonly<Record<string, string>>;
};

/**
 * Protections are sticky (J2, threat 5): the strictest statement of any source holds until a person decides, whatever
 * the sources state later and in whatever order. A decision holds until a source states something stricter than at the
 * decision. `lowered`: a source now states less than the protection that holds.
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

/** A row that the person did not see reopens the decision only if stricter than the decision, or than no protection. */
const leastNews = (value: Protection): Protection => stricter(value, 'none');

/** A row's strictest statement after this file; a decision since then resets it to the present statement. */
export function strictestOf(
  held: { readonly strictest: Protection; readonly since: string | undefined } | undefined,
  said: Protection,
  settled: SettledProtection | undefined,
): Protection {
  return held === undefined || held.since !== settled?.at ? said : stricter(held.strictest, said);
}
