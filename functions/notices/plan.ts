import { type Reach, whyNoEmail } from '../channels/lookup.ts';
import type { NoticeRequest } from '../notifications/events.ts';
import { contentHash } from '../shared/ids.ts';
import type { Hours } from '../shared/school/hours.ts';
import { type Instant, laterBy, type Moment, momentOf } from '../shared/time.ts';
import type { Notice } from './notice.ts';
import { nextAt, openAt } from './send-window.ts';

/** Notice settings of the school that the event is about. */
export type SchoolRules = {
  readonly window: Hours;
  /** When digests leave. */
  readonly digestAt: string;
  /** Hours after which an unopened push is followed by an e-mail; 0 is never. */
  readonly fallbackHours: number;
};

/** A notice expires after this many days. */
const WORTH_DAYS = 3;
const WORTH_LEGAL_DAYS = 14;
const HOUR_MS = 3_600_000;

/**
 * Hash of event, recipient, channel and device, so that a repeated message finds its own notice. The first hex digit
 * chooses the shard.
 */
export const noticeId = (event: string, channel: 'email' | 'push' | 'none', deviceId = ''): string =>
  contentHash([event, channel, deviceId]).slice(0, 40);

/** A channel that carries the request, and when. */
type Sending = Pick<Notice, 'channel' | 'deviceId' | 'unlessRead' | 'wakeAt'>;

/**
 * The notices of one request: a push to every device, and an e-mail. The e-mail is sent at once where
 * there is no device or the notice is legal, and later where a push may stay unseen (F4). If no channel is available,
 * one `no-channel` notice is stored; for a legal notice staff then get a task (F5).
 */
export function planOf(request: NoticeRequest, reach: Reach, rules: SchoolRules, now: Moment): readonly Notice[] {
  const sendings = sendingsOf(request, reach, rules, now);
  const { id: event, when: _when, occurredAt: _occurredAt, takesBack: _takesBack, ...addressed } = request;
  const common = { ...addressed, event, attempt: 0, losses: 0, createdAt: now.instant };
  const worth = (request.legal ? WORTH_LEGAL_DAYS : WORTH_DAYS) * 24;
  if (sendings === 'muted') return [];
  if (sendings.length === 0) {
    const nothing = {
      channel: 'email',
      stage: 'no-channel',
      reason: whyNoEmail(request.legal, reach.email, now.day) ?? 'muted',
    } as const;
    return [{ ...common, ...nothing, id: noticeId(request.id, 'none'), wakeAt: now.instant, notAfter: now.instant }];
  }
  return sendings.map((sending) => ({
    ...common,
    ...sending,
    id: noticeId(request.id, sending.channel, sending.deviceId),
    stage: 'planned',
    notAfter: laterBy(sending.wakeAt, worth * HOUR_MS),
  }));
}

function sendingsOf(
  request: NoticeRequest,
  reach: Reach,
  rules: SchoolRules,
  now: Moment,
): readonly Sending[] | 'muted' {
  const muted = (channel: Sending['channel']) =>
    !cannotBeMuted(request) && reach.choices.muted[request.subject]?.includes(channel);
  if (muted('push') && muted('email')) return 'muted';
  const open = (moment: Moment): Instant => leavesAt(request, reach, rules, moment);
  const wakeAt = open(waitsForDigest(request, reach) ? momentAt(nextAt(rules.digestAt, now)) : now);
  const pushes = muted('push')
    ? []
    : reach.devices.map(({ deviceId }): Sending => ({ channel: 'push', deviceId, wakeAt }));
  if (muted('email') || whyNoEmail(request.legal, reach.email, now.day) !== undefined) return pushes;
  if (pushes.length === 0 || cannotBeMuted(request) || request.subject === 'test')
    return [...pushes, { channel: 'email', wakeAt }];
  if (rules.fallbackHours === 0) return pushes;
  const later = open(momentAt(laterBy(wakeAt, rules.fallbackHours * HOUR_MS)));
  return [...pushes, { channel: 'email', wakeAt: later, unlessRead: true }];
}

/** A legal notice, and an urgent one, heed no choice of the person. */
export const cannotBeMuted = ({ legal, urgent }: Pick<NoticeRequest, 'legal' | 'urgent'>): boolean =>
  legal || urgent === true;

const waitsForDigest = (request: NoticeRequest, reach: Reach): boolean =>
  !cannotBeMuted(request) && (request.when === 'digest' || reach.choices.digest === true);

/**
 * When a notice that is ready now may be sent: when the owner's and the person's windows are both open (F3). A test
 * notice and an urgent one ignore them.
 */
export function leavesAt(
  { subject, urgent }: Pick<NoticeRequest, 'subject' | 'urgent'>,
  { choices }: Reach,
  rules: SchoolRules,
  now: Moment,
): Instant {
  if (subject === 'test' || urgent === true) return now.instant;
  return openAt(rules.window, choices.window, now);
}

const momentAt = (instant: Instant): Moment => momentOf(Date.parse(instant));

/** The e-mail that replaces a push to a failed device (F5); it is sent in the next open window. */
export function insteadOf(push: Notice, reach: Reach, rules: SchoolRules, now: Moment): Notice | undefined {
  if (whyNoEmail(push.legal, reach.email, now.day) !== undefined) return undefined;
  const wakeAt = leavesAt(push, reach, rules, now);
  const { deviceId: _device, reason: _reason, messageId: _message, evidence: _evidence, ...rest } = push;
  const fresh = {
    channel: 'email',
    stage: 'planned',
    attempt: 0,
    losses: 0,
    unlessRead: true,
    createdAt: now.instant,
  } as const;
  return { ...rest, ...fresh, id: noticeId(push.event, 'email'), wakeAt };
}
