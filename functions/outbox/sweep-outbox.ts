import { Fact } from '../shared/fact.ts';
import { errorFields, log } from '../shared/logger.ts';
import type { Instant } from '../shared/time.ts';
import { stuckBefore } from './rules.ts';
import type { OutboxStore } from './store.ts';

type Deps = {
  readonly ownerIds: readonly string[];
  readonly store: Pick<OutboxStore, 'openBefore'>;
  readonly publish: (fact: Fact, now: Instant) => Promise<void>;
};

/** Most facts of one owner per run: a backlog drains over the minutes, and no owner starves another. */
const PER_OWNER = 100;

/**
 * Publishes facts that the stream missed. A failing fact or owner does not stop the others; the next minute tries both
 * again.
 */
export const sweepOutbox =
  ({ ownerIds, store, publish }: Deps) =>
  async (now: Instant): Promise<{ readonly swept: number; readonly failed: number }> => {
    let swept = 0;
    let failed = 0;
    const attempt = async (ownerId: string, work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (error) {
        failed += 1;
        log('error', 'fact-stuck', { ownerId, ...errorFields(error) });
      }
    };
    for (const ownerId of ownerIds) {
      await attempt(ownerId, async () => {
        for (const open of await store.openBefore(ownerId, stuckBefore(now), PER_OWNER)) {
          await attempt(ownerId, async () => {
            await publish(Fact.parse(open), now);
            swept += 1;
          });
        }
      });
    }
    if (swept + failed > 0) log('warn', 'outbox-swept', { count: swept, failed });
    return { swept, failed };
  };
