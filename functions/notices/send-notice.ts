import { addressHash, whyNoEmail } from '../channels/lookup.ts';
import { log } from '../shared/logger.ts';
import { type Instant, laterBy, type Moment } from '../shared/time.ts';
import type { ProviderResult } from './provider-result.ts';
import { carrierOf, carry, follow, slotOf } from './carry-notice.ts';
import { addressFailed, deviceAccepted, deviceFailed, undeliverable, legalStatus } from './facts.ts';
import { emailOf, pushOf } from './message.ts';
import type { Notice } from './notice.ts';
import type { Turn } from './rate-limit.ts';
import { insteadOf, leavesAt } from './plan.ts';
import type { SendContext, ReadContext } from './send-context.ts';
import { UNKNOWN_WAIT_MS, dueMove, LEASE_MS, retryAt } from './rules.ts';
import type { SendEmail } from './ses.ts';
import type { SendPush } from './sns.ts';
import type { NoticeStore } from './store.ts';

export type SendDeps = {
  readonly store: Pick<NoticeStore, 'put' | 'putClaimed' | 'claim' | 'move' | 'find' | 'join' | 'tell'>;
  readonly read: ReadContext;
  readonly sendEmail: SendEmail;
  readonly sendPush: SendPush;
  /** Keeps e-mails within the account's rate. */
  readonly turn: Turn;
  /** Where people sign in, without a slash at the end. */
  readonly portal: string;
};

/** The fields that a lost answer writes: one more loss, and the wait for the provider's events. */
const unknownOutcomeOf = (notice: Notice, now: Moment) => ({
  losses: notice.losses + 1,
  wakeAt: laterBy(now.instant, UNKNOWN_WAIT_MS[notice.channel]),
});

/** Spreads retries by the notice's id, so that a burst does not return as a burst. */
const spreadOf = ({ id }: Notice): number => Number.parseInt(id.slice(1, 5), 16) / 0xffff;

/**
 * Takes a notice one step on: the three trips of decision 017, or the smaller step that its stage needs. When two
 * functions work on the same notice, the condition lets one write land; the other finds nothing left to do.
 */
export const sendNotice =
  (deps: SendDeps) =>
  async (notice: Notice, now: Moment): Promise<void> => {
    switch (dueMove({ ...notice, evidence: notice.evidence ?? new Set() }, now.instant)) {
      case 'send':
        return attempt(deps, notice, 'claim', now);
      case 'reclaim':
        return attempt(deps, notice, 'reclaim', now);
      case 'lose':
        await deps.store.move(notice, 'lose', unknownOutcomeOf(notice, now));
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
  const read = await deps.read(notice, now);
  const way = wayOf(notice, read, now);
  if ('over' in way) {
    // After a lost answer the notice may have been sent, so it expires: `cancel` would claim that it never left.
    const over = move === 'claim' ? way.over : 'expire';
    await deps.store.move(notice, over, { reason: way.reason });
    return;
  }
  if ('none' in way) return giveUp(deps, notice, way.none, now);
  // A retry or a late sweep can fall outside the window: postpone to the next opening, so that nobody is woken at
  // night.
  const wakeAt = leavesAt(notice, read.reach, read.house, now);
  if (wakeAt > now.instant) {
    await deps.store.move(notice, 'postpone', { wakeAt });
    return;
  }
  const carrier = move === 'claim' ? carrierOf(notice, read) : undefined;
  if (carrier && (await carry(deps.store, notice, carrier, now))) return;
  const claim = claimOf(notice, read, now);
  const claimed = await deps.store.claim(notice, move, claim, slotOf(notice, read, now.instant));
  if (claimed === 'claimed') return sendClaimed(deps, { ...notice, ...claim, stage: 'claimed' }, read, now);
  if (claimed === 'moved') await lookAgain(deps, notice, move, now, rounds);
}

/** How often another notice may take the slot before this one is postponed. */
const ROUNDS = 3;

/** Another notice left by the same way meanwhile: it may carry this one. */
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
export async function sendClaimed(deps: SendDeps, notice: Notice, read: SendContext, now: Moment): Promise<void> {
  const way = wayOf(notice, read, now);
  if (!('send' in way)) return;
  const answer = await way.send(deps);
  await settle(deps, notice, read, answer, now);
}

type Way =
  | { readonly send: (deps: SendDeps) => Promise<ProviderResult> }
  | { readonly over: 'suppress' | 'cancel'; readonly reason: string }
  | { readonly none: string };

const suppressed = (reason: string): Way => ({ over: 'suppress', reason });

/** Whether and how a notice is sent, from what was just read: never without the right, never when superseded. */
function wayOf(notice: Notice, { may, seen, overtaken, reach, language }: SendContext, now: Moment): Way {
  if (!may) return suppressed('no-right');
  if (overtaken) return { over: 'cancel', reason: 'overtaken' };
  if (notice.unlessRead && seen) return suppressed('read-meanwhile');
  if (!notice.legal && reach.choices.muted[notice.subject]?.includes(notice.channel)) return suppressed('muted');
  const speaking = { language: reach.choices.language, fallback: language };
  if (notice.channel === 'push') {
    const device = reach.devices.find((candidate) => candidate.deviceId === notice.deviceId);
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

async function settle(deps: SendDeps, notice: Notice, read: SendContext, answer: ProviderResult, now: Moment): Promise<void> {
  switch (answer.outcome) {
    case 'sent':
      await deps.store.move(notice, 'submit', { messageId: answer.messageId, submittedAt: now.instant }, [
        ...accepted(notice, read, now),
        ...legalStatus(notice, 'submitted', now),
      ]);
      return;
    case 'lost':
      await deps.store.move(notice, 'lose', unknownOutcomeOf(notice, now));
      return;
    case 'dead': {
      const others = notice.channel === 'push' && whyNoEmail(notice.legal, read.reach.email, now.day) === undefined;
      const lost = others ? [] : undeliverable(notice, answer.reason, now);
      const failed =
        notice.channel === 'push' ? deviceFailed(notice, answer.reason, now) : addressFailed(notice, 'rejected', now);
      const facts = [...failed, ...legalStatus(notice, 'no-channel', now), ...lost];
      const over = await deps.store.move(notice, 'give-up', { reason: answer.reason }, facts);
      if (over && notice.channel === 'push') await fallBack(deps, notice, read, now);
      return;
    }
    default: {
      if (answer.outcome === 'closed')
        log('error', 'provider-closed', { ownerId: notice.ownerId, kind: notice.channel });
      const wakeAt = retryAt(now.instant, notice.attempt, spreadOf(notice));
      await deps.store.move(notice, 'release', { wakeAt, reason: answer.outcome });
    }
  }
}

/** How often an accepted push is published per device, in milliseconds: the page of channel health shows days. */
const TOLD_MS = 24 * 3_600_000;

function accepted(notice: Notice, { reach }: SendContext, now: Moment) {
  const device = reach.devices.find((candidate) => candidate.deviceId === notice.deviceId);
  if (notice.channel !== 'push' || !device) return [];
  const lately =
    device.lastAcceptedAt !== undefined && Date.parse(now.instant) - Date.parse(device.lastAcceptedAt) < TOLD_MS;
  return lately ? [] : deviceAccepted(notice, now);
}

/** After a device failed: if it was the last one, sends the e-mail instead, or hastens the one that waits (F5). */
async function fallBack(deps: SendDeps, notice: Notice, { reach, house }: SendContext, now: Moment): Promise<void> {
  if (reach.devices.some((device) => device.deviceId !== notice.deviceId)) return;
  const email = insteadOf(notice, reach, house, now);
  if (!email || (await deps.store.put(email))) return;
  const waiting = await deps.store.find(email);
  if (waiting && waiting.wakeAt > email.wakeAt) await deps.store.move(waiting, 'hasten', { wakeAt: email.wakeAt });
}

const giveUp = async (deps: SendDeps, notice: Notice, reason: string, now: Moment): Promise<void> => {
  const facts = [...undeliverable(notice, reason, now), ...legalStatus(notice, 'no-channel', now)];
  await deps.store.move(notice, 'give-up', { reason }, facts);
};
