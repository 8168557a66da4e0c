import type { Fact } from '../shared/fact.ts';
import { commitLabelled, factPut, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { allItems, type Dynamo, itemAt, queryOf } from '../shared/table/dynamo.ts';
import type { SheetOf } from './day-sheet.ts';
import { awayAt, conferenceItem, schoolPk } from './keys.ts';
import { AwayOrder, Conference, type Slot } from './record.ts';
import { sheetPut, slotPut } from './talk-store.ts';

export type ConferenceStore = ReturnType<typeof conferenceStore>;

/** The conference as it is after a change, with the fact of it and the answer to the request. */
type ConferenceSave = {
  readonly ownerId: string;
  readonly conference: Conference;
  readonly fact?: Fact | undefined;
  readonly reply?: WriteAction;
};
/** New or changed times of a teacher on one day, with the teacher's sheet of that day as it was read. */
type TimesSave = {
  readonly ownerId: string;
  readonly slots: readonly Slot[];
  readonly sheet?: SheetOf;
};

/** Reads and writes of conferences and their times, for those who plan. */
export const conferenceStore = (client: Dynamo, table: string) => ({
  /** The conferences of a school, oldest first (an eventually consistent index). */
  async ofSchool(ownerId: string, schoolId: string): Promise<readonly Conference[]> {
    const items = await allItems(client, queryOf(table, { index: 'gsi1', pk: schoolPk(ownerId, schoolId) }));
    return items.map((item) => Conference.parse(item));
  },

  /** Writes a conference with its next version. */
  save: ({ ownerId, conference, fact, reply }: ConferenceSave): Promise<'saved' | 'moved'> =>
    commitLabelled<never>(
      client,
      [
        ...(reply ? [reply] : []),
        {
          Put: {
            TableName: table,
            Item: conferenceItem(ownerId, conference),
            ...atVersion(conference.version - 1),
          },
        },
        ...(fact ? [factPut(table, fact)] : []),
      ].map(orMoved),
    ),

  /** Writes times of a teacher, all or none. The sheet keeps two conferences from planning the same minutes. */
  saveTimes: ({ ownerId, slots, sheet }: TimesSave): Promise<'saved' | 'moved'> =>
    commitLabelled<never>(
      client,
      [...(sheet ? [sheetPut(table, ownerId, sheet)] : []), ...slots.map((slot) => slotPut(table, ownerId, slot))].map(
        orMoved,
      ),
    ),

  /** Stores the answer to a request whose writes are done. */
  answer: (reply: WriteAction): Promise<'saved' | 'moved'> => commitLabelled<never>(client, [orMoved(reply)]),

  async away(ownerId: string, name: Pick<AwayOrder, 'conferenceId' | 'teacherId'>): Promise<AwayOrder | undefined> {
    const item = await itemAt(client, table, awayAt(ownerId, name));
    return item && AwayOrder.parse(item);
  },

  /** Orders that all times of a teacher be cancelled; its fact makes the job run. */
  orderAway: (ownerId: string, { order, fact, reply }: { order: AwayOrder; fact: Fact; reply: WriteAction }) =>
    commitLabelled<never>(
      client,
      [reply, { Put: { TableName: table, Item: { ...awayAt(ownerId, order), ...order } } }, factPut(table, fact)].map(
        orMoved,
      ),
    ),
});
