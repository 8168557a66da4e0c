import { type Instant, laterBy } from '../shared/time.ts';

/** The sweeper publishes facts that are still unpublished after this time, in seconds: the stream missed them. */
export const STUCK_AFTER_SECONDS = 120;
/** How long a published fact is kept, in seconds. */
export const KEPT_SECONDS = 7 * 86_400;

/** Facts older than this instant should have been published. */
export const stuckBefore = (now: Instant): Instant => laterBy(now, -STUCK_AFTER_SECONDS * 1000);

/** The consumers that listen to a fact, by name. */
export const listenersOf = (
  queues: Readonly<Record<string, { readonly facts: readonly string[] }>>,
  fact: string,
): readonly string[] => Object.keys(queues).filter((consumer) => queues[consumer]?.facts.includes(fact));
