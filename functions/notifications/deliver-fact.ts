import { settleAll } from '../shared/jobs/settle-all.ts';
import type { Moment } from '../shared/time.ts';
import { isConferenceNews } from './conference-news.ts';
import { type ConferenceDeps, deliverConference } from './deliver-conference.ts';
import { type DeliverDeps, deliverEvents } from './deliver-events.ts';
import { deliverToGroup, type GroupDeps } from './deliver-to-group.ts';
import { type ExplainDeps, explainDays } from './explain-days.ts';
import { isGroupFact } from './group-news.ts';
import { eventsOf } from './inbox-event.ts';
import { type EntryDeps, judgeEntries } from './judge-entries.ts';
import type { SubscribedFact } from './subscription.ts';
import type { SupersessionStore } from './supersession-store.ts';

export type FactDeps = DeliverDeps &
  GroupDeps &
  ConferenceDeps &
  EntryDeps &
  ExplainDeps & { readonly supersessionLog: Pick<SupersessionStore, 'add' | 'deliveredOn'> };

/**
 * Turns a fact into inbox items for those entitled now, a notice request for each, and supersedes older items. Safe to
 * retry: ids are hashes of event and recipient. Returns the number of notice requests.
 */
export const deliverFact =
  (deps: FactDeps) =>
  async (fact: SubscribedFact, now: Moment): Promise<number> => {
    const explained = explainDays(deps)(fact, now);
    const requested = deliver(deps, fact, now);
    await settleAll<unknown>([explained, requested]);
    return requested;
  };

async function deliver(deps: FactDeps, fact: SubscribedFact, now: Moment): Promise<number> {
  const settings = await deps.settings.of(fact.ownerId);
  if (isGroupFact(fact)) return deliverToGroup(deps)(fact, settings, now);
  if (isConferenceNews(fact)) return deliverConference(deps)(fact, settings, now);
  const events = fact.name === 'entries-changed' ? await judgeEntries(deps, fact, settings, now) : eventsOf(fact);
  return deliverEvents(deps)(events, settings, now);
}
