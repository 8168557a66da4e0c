import type { Fact } from '../shared/fact.ts';
import { commitCrowded, factPut, type Labelled, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { type RelationCondition, relationStillHolds } from '../shared/table/relation-condition.ts';
import { type Day, epochSeconds, instantIn } from '../shared/time.ts';
import { askReads } from './ask-store.ts';
import type { SheetOf } from './day-sheet.ts';
import { seatAt, sheetAt, slotItem, talkItem } from './keys.ts';
import type { Adult, Slot, Talk } from './record.ts';
import { talkReads } from './talk-reads.ts';
import type { LineChange } from './wait-rules.ts';
import { type Lost, lineActions, type PlaceRead, placeStill, waitReads } from './wait-store.ts';

/**
 * What a change of talks writes, all or nothing: the times and the talks as they are after it, the sheets of the adults
 * with the version that was read, and the fact of each.
 */
export type TalkChange = {
  readonly ownerId: string;
  readonly slots: readonly Slot[];
  readonly talks: readonly Talk[];
  readonly sheets: readonly SheetOf[];
  /** Those who leave a talk that goes on for others. */
  readonly gone?: readonly Adult[];
  /** The guardian's relations, which must still hold. */
  readonly relations: readonly RelationCondition[];
  readonly facts: readonly Fact[];
  /** Waiting lists whose people leave or are offered times. */
  readonly lines?: readonly LineChange[];
  /** The places in waiting lists of those who come to a new talk, as they were read. */
  readonly places?: readonly PlaceRead[];
  /** The stored answer to the request, where it is asked for once. */
  readonly reply: WriteAction | undefined;
  readonly today: Day;
};

export type TalkStore = ReturnType<typeof talkStore>;

/** Reads and writes of talks: each read is one round trip, strongly consistent, and each change one transaction. */
export const talkStore = (client: Dynamo, table: string) => ({
  ...talkReads(client, table),
  ...waitReads(client, table),
  ...askReads(client, table),

  /** `moved`: another write came between, so read again. A read tells then which condition failed. */
  async change(change: TalkChange): Promise<'saved' | 'moved' | Lost> {
    return commitCrowded<Lost>(client, changeActions(table, change));
  },
});

const put = (table: string, item: Readonly<Record<string, unknown>>, version: number): WriteAction => ({
  Put: { TableName: table, Item: item, ...atVersion(version) },
});

/** A time with its next version, on condition of the version before. */
export const slotPut = (table: string, ownerId: string, slot: Slot): WriteAction =>
  put(table, slotItem(ownerId, slot), slot.version - 1);

/** How long a sheet is kept after its day. */
const SHEET_SECONDS = 60 * 86_400;

/** A sheet, on condition of the version that was read. */
export const sheetPut = (table: string, ownerId: string, { person, day, sheet }: SheetOf): WriteAction =>
  put(
    table,
    {
      ...sheetAt(ownerId, person, day),
      ...sheet,
      version: sheet.version + 1,
      expiresAtSeconds: epochSeconds(instantIn(day, '00:00')) + SHEET_SECONDS,
    },
    sheet.version,
  );

/** Every write of a change; the answer to a repeat comes first. */
function changeActions(table: string, change: TalkChange): readonly Labelled<Lost>[] {
  const { ownerId, slots, talks, sheets, gone = [], relations, facts, reply, today, lines = [], places = [] } = change;
  const own = [
    ...(reply ? [reply] : []),
    ...relations.map((relation) => relationStillHolds(table, ownerId, relation, today)),
    ...slots.map((slot) => slotPut(table, ownerId, slot)),
    ...talks.map((talk) => put(table, talkItem(ownerId, talk), talk.version - 1)),
    ...talks.flatMap((talk) => seatActions(table, ownerId, talk)),
    ...talks.flatMap((talk) => gone.map((adult) => seatLeft(table, ownerId, { talk, adult }))),
    ...sheets.map((sheet) => sheetPut(table, ownerId, sheet)),
    ...places.map((place) => placeStill(table, ownerId, place)),
    ...facts.map((fact) => factPut(table, fact)),
  ];
  const lists = lines.flatMap((line) => lineActions(table, ownerId, { change: line, today }));
  return distinct([...own.map(orMoved), ...lists]);
}

/** One check of each record: a guardian may stand in two lists about one child. */
const distinct = <Label extends string>(actions: readonly Labelled<Label>[]): readonly Labelled<Label>[] => [
  ...new Map(actions.map((labelled, index) => [checkedBy(labelled.action) ?? index, labelled] as const)).values(),
];
const checkedBy = ({ ConditionCheck }: WriteAction): string | undefined =>
  ConditionCheck && JSON.stringify(ConditionCheck.Key);
/** The places of a talk: its adults', or the pupil's own where the school has named nobody. */
const seatsOf = ({ adults, pupilId }: Talk): Talk['adults'] =>
  adults.length > 0 ? adults : [{ kind: 'pupil', id: pupilId }];

/** A new talk takes the places of its adults, a cancelled one leaves them; a move keeps them. */
function seatActions(table: string, ownerId: string, talk: Talk): readonly WriteAction[] {
  const places = seatsOf(talk).map((adult) => seatAt(ownerId, talk, adult));
  const { bookingId, expiresAtSeconds } = talk;
  if (talk.version === 1) return places.map((place) => put(table, { ...place, bookingId, expiresAtSeconds }, 0));
  if (talk.state !== 'cancelled-by-family' && talk.state !== 'cancelled-by-school') return [];
  return seatsOf(talk).map((adult) => seatLeft(table, ownerId, { talk, adult }));
}

/** The place of an adult, as long as it is this talk's. */
const seatLeft = (table: string, ownerId: string, { talk, adult }: { talk: Talk; adult: Adult }): WriteAction => ({
  Delete: {
    TableName: table,
    Key: seatAt(ownerId, talk, adult),
    ConditionExpression: 'bookingId = :mine',
    ExpressionAttributeValues: { ':mine': talk.bookingId },
  },
});
