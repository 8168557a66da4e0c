import type { Fact } from '../shared/fact.ts';
import type { SendToQueue } from '../shared/jobs/queue.ts';
import { settleAll } from '../shared/jobs/settle-all.ts';
import type { Instant } from '../shared/time.ts';
import { KEPT_SECONDS, listenersOf } from './rules.ts';
import type { OutboxStore } from './store.ts';

type Deps = {
  readonly queues: Readonly<Record<string, { readonly url: string; readonly facts: readonly string[] }>>;
  readonly send: SendToQueue;
  readonly store: Pick<OutboxStore, 'markPublished'>;
};

/**
 * Sends a fact to its consumers, then marks it as published. A failure in between repeats the sending: at least once.
 */
export const publishFact =
  ({ queues, send, store }: Deps) =>
  async (fact: Fact, now: Instant): Promise<void> => {
    const urls = listenersOf(queues, fact.name).flatMap((consumer) => queues[consumer]?.url ?? []);
    await settleAll(urls.map((url) => send(url, [fact])));
    await store.markPublished(fact, now, KEPT_SECONDS);
  };
