import { log } from '../shared/logger.ts';
import type { Instant } from '../shared/time.ts';
import { type NoticeStore, SHARDS } from './store.ts';
import type { Wake } from './wake-notice.ts';

type Deps = {
  readonly ownerIds: readonly string[];
  readonly store: Pick<NoticeStore, 'due'>;
  readonly send: (wakes: readonly Wake[]) => Promise<void>;
};

/** Most notices per owner and shard in one run: a backlog drains over the minutes, and no owner starves another. */
export const PER_SHARD = 100;

/** Finds due notices and hands them to the sender's queue; waking a notice twice changes nothing. */
export const sweepNotices =
  ({ ownerIds, store, send }: Deps) =>
  async (now: Instant): Promise<number> => {
    let woken = 0;
    for (const ownerId of ownerIds) {
      const due = await Promise.all(SHARDS.map((shard) => store.due(ownerId, shard, now, PER_SHARD)));
      const wakes = due.flat().map((wake) => ({ wake, ownerId }));
      await send(wakes);
      woken += wakes.length;
    }
    if (woken > 0) log('info', 'notices-woken', { count: woken });
    return woken;
  };
