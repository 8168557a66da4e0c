import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { conditionMet, type Dynamo, itemAt, key } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';

/** The morning, and the last report before which every report is done. */
const Progress = z.object({ day: z.string(), through: z.string() });
export type MorningStore = ReturnType<typeof morningStore>;

/** A morning's progress through the owner's open reports, `owner#JOBS` / `OPEN-REPORTS-ROLLED`: one item. */
export function morningStore(client: Dynamo, table: string) {
  const place = (ownerId: string) => ({ pk: key(ownerId, 'JOBS'), sk: 'OPEN-REPORTS-ROLLED' });
  return {
    /** The last report of this morning up to which every report is done; `''` before the morning's first save. */
    async through(ownerId: string, day: Day): Promise<string> {
      const item = await itemAt(client, table, place(ownerId));
      const progress = item && Progress.parse(item);
      return progress?.day === day ? progress.through : '';
    },

    /** Saves the progress. Of two concurrent runs the further position stays; an older morning never overwrites it. */
    comeTo: (ownerId: string, day: Day, through: string): Promise<boolean> =>
      conditionMet(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...place(ownerId), day, through },
            ConditionExpression: 'attribute_not_exists(pk) OR #day < :day OR (#day = :day AND through < :through)',
            ExpressionAttributeNames: { '#day': 'day' },
            ExpressionAttributeValues: { ':day': day, ':through': through },
          }),
        ),
      ),
  };
}
