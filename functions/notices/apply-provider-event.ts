import { isId } from '../shared/ids.ts';
import type { Moment } from '../shared/time.ts';
import { addressFailed, legalStatus, undeliverable } from './facts.ts';
import type { Notice } from './notice.ts';
import type { SesEvent } from './provider-event.ts';
import { type Evidence, mayMove } from './rules.ts';
import type { NoticeStore } from './store.ts';

type Deps = { readonly store: Pick<NoticeStore, 'find' | 'addEvidence' | 'move'> };

/** Maps an SES event to evidence. A delay event is ignored. A transient bounce means that SES has stopped trying. */
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
 * Handles an SES event, in any order and any number of times (decision 017): adds it to the notice's evidence, settles
 * a notice with an unknown outcome, and publishes once that an address failed.
 */
export const applyProviderEvent =
  ({ store }: Deps) =>
  async (event: SesEvent, now: Moment): Promise<void> => {
    const [ownerId = '', id = ''] = [event.mail.tags.owner?.[0], event.mail.tags.notice?.[0]];
    const evidence = evidenceOf(event);
    if (!evidence || !isId(ownerId) || !/^[0-9a-f]{40}$/.test(id)) return;
    const notice = await store.find({ ownerId, id });
    if (!notice) return;
    // An event that came before costs only this read; the conditions of the writes cover every other case.
    if (!notice.evidence?.has(evidence)) await store.addEvidence(notice, evidence, factsOf(notice, evidence, now));
    if (mayMove('submit', notice.stage))
      await store.move(notice, 'submit', { reason: 'told-by-provider' }, legalStatus(notice, 'submitted', now));
    // Read again after new evidence: a notice that joined meanwhile either saw the evidence, or is in `carries` now.
    const current = notice.evidence?.has(evidence) ? notice : await store.find(notice);
    for (const rider of current?.carries ?? [])
      await applyToRider(store, { ownerId, id: rider }, notice, evidence, now);
  };

/**
 * Applies the event to a notice that this one carries, and to those it carries in turn: a notice may be shared after
 * others joined it. Skips a rider that was sent by itself after all.
 */
async function applyToRider(
  store: Deps['store'],
  name: Parameters<NoticeStore['find']>[0],
  carrier: Notice,
  evidence: Evidence,
  now: Moment,
): Promise<void> {
  const rider = await store.find(name);
  if (rider?.carrier !== carrier.id) return;
  const { addressHash } = carrier;
  const carried = { ...rider, addressHash };
  if (!rider.evidence?.has(evidence)) await store.addEvidence(rider, evidence, factsOf(carried, evidence, now));
  const changes = { addressHash, reason: 'told-together' };
  if (mayMove('share', rider.stage)) await store.move(rider, 'share', changes, legalStatus(rider, 'submitted', now));
  for (const next of rider.carries ?? [])
    await applyToRider(store, { ownerId: rider.ownerId, id: next }, { ...carrier, id: rider.id }, evidence, now);
}

/**
 * The facts that follow from an event. A failed address is the one that this notice was sent to, even if the roster has
 * another now. A transient bounce does not suppress the address; after a delivery it is only an automatic reply.
 */
export function factsOf(notice: Notice, evidence: Evidence, now: Moment) {
  switch (evidence) {
    case 'accepted':
      return [];
    case 'delivered':
      return legalStatus(notice, evidence, now);
    case 'undelivered':
      return [
        ...(notice.evidence?.has('delivered') ? [] : undeliverable(notice, evidence, now)),
        ...legalStatus(notice, evidence, now),
      ];
    default:
      return [
        ...addressFailed(notice, evidence, now),
        ...undeliverable(notice, evidence, now),
        ...legalStatus(notice, evidence, now),
      ];
  }
}
