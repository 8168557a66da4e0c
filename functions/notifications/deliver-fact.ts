import { settleAll } from '../shared/jobs/settle-all.ts';
import type { Moment } from '../shared/time.ts';
import { type DeliverDeps, deliverEvents } from './deliver-events.ts';
import { type ExplainDeps, explainDays } from './explain-days.ts';
import { eventsOf } from './inbox-event.ts';
import type { SubscribedFact } from './subscription.ts';
import type { SupersessionStore } from './supersession-store.ts';
import { type EntryDeps, judgeEntries } from './judge-entries.ts';

export type FactDeps = DeliverDeps & EntryDeps & ExplainDeps & { readonly traces: Pick<SupersessionStore, 'join' | 'ofDays'> };

/**
 * Turns a fact into inbox items for those entitled now, a notice request for each, and supersedes older items. Safe to
 * retry: ids are hashes of event and recipient. Returns the number of notice requests.
 */
export const deliverFact =
  (deps: FactDeps) =>
  async (fact: SubscribedFact, now: Moment): Promise<number> => {
    const explained = explainDays(deps)(fact, now);
    const told = tell(deps, fact, now);
    await settleAll([explained, told]);
    return told;
  };

async function tell(deps: FactDeps, fact: SubscribedFact, now: Moment): Promise<number> {
  const house = await deps.settings.of(fact.ownerId);
  const news = fact.name === 'entries-changed' ? await judgeEntries(deps, fact, house, now) : eventsOf(fact);
  return deliverEvents(deps)(news, house, now);
}
