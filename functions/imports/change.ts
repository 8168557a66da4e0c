import type { PupilName } from '../roster/lookup.ts';
import type { Fact } from '../shared/fact.ts';
import type { Day, Instant } from '../shared/time.ts';
import type { Kind, RowData } from '../sources/rows.ts';
import type { Marks, Pair, Scratch } from './scratch.ts';

/**
 * An item to put or a key to remove, in the main table or the identity-number table; or a fact to publish with them.
 */
export type Change =
  | { readonly put: Readonly<Record<string, unknown>>; readonly identity?: true }
  /** Sets the given attributes and removes the named ones; other attributes stay as another source has written them. */
  | {
      readonly merge: Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };
      readonly drop: readonly string[];
    }
  | { readonly remove: { readonly pk: string; readonly sk: string } }
  | { readonly fact: Fact };

/** Context of the functions that make items. */
export type ItemWorld = {
  readonly ownerId: string;
  readonly system: string;
  readonly today: Day;
  readonly now: Instant;
  /** The first day of the school year, for records without a date that no other record needs. */
  readonly year: Day;
  /** The id of a referenced row. */
  readonly idOf: (kind: Kind, key: string) => string;
  /** The same for a soft reference, which may be missing. */
  readonly findId: (kind: Kind, key: string) => string | undefined;
  /** The index's words on a referenced row: school, protection, login. */
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
  /** Pupils by id, as recorded before this kind of row is written. */
  readonly recorded: Recorded;
};
export type Recorded = ReadonlyMap<string, PupilName>;

/** A row beside its existing record, with the record's id and the row's marks. */
export type Of<K extends Kind> = {
  readonly id: string;
  readonly pair: Pair;
  readonly data: RowData[K];
  readonly marks: Marks;
};

/** The words for the index, without undefined ones. */
export const known = (extra: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(extra).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** The changes of a row, and the words that the next import needs. */
export type Made = { readonly changes: readonly Change[]; readonly extra: Readonly<Record<string, string>> };

export const put = (pk: string, sk: string, item: Readonly<Record<string, unknown>>): Change => ({
  put: { pk, sk, ...item },
});
export const remove = (pk: string, sk: string): Change => ({ remove: { pk, sk } });
