import { type Instant, laterBy } from '../shared/time.ts';

/**
 * The life of one notice: one event, one recipient, one channel (decision 017). Two things are kept apart, so that the order
 * in which they arrive cannot matter: how far *we* have come, a state machine whose every step is a condition of its
 * write; and what the *provider* has told, a set that only grows. What a notice is follows from both.
 */

/** How far we have come. */
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

/** What a provider has told of a notice, in whatever order. */
export const EVIDENCE = ['accepted', 'undelivered', 'delivered', 'bounced', 'complained', 'rejected'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** What may be done with a notice. */
export const MOVES = [
  'claim',
  'hasten',
  'postpone',
  'release',
  'submit',
  'lose',
  'reclaim',
  'carry',
  'share',
  'part',
  'suppress',
  'cancel',
  'give-up',
  'expire',
] as const;
export type Move = (typeof MOVES)[number];

/**
 * The state machine: from which stages a move is legal, and where it ends. The store turns `from` into its condition. A notice
 * in doubt (`unknown`) is never claimed like a new one: `reclaim` demands that no provider has told of it (threat 46).
 */
export const STEPS: Readonly<Record<Move, { readonly from: readonly Stage[]; readonly to: Stage | 'as-it-was' }>> = {
  claim: { from: ['planned'], to: 'claimed' },
  /** Another channel has failed: this one need not wait any longer. A doubt is not shortened: its wait is for the provider's word. */
  hasten: { from: ['planned'], to: 'as-it-was' },
  /** Its window is closed by now (F3), or it had no turn. */
  postpone: { from: ['planned', 'carried', 'unknown'], to: 'as-it-was' },
  /** The provider said no for now (throttling): nothing was sent, so it is as good as new. */
  release: { from: ['claimed'], to: 'planned' },
  submit: { from: ['claimed', 'unknown'], to: 'submitted' },
  /** The lease ran out, or the answer was lost: perhaps it was sent. */
  lose: { from: ['claimed'], to: 'unknown' },
  reclaim: { from: ['unknown'], to: 'claimed' },
  /** Another notice for the same person and channel leaves, or has just left, and says the same (decision 039): this one waits for what becomes of it. */
  carry: { from: ['planned'], to: 'carried' },
  /** The other one was handed over: so was this. */
  share: { from: ['planned', 'carried'], to: 'submitted' },
  /** The other one never left: this one goes by itself. */
  part: { from: ['carried'], to: 'planned' },
  /** No right to know any more, or the person has chosen otherwise: decided at the moment of sending. */
  suppress: { from: ['planned', 'claimed'], to: 'suppressed' },
  /** Later news of the same thing has left it without a point, or the event itself was taken back. */
  cancel: { from: ['planned'], to: 'cancelled' },
  /** No channel works: for a legal notice somebody must print it. */
  'give-up': { from: ['planned', 'claimed', 'unknown'], to: 'no-channel' },
  expire: { from: ['planned', 'unknown'], to: 'expired' },
};

/** The stages from which a move is legal that end where it ends: a repeat is seen by being there already. */
export const mayMove = (move: Move, stage: Stage): boolean => STEPS[move].from.includes(stage);

const LIVE: ReadonlySet<Stage> = new Set(Object.values(STEPS).flatMap(({ from }) => from));

/** True when nothing more will be done about a notice by itself: no move begins at its stage. */
export const isOver = (stage: Stage): boolean => !LIVE.has(stage);

/** The stages of a notice that may still leave, or has left: those may carry another (decision 039). */
export const CARRYING: readonly Stage[] = STAGES.filter((stage) => !isOver(stage) || stage === STEPS.submit.to);

/**
 * True when a notice may have been seen by its person, whatever its provider has told. What another carries is told with it: the two are
 * one sending. What ran out of time may have left while its answer was lost.
 */
export const mayHaveTold = (stage: Stage): boolean => MAY_HAVE_TOLD[stage];
const MAY_HAVE_TOLD: Readonly<Record<Stage, boolean>> = {
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

/** How long one attempt may take before its answer counts as lost, in milliseconds. */
export const LEASE_MS = 60_000;
/**
 * How long a doubtful e-mail waits for the provider's events before it may be sent again. Longer than nearly every event
 * takes to come (threat 46); a doubled push hides behind its collapse id and need not wait.
 */
export const DOUBT_MS: Readonly<Record<'email' | 'push', number>> = { email: 15 * 60_000, push: 0 };
/** After so many lost answers somebody must look. A provider that says "not now" counts nothing: time is the bound of that. */
export const MOST_LOSSES = 8;

/** When a refused attempt is tried again: doubling from half a minute to an hour, spread by the notice's own id. */
export function retryAt(now: Instant, attempt: number, spread: number): Instant {
  const wait = Math.min(30_000 * 2 ** Math.max(0, attempt - 1), 3_600_000);
  return laterBy(now, Math.round(wait * (0.75 + 0.5 * spread)));
}

/** What is to be done about a notice that is due, before anybody is asked whether it may be sent. */
export type Due = 'send' | 'wait' | 'lose' | 'reclaim' | 'follow' | 'settle' | 'expire' | 'give-up' | 'nothing';

/**
 * The next move of a notice at an instant. `follow`: look what became of the one that carries it. `settle`: the provider has told that it was accepted, only our own word is missing.
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
  if (stage === 'claimed') return 'lose';
  if (stage === 'carried') return 'follow';
  if (now >= notice.notAfter) return 'expire';
  if (notice.losses >= MOST_LOSSES) return 'give-up';
  return stage === 'unknown' ? 'reclaim' : 'send';
}
