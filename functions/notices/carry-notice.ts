import { addressHash, type Left, leftKey } from '../channels/lookup.ts';
import { type Instant, laterBy, type Moment } from '../shared/time.ts';
import { factsOf } from './apply-provider-event.ts';
import { legalStatus } from './facts.ts';
import type { Notice } from './notice.ts';
import { isOver, LEASE_MS } from './rules.ts';
import type { SendContext } from './send-context.ts';
import type { Slot } from './slot.ts';
import type { NoticeStore } from './store.ts';

type Store = Pick<NoticeStore, 'find' | 'join' | 'move' | 'addEvidence'>;

/** The clocks of queue and function differ by less than this, in milliseconds. */
const SKEW_MS = 250;
/**
 * A notice that left earlier than this before another was due does not count for it, in milliseconds: a digest keeps
 * its own time.
 */
const COVERS_MS = 5 * 60_000;

/** The address or endpoint that a notice goes to. A test notice is never shared and takes no slot. */
function destinationOf({ channel, deviceId, subject }: Notice, { reach }: SendContext) {
  if (subject === 'test') return undefined;
  const endpoint = reach.devices.find((device) => device.deviceId === deviceId)?.endpointArn;
  const to = channel === 'push' ? endpoint : reach.email && addressHash(reach.email.address);
  return to === undefined ? undefined : { sk: leftKey(channel, deviceId), to };
}

/** The slot to write when a notice leaves; `undefined` for a test notice or without an address. */
export function slotOf(notice: Notice, context: SendContext, at: Instant): Slot | undefined {
  const destination = destinationOf(notice, context);
  return destination && { ...destination, at, seen: context.reach.left?.get(destination.sk) };
}

/**
 * The notice that already covers this one: it left recently to the same place, after this one's item was in the inbox.
 * All notices have the same text and lead to the same inbox, so one is enough (F6, decision 039).
 */
export function carrierOf(notice: Notice, context: SendContext): Left | undefined {
  const destination = destinationOf(notice, context);
  const left = destination && context.reach.left?.get(destination.sk);
  if (!left || left.to !== destination.to || left.noticeId === notice.id || notice.readyAt === undefined)
    return undefined;
  const wasReady = laterBy(notice.readyAt, SKEW_MS) <= left.at;
  return wasReady && left.at >= laterBy(notice.wakeAt, -COVERS_MS) ? left : undefined;
}

/** Joins this notice to its carrier. `false` when the carrier will never leave: then this notice must be sent. */
export async function carry(store: Store, notice: Notice, { noticeId }: Left, now: Moment): Promise<boolean> {
  const carrier = await store.join({ ownerId: notice.ownerId, id: noticeId }, notice);
  if (!carrier) return false;
  if (hasLeft(carrier)) await share(store, notice, carrier, now);
  else await store.move(notice, 'carry', { carrier: noticeId, wakeAt: afterThat(carrier, now) });
  return true;
}

/** Takes over the outcome of the carrier. If the carrier never left, this notice is planned again. */
export async function follow(store: Store, notice: Notice, now: Moment): Promise<void> {
  const carrier = await store.find({ ownerId: notice.ownerId, id: notice.carrier ?? '' });
  if (carrier && hasLeft(carrier)) return share(store, notice, carrier, now);
  if (!carrier || isOver(carrier.stage)) {
    await store.move(notice, 'detach', { carrier: '', wakeAt: now.instant, reason: 'not-carried' });
    return;
  }
  await store.move(notice, 'postpone', { wakeAt: afterThat(carrier, now) });
}

/** When to look again: a lease after the carrier's next step, since nothing changes before. */
const afterThat = ({ wakeAt }: Notice, { instant }: Moment): Instant =>
  laterBy(wakeAt > instant ? wakeAt : instant, LEASE_MS);

const hasLeft = ({ stage, evidence }: Notice): boolean => stage === 'submitted' || (evidence?.size ?? 0) > 0;

/** Marks this notice as submitted with its carrier, and copies the provider's evidence. */
async function share(store: Store, notice: Notice, carrier: Notice, now: Moment): Promise<void> {
  const { id, addressHash: to, messageId } = carrier;
  const changes = { carrier: id, addressHash: to, messageId, submittedAt: now.instant, reason: 'told-together' };
  const shared = await store.move(notice, 'share', changes, legalStatus(notice, 'submitted', now));
  if (!shared) return;
  const own = { ...notice, addressHash: to };
  for (const evidence of carrier.evidence ?? []) await store.addEvidence(own, evidence, factsOf(own, evidence, now));
}
