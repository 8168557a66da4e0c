import type { Protection } from '../access/policy.ts';
import { contentHash } from '../shared/ids.ts';
import type { Day } from '../shared/time.ts';
import { notOver } from './settle-rules.ts';

/** An item as the table keeps it. */
export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

/** One of two records that may be the same human, with everything that a join would move. */
export type Side = {
  readonly id: string;
  readonly profile: Item;
  readonly protection: Protection;
  readonly to: Day | undefined;
  readonly joinedInto: string | undefined;
  /** The facts that give rights: the record's own, and a guardian's relations and consents with the children. */
  readonly facts: readonly Item[];
  /** Each source's statement on the protection. */
  readonly statements: readonly Item[];
  /** True where the record has its own data: absence, remarks, an inbox. */
  readonly hasOwnRecords: boolean;
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const datesOf = (item: Item) => ({ to: text(item.to), personTo: text(item.personTo) });

/** Facts that give rights now or later. */
export const standingFacts = ({ facts }: Side, day: Day): readonly Item[] =>
  facts.filter((item) => notOver(datesOf(item), day));

/**
 * The ids of the records that may survive a join. Data stays with its record, so a record with own data cannot end in
 * another; nor can a record that holds end in one that has ended.
 */
export const mayGoOn = (sides: readonly [Side, Side], day: Day): readonly string[] => {
  const [a, b] = sides;
  const takes = (first: Side, other: Side): boolean =>
    !other.hasOwnRecords && (notOver(first, day) || !notOver(other, day)) && isOpen(first) && isOpen(other);
  return [...(takes(a, b) ? [a.id] : []), ...(takes(b, a) ? [b.id] : [])];
};
const isOpen = ({ joinedInto }: Side): boolean => joinedInto === undefined;

/** A hash of the two records as the caller saw them. */
export const sameStamp = (sides: readonly [Side, Side]): string =>
  contentHash([
    'same',
    ...sides.map(({ id, protection, to, joinedInto, hasOwnRecords, facts, statements }) => [
      ...[id, protection, to ?? null, joinedInto ?? null, hasOwnRecords],
      facts.map(({ pk, sk, from, to: ends, basis }) => ({ pk, sk, from, ends, basis })),
      statements.map(({ sk, protection: said }) => [sk, said]),
    ]),
  ]).slice(0, 26);

/** A fact to write for the survivor; `over` is an ended fact that already has that key. */
export type Move = { readonly to: Item; readonly over: Item | undefined };

/** The item with the survivor's id in place of the other's, in keys and values. */
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
 * The facts that move to the survivor. The survivor's own fact with the same key stays if it still holds, and so does
 * any consent: a join must not restore a revoked one.
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

/** A relation ends at the latest with the guardian's own record, which is now the survivor's. */
const endingWith = ({ personTo, ...item }: Item, { to }: Side): Item =>
  personTo === undefined && (to === undefined || item.basis === undefined)
    ? { ...item, pk: item.pk, sk: item.sk }
    : { ...item, pk: item.pk, sk: item.sk, personTo: to };
