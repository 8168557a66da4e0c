import { isId } from '../shared/ids.ts';
import type { Moment } from '../shared/time.ts';
import { addressFailed, lostLegal, tellLegal } from './facts.ts';
import type { Notice } from './notice.ts';
import type { SesEvent } from './provider-event.ts';
import { type Evidence, mayMove } from './rules.ts';
import type { NoticeStore } from './store.ts';

type Deps = { readonly store: Pick<NoticeStore, 'find' | 'tell' | 'move'> };

/** SES's words → evidence. A delay is no end; a transient bounce is SES's word that it has given up for now. */
function evidenceOf({ eventType, bounce }: SesEvent): Evidence | undefined {
  switch (eventType) {
    case 'Send':
      return 'accepted';
    case 'Delivery':
      return 'delivered';
    case 'Bounce':
      return bounce?.bounceType === 'Permanent' ? 'bounced' : 'undelivered';
    case 'Complaint':
      return 'complained';
    case 'Reject':
      return 'rejected';
    default:
      return undefined;
  }
}

/**
 * Takes in what the provider tells of an e-mail, in any order and however often (decision 017): adds it to the evidence, settles a
 * notice that was in doubt, and says once that an address has failed.
 */
export const hearProvider =
  ({ store }: Deps) =>
  async (event: SesEvent, now: Moment): Promise<void> => {
    const [ownerId = '', id = ''] = [event.mail.tags.owner?.[0], event.mail.tags.notice?.[0]];
    const evidence = evidenceOf(event);
    if (!evidence || !isId(ownerId) || !/^[0-9a-f]{40}$/.test(id)) return;
    const notice = await store.find({ ownerId, id });
    if (!notice) return;
    // What was told before, or would settle what is settled, costs this one read; the writes' own conditions hold for everything else.
    if (!notice.evidence?.has(evidence)) await store.tell(notice, evidence, factsOf(notice, evidence, now));
    if (mayMove('submit', notice.stage))
      await store.move(notice, 'submit', { reason: 'told-by-provider' }, tellLegal(notice, 'submitted', now));
    // Read again where it was news: whoever was carried meanwhile has either seen it, or is seen here.
    const known = notice.evidence?.has(evidence) ? notice : await store.find(notice);
    for (const rider of known?.carries ?? []) await tellRider(store, { ownerId, id: rider }, notice, evidence, now);
  };

/**
 * The same for a notice that this one carries, and for those that it carries in turn: it may have been told together itself after
 * others joined it. One that went by itself after all is none of them.
 */
async function tellRider(
  store: Deps['store'],
  name: Parameters<NoticeStore['find']>[0],
  carrier: Notice,
  evidence: Evidence,
  now: Moment,
): Promise<void> {
  const rider = await store.find(name);
  if (rider?.carrier !== carrier.id) return;
  const { addressHash } = carrier;
  const told = { ...rider, addressHash };
  if (!rider.evidence?.has(evidence)) await store.tell(rider, evidence, factsOf(told, evidence, now));
  const changes = { addressHash, reason: 'told-together' };
  if (mayMove('share', rider.stage)) await store.move(rider, 'share', changes, tellLegal(rider, 'submitted', now));
  for (const next of rider.carries ?? [])
    await tellRider(store, { ownerId: rider.ownerId, id: next }, { ...carrier, id: rider.id }, evidence, now);
}

/**
 * What follows from an event. An address that failed for good is the one that the notice went to, whatever the roster says by now. An e-mail
 * that was never delivered leaves its address in peace; after a delivery it is only somebody's automatic answer.
 */
export function factsOf(notice: Notice, evidence: Evidence, now: Moment) {
  switch (evidence) {
    case 'accepted':
      return [];
    case 'delivered':
      return tellLegal(notice, evidence, now);
    case 'undelivered':
      return [
        ...(notice.evidence?.has('delivered') ? [] : lostLegal(notice, evidence, now)),
        ...tellLegal(notice, evidence, now),
      ];
    default:
      return [
        ...addressFailed(notice, evidence, now),
        ...lostLegal(notice, evidence, now),
        ...tellLegal(notice, evidence, now),
      ];
  }
}
