import { commitCrowded, type Labelled, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { allItems, type Dynamo, firstItems, queryOf } from '../shared/table/dynamo.ts';
import { relationStillHolds } from '../shared/table/relation-condition.ts';
import type { Day } from '../shared/time.ts';
import { headAt, isHead, type LineName, linePart, linesPk, placeAt, placesPart, seatAt, waitAt } from './keys.ts';
import { Wait } from './record.ts';
import { isActive, type Line, type LineChange } from './wait-rules.ts';

export type WaitStore = ReturnType<typeof waitStore>;
/** `lost …`: the wait of this id has no right any more, or a talk with the teacher: nothing is offered to it. */
export type Lost = `lost ${string}`;

type Joining = {
  readonly ownerId: string;
  readonly line: LineChange;
  readonly today: Day;
  readonly reply: WriteAction;
};

/** Reads and writes of waiting lists: each read is one round trip. */
export const waitStore = (client: Dynamo, table: string) => ({
  ...waitReads(client, table),

  /** The waiting lists of an owner in which somebody waits, at most `limit` (an eventually consistent index). */
  async due(ownerId: string, limit: number): Promise<readonly LineName[]> {
    const items = await firstItems(client, queryOf(table, { index: 'gsi2', pk: linesPk(ownerId) }), limit);
    return items.map(({ conferenceId, teacherId }) => ({
      conferenceId: String(conferenceId),
      teacherId: String(teacherId),
    }));
  },

  /** Writes a new place: only while the adult has no talk with the teacher, and the relation still holds. */
  async join({ ownerId, line, today, reply }: Joining): Promise<'saved' | 'moved'> {
    const checks = line.waits.flatMap((wait) => rightActions(table, ownerId, { wait, today }));
    return commitCrowded<never>(client, [
      orMoved(reply),
      ...checks.map(orMoved),
      ...lineActions(table, ownerId, { change: line, today }).map(({ action }) => orMoved(action)),
    ]);
  },
});

/** The reads of waiting lists that a change of talks needs. */
export const waitReads = (client: Dynamo, table: string) => ({
  /** A teacher's waiting list in no order, also those who have left it. */
  async line(ownerId: string, name: LineName): Promise<Line> {
    const items = await allItems(client, queryOf(table, linePart(ownerId, name)));
    const { conferenceId, teacherId } = name;
    const version = Number(items.find(isHead)?.version ?? 0);
    const waits = items.filter((item) => !isHead(item)).map((item) => Wait.parse(item));
    return { conferenceId, teacherId, version, waits };
  },

  /** The waits about a pupil in a conference, of all adults. */
  async places(ownerId: string, pupilId: string, conferenceId: string): Promise<readonly Wait[]> {
    const items = await allItems(client, queryOf(table, placesPart(ownerId, pupilId, conferenceId)));
    return items.map((item) => Wait.parse(item));
  },
});

type Changing = { readonly change: LineChange; readonly today: Day };

/** The writes of a waiting list's change; one that changes nobody asks only that the list is as it was read. */
export function lineActions(
  table: string,
  ownerId: string,
  { change: { line, waits, offered }, today }: Changing,
): readonly Labelled<Lost>[] {
  const changed = new Map(waits.map((wait) => [wait.waitId, wait]));
  const after = [...line.waits.filter(({ waitId }) => !changed.has(waitId)), ...waits];
  return [
    orMoved(headAction(table, ownerId, { line, after, isChanged: waits.length > 0 })),
    ...waits.flatMap((wait) => waitActions(table, ownerId, wait).map(orMoved)),
    ...offered.flatMap((wait) =>
      rightActions(table, ownerId, { wait, today }).map(
        (action) => ({ label: `lost ${wait.waitId}`, action }) as const,
      ),
    ),
  ];
}

type Head = { readonly line: Line; readonly after: readonly Wait[]; readonly isChanged: boolean };

function headAction(table: string, ownerId: string, { line, after, isChanged }: Head): WriteAction {
  const { conferenceId, teacherId, version } = line;
  const place = headAt(ownerId, line);
  if (!isChanged) return { ConditionCheck: { TableName: table, Key: place, ...atVersion(version) } };
  const due = { gsi2pk: linesPk(ownerId), gsi2sk: `${conferenceId}#${teacherId}` };
  const { expiresAtSeconds } = after[0] ?? {};
  const head = { ...place, conferenceId, teacherId, version: version + 1, expiresAtSeconds };
  return { Put: { TableName: table, Item: after.some(isActive) ? { ...head, ...due } : head, ...atVersion(version) } };
}

/** A wait in the list and beside the pupil. */
const waitActions = (table: string, ownerId: string, wait: Wait): readonly WriteAction[] =>
  [waitAt(ownerId, wait), placeAt(ownerId, wait)].map((place) => ({
    Put: { TableName: table, Item: { ...place, ...wait }, ...atVersion(wait.version - 1) },
  }));

type Right = { readonly wait: Wait; readonly today: Day };

/** What must hold of somebody who gets a place or an offer: the relation, and no talk with the teacher. */
const rightActions = (table: string, ownerId: string, { wait, today }: Right): readonly WriteAction[] => [
  ...(wait.relation ? [relationStillHolds(table, ownerId, wait.relation, today)] : []),
  {
    ConditionCheck: {
      TableName: table,
      Key: seatAt(ownerId, wait, wait.adult),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  },
];

/** That an adult of a new talk has the place in the list that was read, or none: a wait ends with the talk. */
export const placeStill = (table: string, ownerId: string, { name, version }: PlaceRead): WriteAction => ({
  ConditionCheck: { TableName: table, Key: placeAt(ownerId, name), ...atVersion(version) },
});
export type PlaceRead = { readonly name: Parameters<typeof placeAt>[1]; readonly version: number };
