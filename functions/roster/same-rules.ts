import type { Protection } from '../access/policy.ts';
import { contentHash } from '../shared/ids.ts';
import type { Day } from '../shared/time.ts';
import { notOver } from './settle-rules.ts';

/** An item as it lies in the table. */
export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

/** One of two records that may be of one human, with everything that would go along with it. */
export type Side = {
  readonly id: string;
  readonly profile: Item;
  readonly protection: Protection;
  readonly to: Day | undefined;
  readonly joinedInto: string | undefined;
  /** What gives rights: the record's own facts, and a guardian's relations and consents with the children. */
  readonly facts: readonly Item[];
  /** What each source says of the protection. */
  readonly statements: readonly Item[];
  /** Somebody has written something about or as this record: absence, remarks, an inbox. */
  readonly hasOwnRecords: boolean;
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const datesOf = (item: Item) => ({ to: text(item.to), personTo: text(item.personTo) });

/** Facts that still give, or will give, something. */
export const standingFacts = ({ facts }: Side, day: Day): readonly Item[] =>
  facts.filter((item) => notOver(datesOf(item), day));

/**
 * Which of the two may go on for both. What has been written stays with the record that it was written of, so a record
 * with something of its own cannot end in another; nor can one that holds end in one that has ended.
 */
export const mayGoOn = (sides: readonly [Side, Side], day: Day): readonly string[] => {
  const [a, b] = sides;
  const takes = (first: Side, other: Side): boolean =>
    !other.hasOwnRecords && (notOver(first, day) || !notOver(other, day)) && isOpen(first) && isOpen(other);
  return [...(takes(a, b) ? [a.id] : []), ...(takes(b, a) ? [b.id] : [])];
};
const isOpen = ({ joinedInto }: Side): boolean => joinedInto === undefined;

/** Names what somebody has seen of the two. */
export const sameStamp = (sides: readonly [Side, Side]): string =>
  contentHash([
    'same',
    ...sides.map(({ id, protection, to, joinedInto, hasOwnRecords, facts, statements }) => [
      ...[id, protection, to ?? null, joinedInto ?? null, hasOwnRecords],
      facts.map(({ pk, sk, from, to: ends, basis }) => ({ pk, sk, from, ends, basis })),
      statements.map(({ sk, protection: said }) => [sk, said]),
    ]),
  ]).slice(0, 26);

/** A record that is written again for who goes on; `over` is one that has ended and lies at that place already. */
export type Move = { readonly to: Item; readonly over: Item | undefined };

/** The record with the other's id wherever its own stands, in keys and values. */
export function movedTo(item: Item, other: string, survivor: string): Item {
  const renamed = (value: unknown): unknown =>
    typeof value === 'string'
      ? value
          .split(/([#.])/)
          .map((part) => (part === other ? survivor : part))
          .join('')
      : value;
  const cells = Object.entries(item).map(([name, value]) => [name, renamed(value)]);
  return { ...Object.fromEntries(cells), pk: String(renamed(item.pk)), sk: String(renamed(item.sk)) };
}

/**
 * What goes over to who goes on. What that one has at the same place stays as it is there: a role that holds, and any
 * consent, as one that was taken back is not given again by a join.
 */
export function movesOf(other: Side, survivor: Side, day: Day): readonly Move[] {
  const held = new Map(survivor.facts.map((item) => [placeOf(item), item]));
  const standing = new Set(standingFacts(survivor, day));
  return standingFacts(other, day).flatMap((item) => {
    const to = endingWith(movedTo(item, other.id, survivor.id), survivor);
    const over = held.get(placeOf(to));
    const stays = over !== undefined && (standing.has(over) || over.sk.startsWith('FACTS#CONSENT#'));
    return stays ? [] : [{ to, over }];
  });
}
const placeOf = ({ pk, sk }: Item): string => `${pk} ${sk}`;

/** A relation ends with the guardian's own record at the latest: now with that of who goes on. */
const endingWith = ({ personTo, ...item }: Item, { to }: Side): Item =>
  personTo === undefined && (to === undefined || item.basis === undefined)
    ? { ...item, pk: item.pk, sk: item.sk }
    : { ...item, pk: item.pk, sk: item.sk, personTo: to };
