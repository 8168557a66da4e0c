import type { InboxLookup } from '../notifications/lookup.ts';
import type { WarningsLookup } from '../warnings/lookup.ts';
import { awaited } from './awaited.ts';
import type { Told } from './rules.ts';
import type { DeliveriesStore } from './store.ts';
import type { SubscribedFact } from './subscription.ts';

type Deps = {
  readonly inbox: Pick<InboxLookup, 'about'>;
  readonly warnings: Pick<WarningsLookup, 'sent'>;
  readonly store: Pick<DeliveriesStore, 'open' | 'tell'>;
};
type Heard = Extract<SubscribedFact, { name: 'legal-notice-told' | 'notice-undeliverable' }>;

const ROUND: Readonly<Record<string, Told['round']>> = { 'warning-sent': 'sent', 'delivery-reminder-due': 'reminder' };

/**
 * Adds a legal notice's status to the trail of its warning (D6). The person's inbox item names the warning; notices of
 * other subjects are ignored. A status that comes before the delivery makes the delivery.
 */
export const hearNotice =
  ({ inbox, warnings, store }: Deps) =>
  async (fact: Heard): Promise<void> => {
    const { ownerId, occurredAt: at, data } = fact;
    const { person, itemId, noticeId } = data;
    const { kind } = person;
    if (kind === 'staff') return;
    const item = await inbox.about(ownerId, person, itemId);
    const round = item && ROUND[item.kind];
    const warningId = item?.about.id;
    if (!round || item.pupilId === undefined || warningId === undefined) return;
    const name = { ownerId, pupilId: item.pupilId, warningId, person: { kind, id: person.id } };
    const told: Told =
      fact.name === 'notice-undeliverable'
        ? { round, channel: 'none', noticeId, state: 'undeliverable', at }
        : { round, channel: fact.data.channel, noticeId, state: fact.data.state, at };
    if (await store.tell(name, told)) return;
    const sent = await warnings.sent(ownerId, warningId);
    const opening = sent && awaited(sent, name.person);
    if (!opening) return;
    await store.open(ownerId, opening);
    await store.tell(name, told);
  };
