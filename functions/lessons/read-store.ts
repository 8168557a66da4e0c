import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { allItems, type Dynamo, eachItem, itemsAt, itemsBetween, key } from '../shared/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { Entry, Register } from './entry.ts';

/** Names a lesson: its group, its day and its id. */
export type LessonName = { readonly groupId: string; readonly date: Day; readonly lessonId: string };

/** What the timetable says of a lesson's time, and who teaches it. */
const Timed = z.object({
  id: z.string(),
  groupId: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  status: z.enum(['planned', 'cancelled', 'moved']),
  teacherIds: z.array(z.string()),
  confirmed: z.optional(z.boolean()),
});
export type Timed = z.output<typeof Timed>;

/** A lesson that waits for its teacher, as the index has it. */
const Waiting = z.object({
  id: z.string(),
  groupId: z.string(),
  groupName: z.optional(z.string()),
  subject: z.optional(z.string()),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  room: z.optional(z.string()),
  /** Its place in the list. */
  gsi2sk: z.string(),
});
export type Waiting = z.output<typeof Waiting>;

/** Reads of lessons beside the roster's: registers, and what waits. Every function is one round trip. */
export function lessonReads(client: Dynamo, table: string) {
  return {
    /** What has happened in a lesson; `undefined` before anybody acted. Strongly consistent. */
    async register(ownerId: string, { groupId, date, lessonId }: LessonName): Promise<Register | undefined> {
      const Key = { pk: key(ownerId, 'GROUP', groupId), sk: key('REGISTER', date, lessonId) };
      const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item && Register.parse(Item);
    },

    /** A lesson as the timetable has it at this moment; `undefined` where it has none by that name on that day. */
    async timed(ownerId: string, { groupId, date, lessonId }: LessonName): Promise<Timed | undefined> {
      const items = await allItems(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :day)',
        ExpressionAttributeValues: { ':pk': key(ownerId, 'GROUP', groupId), ':day': key('LESSON', date) },
        ConsistentRead: true,
      });
      const found = items.find(({ id }) => id === lessonId);
      return found && Timed.parse(found);
    },

    /** The entries of some pupils in a lesson; strongly consistent, in no order. */
    async entriesIn(ownerId: string, { date, lessonId }: LessonName, pupilIds: readonly string[]) {
      const sk = key('ENTRY', date, lessonId);
      const keys = pupilIds.map((pupilId) => ({ pk: key(ownerId, 'PUPIL', pupilId), sk }));
      return (await itemsAt(client, table, keys)).map((item) => Entry.parse(item));
    },

    /** The registers of a group from one day to another, both included, by day. */
    async registers(ownerId: string, groupId: string, from: Day, to: Day): Promise<readonly Register[]> {
      const pk = key(ownerId, 'GROUP', groupId);
      const items = await itemsBetween(client, table, pk, key('REGISTER', from), `${key('REGISTER', to)}~`);
      return items.map((item) => Register.parse(item));
    },

    /**
     * A teacher's lessons that wait for confirmation, newest first, from a day on and up to a place in the list that is
     * not included. Page by page as they are wanted: one query for a page.
     */
    async *waiting(
      ownerId: string,
      staffId: string,
      { from, before, page }: { readonly from: Day; readonly before: string; readonly page: number },
    ): AsyncGenerator<Waiting> {
      const items = eachItem(client, {
        TableName: table,
        IndexName: 'gsi2',
        KeyConditionExpression: 'gsi2pk = :pk AND gsi2sk BETWEEN :from AND :before',
        ExpressionAttributeValues: {
          ':pk': key(ownerId, 'STAFF', staffId, 'UNCONFIRMED'),
          ':from': from,
          ':before': before,
        },
        ScanIndexForward: false,
        Limit: page,
      });
      for await (const item of items) {
        const waiting = Waiting.parse(item);
        if (waiting.gsi2sk !== before) yield waiting;
      }
    },
  };
}
