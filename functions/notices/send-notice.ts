import { addressHash, whyNoEmail } from '../channels/lookup.ts';
import { log } from '../shared/logger.ts';
import { type Instant, laterBy, type Moment } from '../shared/time.ts';
import { carrierOf, carry, follow, slotOf } from './carry-notice.ts';
import { addressFailed, deviceAccepted, deviceFailed, legalStatus, undeliverable } from './facts.ts';
import { emailOf, pushOf } from './message.ts';
import type { Notice } from './notice.ts';
import { cannotBeMuted, insteadOf, leavesAt } from './plan.ts';
import type { ProviderResult } from './provider-result.ts';
import type { Turn } from './rate-limit.ts';
import { dueMove, LEASE_MS, retryAt, UNKNOWN_WAIT_MS } from './rules.ts';
import type { ReadContext, SendContext } from './send-context.ts';
import type { SendEmail } from './ses.ts';
import type { SendPush } from './sns.ts';
import type { NoticeStore } from './store.ts';

export type SendDeps = {
  readonly store: Pick<NoticeStore, 'put' | 'putClaimed' | 'claim' | 'move' | 'find' | 'join' | 'addEvidence'>;
  readonly readContext: ReadContext;
  readonly sendEmail: SendEmail;
  readonly sendPush: SendPush;
  /** Keeps e-mails within the account's rate. */
  readonly turn: Turn;
  /** Where people sign in, without a slash at the end. */
  readonly portal: string;
};

/** The fields that an unknown outcome writes: one more of them, and the wait for the provider's events. */
const unknownOutcomeOf = (notice: Notice, now: Moment) => ({
  losses: notice.losses + 1,
  wakeAt: laterBy(now.instant, UNKNOWN_WAIT_MS[notice.channel]),
});

/** Spreads retries by the notice's id, so that a burst does not return as a burst. */
const spreadOf = ({ id }: Notice): number => Number.parseInt(id.slice(1, 5), 16) / 0xffff;

/**
 * Takes a notice one step on: the three trips of decision 017, or the smaller step that its stage needs. Of two
 * functions that work on the same notice, the condition accepts one write; the other finds nothing left to do.
 */
export const sendNotice =
  (deps: SendDeps) =>
  async (notice: Notice, now: Moment): Promise<void> => {
    switch (dueMove({ ...notice, evidence: notice.evidence ?? new Set() }, now.instant)) {
      case 'send':
        return attempt(deps, notice, 'claim', now);
      case 'reclaim':
        return attempt(deps, notice, 'reclaim', now);
      case 'mark-unknown':
        await deps.store.move(notice, 'mark-unknown', unknownOutcomeOf(notice, now));
        return;
      case 'follow':
        return follow(deps.store, notice, now);
      case 'settle':
        await deps.store.move(
          notice,
          notice.stage === 'carried' ? 'share' : 'submit',
          { reason: 'told-by-provider' },
          legalStatus(notice, 'submitted', now),
        );
        return;
      case 'expire':
        await deps.store.move(notice, 'expire', { reason: 'too-late' }, [
          ...undeliverable(notice, 'too-late', now),
          ...legalStatus(notice, 'expired', now),
        ]);
        return;
      case 'give-up':
        return giveUp(deps, notice, 'too-many-losses', now);
      default:
    }
  };

/** When to retry a notice that got no turn within our own rate limit: soon, with jitter. */
export const nextTurn = (notice: Notice, now: Moment): Instant => retryAt(now.instant, 1, spreadOf(notice));

async function attempt(deps: SendDeps, notice: Notice, move: 'claim' | 'reclaim', now: Moment): Promise<void> {
  if (notice.channel === 'email' && (await deps.turn()) === false) {
    await deps.store.move(notice, 'postpone', { wakeAt: nextTurn(notice, now) });
    return;
  }
  await attemptInTurn(deps, notice, move, now);
}

/** Read, claim, send, mark. It decides on what it reads now, not on what was read when the notice was planned. */
export async function attemptInTurn(
  deps: SendDeps,
  notice: Notice,
  move: 'claim' | 'reclaim',
  now: Moment,
  rounds = ROUNDS,
): Promise<void> {
  const context = await deps.readContext(notice, now);
  const verdict = verdictOf(notice, context, now);
  if ('over' in verdict) {
    // After an unknown outcome the notice may have been sent, so it expires: `cancel` would claim that it never left.
    const over = move === 'claim' ? verdict.over : 'expire';
    await deps.store.move(notice, over, { reason: verdict.reason });
    return;
  }
  if ('none' in verdict) return giveUp(deps, notice, verdict.none, now);
  // A retry or a late sweep can fall outside the window: postpone to the next opening, so that nobody is woken at
  // night.
  const wakeAt = leavesAt(notice, context.reach, context.rules, now);
  if (wakeAt > now.instant) {
    await deps.store.move(notice, 'postpone', { wakeAt });
    return;
  }
  const carrier = move === 'claim' ? carrierOf(notice, context) : undefined;
  if (carrier && (await carry(deps.store, notice, carrier, now))) return;
  const claim = claimOf(notice, context, now);
  const claimed = await deps.store.claim(notice, move, claim, slotOf(notice, context, now.instant));
  if (claimed === 'claimed') return sendClaimed(deps, { ...notice, ...claim, stage: 'claimed' }, context, now);
  if (claimed === 'moved') await lookAgain(deps, notice, move, now, rounds);
}

/** How often another notice may take the slot before this one is postponed. */
const ROUNDS = 3;

/** Another notice left by the same channel meanwhile: it may carry this one. */
async function lookAgain(deps: SendDeps, notice: Notice, move: 'claim' | 'reclaim', now: Moment, rounds: number) {
  if (rounds > 1) await attemptInTurn(deps, notice, move, now, rounds - 1);
  else await deps.store.move(notice, 'postpone', { wakeAt: nextTurn(notice, now) });
}

/** The fields that a claim writes: attempt, lease and address. */
export const claimOf = (notice: Notice, { reach }: SendContext, now: Moment) => ({
  attempt: notice.attempt + 1,
  wakeAt: laterBy(now.instant, LEASE_MS),
  ...(notice.channel === 'email' && reach.email && { addressHash: addressHash(reach.email.address) }),
});

/** Sends a claimed notice and stores the outcome. */
export async function sendClaimed(deps: SendDeps, notice: Notice, context: SendContext, now: Moment): Promise<void> {
  const verdict = verdictOf(notice, context, now);
  if (!('send' in verdict)) return;
  const result = await verdict.send(deps);
  await storeResult(deps, notice, context, result, now);
}

type Verdict =
  | { readonly send: (deps: SendDeps) => Promise<ProviderResult> }
  | { readonly over: 'suppress' | 'cancel'; readonly reason: string }
  | { readonly none: string };

const suppressed = (reason: string): Verdict => ({ over: 'suppress', reason });

/** Whether and how a notice is sent, from what was just read: never without the right, never when superseded. */
function verdictOf(notice: Notice, context: SendContext, now: Moment): Verdict {
  const { isEntitled, isRead, isSuperseded, reach, language } = context;
  if (!isEntitled) return suppressed('no-right');
  if (isSuperseded) return { over: 'cancel', reason: 'overtaken' };
  if (notice.unlessRead && isRead) return suppressed('read-meanwhile');
  if (!cannotBeMuted(notice) && reach.choices.muted[notice.subject]?.includes(notice.channel))
    return suppressed('muted');
  const speaking = { language: reach.choices.language, fallback: language };
  if (notice.channel === 'push') {
    const device = reach.devices.find(({ deviceId }) => deviceId === notice.deviceId);
    if (!device) return suppressed('device-gone');
    return { send: (deps) => deps.sendPush(device, pushOf(speaking, leading(deps, notice))) };
  }
  const { email } = reach;
  const why = whyNoEmail(notice.legal, email, now.day);
  if (!email || why !== undefined) return { none: why ?? 'no-address' };
  const to = { address: email.address, ownerId: notice.ownerId, noticeId: notice.id };
  return { send: (deps) => deps.sendEmail(to, emailOf(speaking, leading(deps, notice))) };
}

const leading = ({ portal }: SendDeps, { id }: Notice) => ({ portal, noticeId: id });

async function storeResult(
  deps: SendDeps,
  notice: Notice,
  context: SendContext,
  result: ProviderResult,
  now: Moment,
): Promise<void> {
  switch (result.outcome) {
    case 'sent':
      await deps.store.move(notice, 'submit', { messageId: result.messageId, submittedAt: now.instant }, [
        ...accepted(notice, context, now),
        ...legalStatus(notice, 'submitted', now),
      ]);
      return;
    case 'unknown':
      await deps.store.move(notice, 'mark-unknown', unknownOutcomeOf(notice, now));
      return;
    case 'dead': {
      const others = notice.channel === 'push' && whyNoEmail(notice.legal, context.reach.email, now.day) === undefined;
      const unreached = others ? [] : undeliverable(notice, result.reason, now);
      const failed =
        notice.channel === 'push' ? deviceFailed(notice, result.reason, now) : addressFailed(notice, 'rejected', now);
      const facts = [...failed, ...legalStatus(notice, 'no-channel', now), ...unreached];
      const over = await deps.store.move(notice, 'give-up', { reason: result.reason }, facts);
      if (over && notice.channel === 'push') await fallBack(deps, notice, context, now);
      return;
    }
    default: {
      if (result.outcome === 'closed')
        log('error', 'provider-closed', { ownerId: notice.ownerId, kind: notice.channel });
      const wakeAt = retryAt(now.instant, notice.attempt, spreadOf(notice));
      // Nothing left in this attempt. After an earlier unknown outcome the notice may have left all the same.
      const refused = notice.losses > 0 ? 'mark-unknown' : 'requeue';
      await deps.store.move(notice, refused, { wakeAt, reason: result.outcome });
    }
  }
}

/** How often an accepted push is published per device, in milliseconds: the page of channel health shows days. */
const ACCEPTED_EVERY_MS = 24 * 3_600_000;

function accepted(notice: Notice, { reach }: SendContext, now: Moment) {
  const device = reach.devices.find(({ deviceId }) => deviceId === notice.deviceId);
  if (notice.channel !== 'push' || !device) return [];
  const wasLately =
    device.lastAcceptedAt !== undefined &&
    Date.parse(now.instant) - Date.parse(device.lastAcceptedAt) < ACCEPTED_EVERY_MS;
  return wasLately ? [] : deviceAccepted(notice, now);
}

/** After a device failed: if it was the last one, sends the e-mail instead, or hastens the one that waits (F5). */
async function fallBack(deps: SendDeps, notice: Notice, { reach, rules }: SendContext, now: Moment): Promise<void> {
  if (reach.devices.some(({ deviceId }) => deviceId !== notice.deviceId)) return;
  const email = insteadOf(notice, reach, rules, now);
  if (!email || (await deps.store.put(email))) return;
  const waiting = await deps.store.find(email);
  if (waiting && waiting.wakeAt > email.wakeAt) await deps.store.move(waiting, 'hasten', { wakeAt: email.wakeAt });
}

const giveUp = async (deps: SendDeps, notice: Notice, reason: string, now: Moment): Promise<void> => {
  const facts = [...undeliverable(notice, reason, now), ...legalStatus(notice, 'no-channel', now)];
  await deps.store.move(notice, 'give-up', { reason }, facts);
};
