import type { OwnerJob } from '../shared/owner-jobs.ts';
import { SHARDS } from './device-items.ts';
import type { StaleStore } from './stale-store.ts';

type Deps = { readonly store: StaleStore };

/** Most devices of one shard per run: the night has many runs, and the rest waits for the next. */
const PER_SHARD = 40;
const AT_ONCE = 25;

/**
 * Removes devices without a sign of life for long, and devices that failed a while ago (F4, F5); a device that returned
 * meanwhile stays.
 */
export const expireDevices =
  ({ store }: Deps): OwnerJob =>
  async (ownerId, now) => {
    const shards = await Promise.all(SHARDS.map((shard) => store.stale(ownerId, shard, now.instant, PER_SHARD)));
    const stale = shards.flat();
    const outcomes: PromiseSettledResult<number>[] = [];
    for (let start = 0; start < stale.length; start += AT_ONCE) {
      const some = stale.slice(start, start + AT_ONCE);
      const retire = async (one: (typeof some)[number]) => Number(await store.retire(ownerId, one, now.instant));
      outcomes.push(...(await Promise.allSettled(some.map(retire))));
    }
    return outcomes;
  };
