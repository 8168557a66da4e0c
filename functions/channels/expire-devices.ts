import type { OwnerJob } from '../shared/jobs/owner-jobs.ts';
import { type Ending, endingOf, type HeldDevice, SHARDS } from './device-items.ts';
import { type EndDeps, endEndpoint } from './end-endpoint.ts';
import type { EndingStore } from './ending-store.ts';
import type { StaleStore } from './stale-store.ts';

type Deps = EndDeps & { readonly store: StaleStore; readonly endings: EndingStore };

/** The most devices of one shard in a run: the night has many runs, and later runs take the rest. */
const PER_SHARD = 40;
const AT_ONCE = 25;

/** The most pending endpoint deletions of one owner in a run. */
const ENDINGS = 200;

/**
 * Removes devices that have long been silent or failed a while ago (F4, F5), with their endpoints; a device with a new
 * sign of life stays. Retries endpoints that a sign-out could not delete. Counts devices.
 */
export const expireDevices =
  (deps: Deps): OwnerJob =>
  async (ownerId, now) => {
    const { store, endings } = deps;
    const [left, ...shards] = await Promise.all([
      endings.endings(ownerId, ENDINGS),
      ...SHARDS.map((shard) => store.stale(ownerId, shard, now.instant, PER_SHARD)),
    ]);
    const retire = (device: HeldDevice) => async () => {
      if (!(await store.retire(ownerId, device, now.instant))) return 0;
      const ending = endingOf(device);
      if (ending) await endEndpoint(deps, ending);
      return 1;
    };
    const end = (ending: Ending) => async () => {
      await endEndpoint(deps, ending);
      return 0;
    };
    const work = [...left.map(end), ...shards.flat().map(retire)];
    const outcomes: PromiseSettledResult<number>[] = [];
    for (let start = 0; start < work.length; start += AT_ONCE) {
      const some = work.slice(start, start + AT_ONCE);
      outcomes.push(...(await Promise.allSettled(some.map((piece) => piece()))));
    }
    return outcomes;
  };
