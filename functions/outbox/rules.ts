import { type Instant, laterBy } from '../shared/time.ts';

/** A fact that is still unpublished after this long was missed by the stream: the sweeper publishes it. */
export const STUCK_AFTER_SECONDS = 120;
/** A published fact is kept a week, for looking back. */
export const KEPT_SECONDS = 7 * 86_400;

/** Facts older than this instant should have left. */
export const stuckBefore = (now: Instant): Instant => laterBy(now, -STUCK_AFTER_SECONDS * 1000);

/** The consumers that listen to a fact, by name. */
export const listenersOf = (
  queues: Readonly<Record<string, { readonly facts: readonly string[] }>>,
  fact: string,
): readonly string[] => Object.keys(queues).filter((consumer) => queues[consumer]?.facts.includes(fact));
