import { type Instant, laterBy } from '../shared/time.ts';

/**
 * The life of one archive job (L1). `sending` is a lease: whoever holds it may speak to the archive. `searching` waits
 * for its answer on the pupil's folder (decision 043), `sent` and `received` wait for the receipt; only that makes a
 * job `archived`, and it does so from any state, since what an archive holds it holds, however late we hear of it.
 */
export const JOB_STATES = [
  'queued',
  'sending',
  'searching',
  'sent',
  'received',
  'archived',
  'failed',
  'given-up',
] as const;
export type JobState = (typeof JOB_STATES)[number];

export type JobMove =
  | 'claim'
  | 'wait'
  | 'release'
  | 'search'
  | 'answer'
  | 'submit'
  | 'receive'
  | 'archive'
  | 'fail'
  | 'ask-again'
  | 'retry'
  | 'give-up';

type Step = { readonly from: readonly JobState[]; readonly to: JobState };

/**
 * The state machine: from which states a move is legal, and where it ends. The store turns `from` into its condition.
 */
export const STEPS: Readonly<Record<JobMove, Step>> = {
  claim: { from: ['queued'], to: 'sending' },
  /**
   * An earlier warning of the pupil is not settled: looked at later, so that those who wait never crowd out those who
   * need not.
   */
  wait: { from: ['queued'], to: 'queued' },
  /**
   * The archive was away, the answer was lost, or the lease ran out: sending again is safe, since the archive knows our
   * key.
   */
  release: { from: ['sending'], to: 'queued' },
  /** The archive is asked for the pupil's folder; its answer brings the job on. */
  search: { from: ['sending'], to: 'searching' },
  answer: { from: ['searching'], to: 'queued' },
  submit: { from: ['sending'], to: 'sent' },
  /** An archive may say that it has heard us before its own answer to the sending has come. */
  receive: { from: ['sending', 'sent', 'queued'], to: 'received' },
  archive: { from: ['queued', 'sending', 'searching', 'sent', 'received', 'failed', 'given-up'], to: 'archived' },
  fail: { from: ['queued', 'sending', 'searching', 'sent', 'received'], to: 'failed' },
  /** No receipt or answer came in time: perhaps it was lost. */
  'ask-again': { from: ['searching', 'sent', 'received'], to: 'queued' },
  /** The operator's two. */
  retry: { from: ['failed', 'given-up'], to: 'queued' },
  'give-up': { from: ['queued', 'sending', 'searching', 'sent', 'received', 'failed'], to: 'given-up' },
};

/** True when nothing more comes of a job by itself, and it no longer holds up the pupil's next one. */
export const isSettled = (state: JobState): boolean => state === 'archived' || state === 'given-up';

/** True while a job is looked at when its time comes; a failed one waits for the operator. */
export const isWoken = (state: JobState): boolean => !isSettled(state) && state !== 'failed';

/**
 * True when a job may be sent: every earlier warning of the pupil is settled, or somebody has decided that it never
 * will be.
 */
export const isNext = (earlier: readonly (JobState | undefined)[]): boolean =>
  earlier.every((state) => state !== undefined && isSettled(state));

/** How long one try may take before the next, in milliseconds: longer than a run of the worker. */
export const LEASE_MS = 600_000;
/** When a job that waits for an earlier warning of the pupil is looked at again, in milliseconds. */
export const TURN_MS = 15 * 60_000;
/** How long a receipt or an answer may take before we ask again, in milliseconds. */
export const RECEIPT_MS = 24 * 3_600_000;

/** How long after the sending an unarchived warning counts as late and rings, in milliseconds. */
export const LATE_MS = 24 * 3_600_000;

/** True when a job should be seen by a person, though nothing says that it has failed. */
export const isLate = (sentAt: Instant, now: Instant): boolean => laterBy(sentAt, LATE_MS) <= now;

/**
 * When a job is tried again: doubling from a minute to six hours, without end; a job outlives an archive that is away
 * for weeks.
 */
export function retryAt(now: Instant, attempt: number): Instant {
  const wait = Math.min(60_000 * 2 ** Math.min(Math.max(0, attempt - 1), 20), 6 * 3_600_000);
  return laterBy(now, wait);
}
