import * as z from 'zod/mini';
import type { WorkKind } from '../roster/lookup.ts';
import { key } from '../shared/table/dynamo.ts';
import { type Change, type ItemWorld, remove } from './change.ts';
import type { Held, Pair } from './scratch.ts';

/** A question on a school's work list that a person must settle. */
export type WorkLine = {
  readonly kind: WorkKind;
  readonly schoolId: string;
  readonly subjectId: string;
  readonly pupilId?: string | undefined;
  readonly guardianId?: string | undefined;
  readonly staffId?: string | undefined;
  readonly otherId?: string | undefined;
};

/** A line while its question is open. */
export const lineIf = (isOpen: boolean, kind: WorkKind, about: Omit<WorkLine, 'kind'>): readonly WorkLine[] =>
  isOpen ? [{ kind, ...about }] : [];

/**
 * The open lines, and the removal of a row's earlier lines that are closed. `extra.lines` remembers their places, so
 * that a line goes when its question is settled, or its person leaves or changes schools. `answered` are lines whose
 * question all sources together now answer: they go, whichever row or system opened them.
 */
export function workLines(
  { ownerId, now }: Pick<ItemWorld, 'ownerId' | 'now'>,
  pair: Pair,
  open: readonly WorkLine[],
  answered: readonly WorkLine[] = [],
): { readonly changes: readonly Change[]; readonly extra: string | undefined } {
  const places = open.map((line) => placeOf(line));
  const wanted = new Set(places.map(wordOf));
  const leaving = [...heldPlaces(pair.held), ...answered.map(placeOf)].filter((place) => !wanted.has(wordOf(place)));
  const gone = new Map(leaving.map((place) => [wordOf(place), place])).values();
  return {
    changes: [
      ...open.map((line) => lineChange({ ownerId, now }, line, true)),
      ...[...gone].map((place): Change => {
        const { pk, sk } = keyOf(ownerId, place);
        return remove(pk, sk);
      }),
    ],
    extra: wanted.size === 0 ? undefined : JSON.stringify(places),
  };
}

export type LineChange = Extract<Change, { put: unknown } | { remove: unknown }>;

/** Opens or closes a line. */
export function lineChange(
  { ownerId, now }: Pick<ItemWorld, 'ownerId' | 'now'>,
  { schoolId, ...line }: WorkLine,
  isOpen: boolean,
): LineChange {
  const { pk, sk } = keyOf(ownerId, placeOf({ schoolId, ...line }));
  return isOpen ? { put: { pk, sk, ...line, since: now } } : { remove: { pk, sk } };
}

/** Removes every line on a record that ends. */
export const noLines = (
  ownerId: string,
  held: Pick<Held, 'extra'>,
): { readonly remove: { readonly pk: string; readonly sk: string } }[] =>
  heldPlaces(held).map((place) => ({ remove: keyOf(ownerId, place) }));

const Place = z.tuple([z.string(), z.string(), z.string()]);
type Place = z.output<typeof Place>;
const placeOf = ({ schoolId, kind, subjectId }: WorkLine): Place => [schoolId, kind, subjectId];
const wordOf = (place: Place): string => place.join(' ');
const keyOf = (ownerId: string, [schoolId, kind, subjectId]: Place) => ({
  pk: key(ownerId, 'SCHOOL', schoolId, 'WORKLIST'),
  sk: key(kind, subjectId),
});
const heldPlaces = (held: Pick<Held, 'extra'> | undefined): readonly Place[] =>
  held?.extra.lines === undefined ? [] : z.array(Place).parse(JSON.parse(held.extra.lines));
