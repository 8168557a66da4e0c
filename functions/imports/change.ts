import type { Fact } from '../shared/commit.ts';
import type { Day, Instant } from '../shared/time.ts';
import type { Kind } from '../sources/rows.ts';

/** An item to put or a key to remove, in the main table or that of identity numbers; or a fact that becomes true with them. */
export type Change =
  | { readonly put: Readonly<Record<string, unknown>>; readonly identity?: true }
  | { readonly remove: { readonly pk: string; readonly sk: string } }
  | { readonly fact: Fact };

/** What the making of items may ask. */
export type ItemWorld = {
  readonly ownerId: string;
  readonly system: string;
  readonly today: Day;
  readonly now: Instant;
  /** The id of a row that another speaks of. */
  readonly idOf: (kind: Kind, key: string) => string;
  /** What is known of such a row: school, protection, login. */
  readonly extraOf: (kind: Kind, key: string) => Readonly<Record<string, string>>;
  readonly seal: (personId: string, number: string) => string;
};

/** The items of one row, and what the next import must know of it. */
export type Made = { readonly changes: readonly Change[]; readonly extra: Readonly<Record<string, string>> };

export const put = (pk: string, sk: string, item: Readonly<Record<string, unknown>>): Change => ({
  put: { pk, sk, ...item },
});
export const remove = (pk: string, sk: string): Change => ({ remove: { pk, sk } });
