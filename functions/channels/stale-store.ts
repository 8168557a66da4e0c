import { newId } from '../shared/ids.ts';
import { commit } from '../shared/table/commit.ts';
import { type Dynamo, firstItems, queryOf } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { endOf, HeldDevice, shardKey } from './device-items.ts';

export type StaleStore = ReturnType<typeof staleStore>;

/** Stale devices, for the night's job. */
export function staleStore(client: Dynamo, table: string) {
  return {
    /** An owner's stale devices of one shard, the longest stale first (an index). */
    async stale(ownerId: string, shard: string, now: Instant, limit: number): Promise<readonly HeldDevice[]> {
      const query = queryOf(table, { index: 'gsi2', pk: shardKey(ownerId, shard), to: now });
      const items = await firstItems(client, query, limit);
      return items.map((item) => HeldDevice.parse(item));
    },

    /** Removes a stale device; `false` if it has given a sign of life since, or no longer exists. */
    retire: async (ownerId: string, device: HeldDevice, now: Instant): Promise<boolean> =>
      (await commit(client, newId(), endOf(table, ownerId, device, { now, staleBy: now }))).ok,
  };
}
