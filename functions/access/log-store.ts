import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Dynamo, key } from '../shared/dynamo.ts';

const Entry = z.object({
  sk: z.string(),
  at: z.string(),
  actorId: z.string(),
  actorKind: z.enum(['guardian', 'pupil', 'staff']),
  action: z.string(),
  basis: z.string(),
});
/** A logged look; `sk` sorts by time. */
export type Entry = z.output<typeof Entry>;
export type LogStore = ReturnType<typeof logStore>;

/** Reads the access log; `read-log.ts` writes it. */
export function logStore(client: Dynamo, table: string) {
  return {
    /**
     * Up to `limit` looks at a pupil's record, newest first, older than `before`. Expired entries are left out also
     * before the table deletes them.
     */
    async newest(
      ownerId: string,
      pupilId: string,
      { limit, nowSeconds, before }: { limit: number; nowSeconds: number; before?: string | undefined },
    ): Promise<readonly Entry[]> {
      const pk = key(ownerId, 'PUPIL', pupilId);
      const items: Record<string, unknown>[] = [];
      let start: Record<string, unknown> | undefined = before === undefined ? undefined : { pk, sk: before };
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk',
            FilterExpression: 'expiresAtSeconds > :now',
            ExpressionAttributeValues: { ':pk': pk, ':now': nowSeconds },
            ScanIndexForward: false,
            Limit: limit,
            ConsistentRead: true,
            ExclusiveStartKey: start,
          }),
        );
        items.push(...(page.Items ?? []));
        start = page.LastEvaluatedKey;
      } while (start && items.length < limit);
      return items.slice(0, limit).map((item) => Entry.parse(item));
    },
  };
}
