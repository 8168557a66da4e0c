import type { OwnerJob } from '../shared/owner-jobs.ts';
import type { StaleStore } from './stale-store.ts';

type Deps = { readonly store: StaleStore };

/** Most devices of an owner in one run: the night has many runs, and what is left waits for the next. */
const MOST = 500;
const AT_ONCE = 25;

/** Takes off devices that gave no sign of life for long, or failed a while ago (F4, F5); one that came back meanwhile stays. */
export const expireDevices =
  ({ store }: Deps): OwnerJob =>
  async (ownerId, now) => {
    const stale = await store.stale(ownerId, now.instant, MOST);
    const outcomes: PromiseSettledResult<number>[] = [];
    for (let start = 0; start < stale.length; start += AT_ONCE) {
      const some = stale.slice(start, start + AT_ONCE);
      const retire = async (one: (typeof some)[number]) => Number(await store.retire(ownerId, one, now.instant));
      outcomes.push(...(await Promise.allSettled(some.map(retire))));
    }
    return outcomes;
  };
