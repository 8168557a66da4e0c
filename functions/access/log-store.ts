import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Dynamo, key } from '../shared/table/dynamo.ts';

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
type Wanted = {
  readonly limit: number;
  readonly nowSeconds: number;
  readonly before?: string | undefined;
  readonly by?: Entry['actorKind'] | undefined;
};
/** The most entries of one trip when a filter drops some. */
const LOOKED_THROUGH = 200;
export type LogStore = ReturnType<typeof logStore>;

/** Reads the access log; `read-log.ts` writes it. */
export function logStore(client: Dynamo, table: string) {
  return {
    /**
     * Up to `limit` looks at a pupil's record, newest first, older than `before`. Omits expired entries that the
     * table has not deleted yet. `by`: only looks of one kind of reader.
     */
    async newest(
      ownerId: string,
      pupilId: string,
      { limit, nowSeconds, before, by }: Wanted,
    ): Promise<readonly Entry[]> {
      const pk = key(ownerId, 'PUPIL', pupilId);
      const items: Record<string, unknown>[] = [];
      let start: Record<string, unknown> | undefined = before === undefined ? undefined : { pk, sk: before };
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk',
            FilterExpression: `expiresAtSeconds > :now${by === undefined ? '' : ' AND actorKind = :by'}`,
            ExpressionAttributeValues: { ':pk': pk, ':now': nowSeconds, ...(by !== undefined && { ':by': by }) },
            ScanIndexForward: false,
            // The filter skips other readers' looks; a larger limit saves trips.
            Limit: by === undefined ? limit : Math.max(limit, LOOKED_THROUGH),
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
