import { beginWords, wordsOf } from '../shared/texts/name-words.ts';

/** Fewest letters of a search: fewer would list half the school. */
export const LEAST_LETTERS = 2;
export const isEnough = (asked: readonly string[]): boolean => asked.join('').length >= LEAST_LETTERS;

type Named = { readonly givenName: string; readonly familyName: string; readonly isProtected: boolean };

/**
 * True when each searched word begins a word of the name. A protected pupil is found only by whole words of both given
 * and family name, so that nobody comes across them by browsing (law 4).
 */
export function isFound(asked: readonly string[], { givenName, familyName, isProtected }: Named): boolean {
  const [given, family] = [wordsOf(givenName), wordsOf(familyName)];
  const own = [...given, ...family];
  if (!isProtected) return beginWords(asked, own);
  const isNamed = (parts: readonly string[]) => parts.length === 0 || parts.some((part) => asked.includes(part));
  return asked.every((word) => own.includes(word)) && isNamed(given) && isNamed(family);
}

type Listed = { readonly givenName: string; readonly familyName: string; readonly pupilId: string };

/** Sorts by family name, then given name, in Norwegian order; equal names by id, so that pages agree. */
export const byName = (a: Listed, b: Listed): number =>
  a.familyName.localeCompare(b.familyName, 'nb') ||
  a.givenName.localeCompare(b.givenName, 'nb') ||
  (a.pupilId < b.pupilId ? -1 : 1);

/** The pupils after the last page's last pupil; `undefined` if that pupil is no longer on the list. */
export function restAfter<Of extends { readonly pupilId: string }>(
  list: readonly Of[],
  after: string | undefined,
): readonly Of[] | undefined {
  if (after === undefined) return list;
  const at = list.findIndex(({ pupilId }) => pupilId === after);
  return at < 0 ? undefined : list.slice(at + 1);
}
