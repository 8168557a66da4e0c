import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { commit } from '../shared/commit.ts';
import type { Dynamo } from '../shared/dynamo.ts';
import { newId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import { endOf, HeldDevice, shardKey } from './device-items.ts';

export type StaleStore = ReturnType<typeof staleStore>;

/** Devices that nobody uses any more: what the night may do, and no more. */
export function staleStore(client: Dynamo, table: string) {
  return {
    /** An owner's devices of one shard that are stale by now, the longest first (an index). */
    async stale(ownerId: string, shard: string, now: Instant, limit: number): Promise<readonly HeldDevice[]> {
      const found = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'gsi2',
          KeyConditionExpression: 'gsi2pk = :pk AND gsi2sk <= :now',
          ExpressionAttributeValues: { ':pk': shardKey(ownerId, shard), ':now': now },
          Limit: limit,
        }),
      );
      return (found.Items ?? []).map((item) => HeldDevice.parse(item));
    },

    /** Takes a stale device off; `false` for one that gave a sign of life meanwhile, or is gone already. */
    retire: async (ownerId: string, device: HeldDevice, now: Instant): Promise<boolean> =>
      (await commit(client, newId(), endOf(table, ownerId, device, { now, staleBy: now }))).ok,
  };
}
