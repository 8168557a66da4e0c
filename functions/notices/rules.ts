import { type Instant, laterBy } from '../shared/time.ts';

/**
 * The life of one notice: one event, one recipient, one channel (decision 017). Two parts are kept apart, so that their
 * order cannot matter: `stage`, our own progress, a state machine whose every step is a condition of its write; and
 * `evidence`, the provider's events, a set that only grows.
 */

/** Our own progress. */
export const STAGES = [
  'planned',
  'claimed',
  'carried',
  'unknown',
  'submitted',
  'suppressed',
  'cancelled',
  'no-channel',
  'expired',
] as const;
export type Stage = (typeof STAGES)[number];

/** The events of a provider about a notice, in any order. */
export const EVIDENCE = ['accepted', 'undelivered', 'delivered', 'bounced', 'complained', 'rejected'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** Moves of the state machine. */
export const MOVES = [
  'claim',
  'hasten',
  'postpone',
  'requeue',
  'submit',
  'mark-unknown',
  'reclaim',
  'carry',
  'share',
  'detach',
  'suppress',
  'cancel',
  'give-up',
  'expire',
] as const;
export type Move = (typeof MOVES)[number];

/**
 * The state machine: the stages that a move is legal from, and the stage that it leads to. The store turns `from` into
 * its condition. A notice with an unknown outcome is never claimed like a new notice: `reclaim` also demands that there
 * is no evidence (threat 46).
 */
export const STEPS: Readonly<Record<Move, { readonly from: readonly Stage[]; readonly to: Stage | 'as-it-was' }>> = {
  claim: { from: ['planned'], to: 'claimed' },
  /**
   * Another channel failed, so this notice is sent earlier. Never from `unknown`: that wait is for the provider's
   * events.
   */
  hasten: { from: ['planned'], to: 'as-it-was' },
  /** Its window has closed (F3), or it got no turn. */
  postpone: { from: ['planned', 'carried', 'unknown'], to: 'as-it-was' },
  /** The provider refused every attempt for now (throttling): nothing was sent, so the notice is as good as new. */
  requeue: { from: ['claimed'], to: 'planned' },
  /** From `planned` by evidence alone: the provider had accepted what it said it refused. */
  submit: { from: ['planned', 'claimed', 'unknown'], to: 'submitted' },
  /** The lease expired, or the provider did not answer this attempt or an earlier one: it may have been sent. */
  'mark-unknown': { from: ['claimed'], to: 'unknown' },
  reclaim: { from: ['unknown'], to: 'claimed' },
  /**
   * Another notice for the same person and channel leaves or has just left, with the same text (decision 039): this one
   * waits for that one's outcome.
   */
  carry: { from: ['planned'], to: 'carried' },
  /** The carrier was handed to the provider, and this notice with it. */
  share: { from: ['planned', 'carried'], to: 'submitted' },
  /** The carrier never left: this notice is sent by itself. */
  detach: { from: ['carried'], to: 'planned' },
  /** The right has ended, or the person has muted this: decided at the moment of sending. */
  suppress: { from: ['planned', 'claimed'], to: 'suppressed' },
  /** A newer event about the same object has superseded it. */
  cancel: { from: ['planned'], to: 'cancelled' },
  /** No channel works; for a legal notice staff must print the letter. */
  'give-up': { from: ['planned', 'claimed', 'unknown'], to: 'no-channel' },
  expire: { from: ['planned', 'unknown'], to: 'expired' },
};

/** True when the move is legal from this stage. */
export const mayMove = (move: Move, stage: Stage): boolean => STEPS[move].from.includes(stage);

const LIVE: ReadonlySet<Stage> = new Set(Object.values(STEPS).flatMap(({ from }) => from));

/** True when nothing more will be done about a notice by itself: no move begins at its stage. */
export const isOver = (stage: Stage): boolean => !LIVE.has(stage);

/** The stages of a notice that may still leave, or has left: those may carry another (decision 039). */
export const CARRYING: readonly Stage[] = STAGES.filter((stage) => !isOver(stage) || stage === STEPS.submit.to);

/**
 * True when a notice may have reached its person. A carried notice counts, since its carrier may have left; so does an
 * expired notice, which may have left with an unknown outcome.
 */
export const mayHaveReached = (stage: Stage): boolean => MAY_HAVE_REACHED[stage];
const MAY_HAVE_REACHED: Readonly<Record<Stage, boolean>> = {
  planned: false,
  claimed: true,
  carried: true,
  unknown: true,
  submitted: true,
  suppressed: false,
  cancelled: false,
  'no-channel': false,
  expired: true,
};

/** How long an attempt may take before its outcome counts as unknown, in milliseconds. */
export const LEASE_MS = 60_000;
/**
 * How long a notice with an unknown outcome waits for the provider's events before it may be sent again. Nearly every
 * SES event comes sooner (threat 46). A push need not wait: a second one replaces the first on the phone by its
 * collapse id.
 */
export const UNKNOWN_WAIT_MS: Readonly<Record<'email' | 'push', number>> = { email: 15 * 60_000, push: 0 };
/** After so many unknown outcomes the notice is given up. Refusals ("not now") do not count; `notAfter` bounds them. */
export const MOST_UNKNOWN_OUTCOMES = 8;

/**
 * When to retry a refused attempt: doubling from half a minute to an hour. `spread` (0 to 1, from the notice's id) adds
 * a jitter of 25 % either way.
 */
export function retryAt(now: Instant, attempt: number, spread: number): Instant {
  const wait = Math.min(30_000 * 2 ** Math.max(0, attempt - 1), 3_600_000);
  return laterBy(now, Math.round(wait * (0.75 + 0.5 * spread)));
}

/** What to do about a notice that was woken, before its right is asked. */
export type Due = 'send' | 'wait' | 'mark-unknown' | 'reclaim' | 'follow' | 'settle' | 'expire' | 'give-up' | 'nothing';

/**
 * The next move of a notice at an instant. `follow`: ask for the outcome of its carrier. `settle`: the provider has
 * accepted it, and only our own mark is missing.
 */
export function dueMove(
  notice: {
    readonly stage: Stage;
    readonly channel: 'email' | 'push';
    readonly evidence: ReadonlySet<Evidence>;
    readonly losses: number;
    readonly wakeAt: Instant;
    readonly notAfter: Instant;
  },
  now: Instant,
): Due {
  const { stage, evidence } = notice;
  if (isOver(stage)) return 'nothing';
  if (evidence.size > 0) return 'settle';
  if (now < notice.wakeAt) return 'wait';
  if (stage === 'claimed') return 'mark-unknown';
  if (stage === 'carried') return 'follow';
  if (now >= notice.notAfter) return 'expire';
  if (notice.losses >= MOST_UNKNOWN_OUTCOMES) return 'give-up';
  return stage === 'unknown' ? 'reclaim' : 'send';
}
