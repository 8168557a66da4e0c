import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Dynamo, itemsBetween, key } from '../shared/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { Register } from './entry.ts';
import { waitingLessons } from './waiting-store.ts';

/** Names a lesson: its group, its day and its id. */
export type LessonName = { readonly groupId: string; readonly date: Day; readonly lessonId: string };

/** Reads of lessons beside the roster's: registers, and what waits. Every function is one round trip. */
export function lessonReads(client: Dynamo, table: string) {
  return {
    /** What has happened in a lesson; `undefined` before anybody acted. Strongly consistent. */
    async register(ownerId: string, { groupId, date, lessonId }: LessonName): Promise<Register | undefined> {
      const Key = { pk: key(ownerId, 'GROUP', groupId), sk: key('REGISTER', date, lessonId) };
      const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item && Register.parse(Item);
    },

    /** The registers of a group from one day to another, both included, by day. */
    async registers(ownerId: string, groupId: string, from: Day, to: Day): Promise<readonly Register[]> {
      const pk = key(ownerId, 'GROUP', groupId);
      const items = await itemsBetween(client, table, pk, key('REGISTER', from), `${key('REGISTER', to)}~`);
      return items.map((item) => Register.parse(item));
    },

    waiting: waitingLessons(client, table),
  };
}
