import { addressHash, type Left, leftKey } from '../channels/lookup.ts';
import { type Instant, laterBy, type Moment } from '../shared/time.ts';
import { factsOf } from './hear-provider.ts';
import { tellLegal } from './legal.ts';
import type { Notice } from './notice.ts';
import type { Reading } from './read-notice.ts';
import { isOver, LEASE_MS } from './rules.ts';
import type { Slot } from './slot.ts';
import type { NoticeStore } from './store.ts';

type Store = Pick<NoticeStore, 'find' | 'join' | 'move' | 'tell'>;

/** Clocks of queue and function differ by less than this, in milliseconds. */
const SKEW_MS = 250;
/** What left so long before a notice was due, in milliseconds, no longer speaks for it: a digest has its own time. */
const SPEAKS_MS = 5 * 60_000;

/** Where a notice leads: one address, or one endpoint. A test speaks for itself and takes no slot. */
function wayOut({ channel, deviceId, subject }: Notice, { reach }: Reading) {
  if (subject === 'test') return undefined;
  const endpoint = reach.devices.find((device) => device.deviceId === deviceId)?.endpointArn;
  const to = channel === 'push' ? endpoint : reach.email && addressHash(reach.email.address);
  return to === undefined ? undefined : { sk: leftKey(channel, deviceId), to };
}

/** The slot that a notice takes when it leaves; `undefined` for one that takes none. */
export function slotOf(notice: Notice, read: Reading, at: Instant): Slot | undefined {
  const way = wayOut(notice, read);
  return way && { ...way, at, seen: read.reach.left?.get(way.sk) };
}

/**
 * The notice that has told of this one: it left to the same place when this one's item was in the inbox already, and not long ago. All of them say
 * the same and lead to the same inbox, so one is enough (F6, decision 039).
 */
export function carrierOf(notice: Notice, read: Reading): Left | undefined {
  const way = wayOut(notice, read);
  const left = way && read.reach.left?.get(way.sk);
  if (!left || left.to !== way.to || left.noticeId === notice.id || notice.readyAt === undefined) return undefined;
  const knew = laterBy(notice.readyAt, SKEW_MS) <= left.at;
  return knew && left.at >= laterBy(notice.wakeAt, -SPEAKS_MS) ? left : undefined;
}

/** Lets another notice carry this one; `false` when that one will not leave any more, so that this one must. */
export async function carry(store: Store, notice: Notice, { noticeId }: Left, now: Moment): Promise<boolean> {
  const carrier = await store.join({ ownerId: notice.ownerId, id: noticeId }, notice);
  if (!carrier) return false;
  if (hasLeft(carrier)) await share(store, notice, carrier, now);
  else await store.move(notice, 'carry', { carrier: noticeId, wakeAt: afterThat(carrier, now) });
  return true;
}

/** What became of the notice that carries this one: the same, or nothing, and then this one is planned anew. */
export async function follow(store: Store, notice: Notice, now: Moment): Promise<void> {
  const carrier = await store.find({ ownerId: notice.ownerId, id: notice.carrier ?? '' });
  if (carrier && hasLeft(carrier)) return share(store, notice, carrier, now);
  if (!carrier || isOver(carrier.stage)) {
    await store.move(notice, 'part', { carrier: '', wakeAt: now.instant, reason: 'not-carried' });
    return;
  }
  await store.move(notice, 'postpone', { wakeAt: afterThat(carrier, now) });
}

/** A while after something happens to the carrier: nothing is known before. */
const afterThat = ({ wakeAt }: Notice, { instant }: Moment): Instant =>
  laterBy(wakeAt > instant ? wakeAt : instant, LEASE_MS);

const hasLeft = ({ stage, evidence }: Notice): boolean => stage === 'submitted' || (evidence?.size ?? 0) > 0;

/** One hand-over told of both; what the provider has said of it holds for both. */
async function share(store: Store, notice: Notice, carrier: Notice, now: Moment): Promise<void> {
  const { id, addressHash: to, messageId } = carrier;
  const changes = { carrier: id, addressHash: to, messageId, submittedAt: now.instant, reason: 'told-together' };
  const shared = await store.move(notice, 'share', changes, tellLegal(notice, 'submitted', now));
  if (!shared) return;
  const own = { ...notice, addressHash: to };
  for (const evidence of carrier.evidence ?? []) await store.tell(own, evidence, factsOf(own, evidence, now));
}
