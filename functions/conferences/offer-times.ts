import type { OwnerJob } from '../shared/jobs/owner-jobs.ts';
import { type TendDeps, tendLine } from './tend-line.ts';
import type { WaitStore } from './wait-store.ts';

export type OfferDeps = TendDeps & { readonly waits: Pick<WaitStore, 'due'> };

/** The most waiting lists of one owner in one run, and of those that are worked on at once. */
const MOST = 2000;
const AT_ONCE = 10;

/** Passes on offers that are over, and offers free times to those who wait (H1). A repeat changes nothing. */
export const offerTimes =
  (deps: OfferDeps): OwnerJob =>
  async (ownerId, now) => {
    const names = await deps.waits.due(ownerId, MOST);
    const outcomes: PromiseSettledResult<number>[] = [];
    for (let start = 0; start < names.length; start += AT_ONCE) {
      const part = names.slice(start, start + AT_ONCE);
      outcomes.push(...(await Promise.allSettled(part.map((name) => tendLine(deps, { ownerId, name, now })))));
    }
    return outcomes;
  };
