import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { conditionMet, type Dynamo, itemAt, key } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';

/** The morning, and the last report up to which all are done. */
const Come = z.object({ day: z.string(), through: z.string() });
export type MorningStore = ReturnType<typeof morningStore>;

/**
 * How far a morning's run through an owner's open reports has come, `owner#JOBS` / `OPEN-REPORTS-ROLLED`: one item,
 * overwritten.
 */
export function morningStore(client: Dynamo, table: string) {
  const place = (ownerId: string) => ({ pk: key(ownerId, 'JOBS'), sk: 'OPEN-REPORTS-ROLLED' });
  return {
    /** The last report of that morning that is done with all before it; nothing for a morning that has not begun. */
    async through(ownerId: string, day: Day): Promise<string> {
      const item = await itemAt(client, table, place(ownerId));
      const come = item && Come.parse(item);
      return come?.day === day ? come.through : '';
    },

    /**
     * Notes how far it has come; of two runs at once the one that is further on stays, and an older morning never comes
     * back.
     */
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
