import type { PupilName } from '../roster/lookup.ts';
import type { Fact } from '../shared/fact.ts';
import type { Day, Instant } from '../shared/time.ts';
import type { Kind, RowData } from '../sources/rows.ts';
import type { Marks, Pair, Scratch } from './scratch.ts';

/**
 * An item to put or a key to remove, in the main table or that of identity numbers; or a fact that becomes true with
 * them.
 */
export type Change =
  | { readonly put: Readonly<Record<string, unknown>>; readonly identity?: true }
  /** Sets what is given and takes away what is named; the rest stays as another source has written it. */
  | {
      readonly merge: Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };
      readonly drop: readonly string[];
    }
  | { readonly remove: { readonly pk: string; readonly sk: string } }
  | { readonly fact: Fact };

/** What the making of items may ask. */
export type ItemWorld = {
  readonly ownerId: string;
  readonly system: string;
  readonly today: Day;
  readonly now: Instant;
  /** The first day of the school year, for what has no date and nothing that needs it. */
  readonly year: Day;
  /** The id of a row that another speaks of. */
  readonly idOf: (kind: Kind, key: string) => string;
  /** The same, where the row stands without it. */
  readonly findId: (kind: Kind, key: string) => string | undefined;
  /** What is known of such a row: school, protection, login. */
  readonly extraOf: (kind: Kind, key: string) => Readonly<Record<string, string>>;
  readonly scratch: Pick<
    Scratch,
    | 'kin'
    | 'settledOf'
    | 'neededFrom'
    | 'pupilsOf'
    | 'basesOf'
    | 'wordsOn'
    | 'known'
    | 'heldAs'
    | 'relationsOf'
    | 'guardianUntil'
  >;
  readonly seal: (personId: string, number: string) => string;
  /** Pupils by id as their records say before this kind of row is written. */
  readonly recorded: Recorded;
};
export type Recorded = ReadonlyMap<string, PupilName>;

/** A row beside what we hold of it, with its record's id and what it is known by. */
export type Of<K extends Kind> = {
  readonly id: string;
  readonly pair: Pair;
  readonly data: RowData[K];
  readonly marks: Marks;
};

/** What the index keeps: words only, and none for what is not there. */
export const known = (extra: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(extra).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** The items of one row, and what the next import must know of it. */
export type Made = { readonly changes: readonly Change[]; readonly extra: Readonly<Record<string, string>> };

export const put = (pk: string, sk: string, item: Readonly<Record<string, unknown>>): Change => ({
  put: { pk, sk, ...item },
});
export const remove = (pk: string, sk: string): Change => ({ remove: { pk, sk } });
