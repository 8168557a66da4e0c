import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Dynamo, itemsBetween, key } from '../shared/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { Entry } from './entry.ts';

export type LessonsLookup = ReturnType<typeof lessonsLookup>;

/** True for an entry whose lesson the timetable has taken away: until its teacher has decided it is neither absence nor presence. */
export const isHeldBack = ({ kind, because }: Pick<Entry, 'kind' | 'because'>): boolean =>
  kind === 'present' && because !== undefined;

/** What teachers have registered, for those who count it, decide on it and tell of it. Read-only, one round trip each (decision 013). */
export function lessonsLookup(client: Dynamo, table: string) {
  return {
    /** A pupil's entries from one day to another, both included, by day and lesson. */
    async entries(ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly Entry[]> {
      const pk = key(ownerId, 'PUPIL', pupilId);
      const items = await itemsBetween(client, table, pk, key('ENTRY', from), `${key('ENTRY', to)}~`);
      return items.map((item) => Entry.parse(item));
    },

    /** True when a teacher has a lesson that waits for confirmation, from one day to before another (an index: a moment behind). */
    async hasUnconfirmed(ownerId: string, staffId: string, from: Day, before: Day): Promise<boolean> {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'gsi2',
          // A place in the list begins with its day and goes on, so that it sorts after the bare day.
          KeyConditionExpression: 'gsi2pk = :pk AND gsi2sk BETWEEN :from AND :before',
          ExpressionAttributeValues: {
            ':pk': key(ownerId, 'STAFF', staffId, 'UNCONFIRMED'),
            ':from': from,
            ':before': before,
          },
          Limit: 1,
        }),
      );
      return (page.Items ?? []).length > 0;
    },
  };
}

export type { Entry };
