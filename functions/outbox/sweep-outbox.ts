import type { Fact } from '../shared/commit.ts';
import { errorFields, log } from '../shared/logger.ts';
import type { Instant } from '../shared/time.ts';
import { Fact as FactSchema } from './fact.ts';
import { stuckBefore } from './rules.ts';
import type { OutboxStore } from './store.ts';

type Deps = {
  readonly ownerIds: readonly string[];
  readonly store: Pick<OutboxStore, 'openBefore'>;
  readonly publish: (fact: Fact, now: Instant) => Promise<void>;
};

/** Facts one owner may have swept in one run: a backlog is worked off over the minutes, and no owner starves another. */
const PER_OWNER = 100;

/** Publishes what the stream missed. One fact that fails does not hold back the others; it is met again next minute. */
export const sweepOutbox =
  ({ ownerIds, store, publish }: Deps) =>
  async (now: Instant): Promise<{ readonly swept: number; readonly failed: number }> => {
    let swept = 0;
    let failed = 0;
    for (const ownerId of ownerIds) {
      for (const open of await store.openBefore(ownerId, stuckBefore(now), PER_OWNER)) {
        try {
          await publish(FactSchema.parse(open), now);
          swept += 1;
        } catch (error) {
          failed += 1;
          log('error', 'fact-stuck', { ownerId, ...errorFields(error) });
        }
      }
    }
    if (swept + failed > 0) log('warn', 'outbox-swept', { count: swept, failed });
    return { swept, failed };
  };
