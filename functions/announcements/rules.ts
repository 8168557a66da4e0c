/** The longest subject and the longest text, in characters. */
export const LONGEST_SUBJECT = 80;
export const LONGEST_TEXT = 4000;
/** The most announcements of a member of staff in an hour of the clock. */
export const MOST_PER_HOUR = 20;

export const STATES = ['sent', 'withdrawn'] as const;
export const READER_KINDS = ['guardian', 'pupil'] as const;
/** A reader at home: a guardian, or a pupil of age. */
export type Reader = { readonly kind: (typeof READER_KINDS)[number]; readonly id: string };

/** A reader as a word, to find the same one again. */
export const nameOf = ({ kind, id }: Reader): string => `${kind} ${id}`;

/** When somebody read an announcement first, and when they said OK. */
export type Mark = { readonly person: Reader; readonly at: string; readonly okAt?: string | undefined };

/** How many an announcement reaches today, and how many of those have read it and said OK. */
export type Counts = { readonly pupils: number; readonly adults: number; readonly read: number; readonly ok: number };

/**
 * Counts each reader once, however many children they have in the group. A mark of somebody who is no reader today
 * counts for nothing.
 */
export function countsOf(homes: readonly (readonly Reader[])[], marks: readonly Mark[]): Counts {
  const readers = new Set(homes.flat().map(nameOf));
  const theirs = marks.filter(({ person }) => readers.has(nameOf(person)));
  return {
    pupils: homes.length,
    adults: readers.size,
    read: new Set(theirs.map(({ person }) => nameOf(person))).size,
    ok: new Set(theirs.flatMap(({ person, okAt }) => (okAt === undefined ? [] : [nameOf(person)]))).size,
  };
}

/** The newest of several lists, at most `limit`, newest first; the ids sort by time. */
export const newestOf = <Item extends { readonly announcementId: string }>(
  lists: readonly (readonly Item[])[],
  limit: number,
): readonly Item[] =>
  lists
    .flat()
    .sort((a, b) => (a.announcementId < b.announcementId ? 1 : -1))
    .slice(0, limit);
