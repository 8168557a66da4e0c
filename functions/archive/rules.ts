import { type Instant, laterBy } from '../shared/time.ts';

/** What an archive is given: a sent warning, or a finished document. Each kind has a source of its own. */
export const KINDS = ['warning', 'document'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * The life of one archive job (L1). `sending` is a lease: only its holder may call the archive. `searching` waits for
 * the answer on the pupil's folder (decision 043), `sent` and `received` wait for the receipt. Only the receipt makes a
 * job `archived`, and from any state: the archive holds the entry, however late the receipt comes.
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

/** The state machine: legal states before a move, and the state after it. The store turns `from` into its condition. */
export const STEPS: Readonly<Record<JobMove, Step>> = {
  claim: { from: ['queued'], to: 'sending' },
  /** An earlier record of the pupil is unsettled: look later, so that waiting jobs never crowd out ready jobs. */
  wait: { from: ['queued'], to: 'queued' },
  /** The archive was unavailable, the answer was lost, or the lease ended: a retry is safe, since our key is unique. */
  release: { from: ['sending'], to: 'queued' },
  /** The archive has the question for the pupil's folder; its answer continues the job. */
  search: { from: ['sending'], to: 'searching' },
  answer: { from: ['searching'], to: 'queued' },
  submit: { from: ['sending'], to: 'sent' },
  /** An archive may confirm the message before its own answer to the hand-over arrives. */
  receive: { from: ['sending', 'sent', 'queued'], to: 'received' },
  archive: { from: ['queued', 'sending', 'searching', 'sent', 'received', 'failed', 'given-up'], to: 'archived' },
  fail: { from: ['queued', 'sending', 'searching', 'sent', 'received'], to: 'failed' },
  /** No receipt or answer came in time; it may be lost. */
  'ask-again': { from: ['searching', 'sent', 'received'], to: 'queued' },
  /** The operator's moves. */
  retry: { from: ['failed', 'given-up'], to: 'queued' },
  'give-up': { from: ['queued', 'sending', 'searching', 'sent', 'received', 'failed'], to: 'given-up' },
};

/** True when a job does not move any more by itself and no longer delays the pupil's next job. */
export const isSettled = (state: JobState): boolean => state === 'archived' || state === 'given-up';

/** True while the worker takes up a due job in this state; a failed job waits for the operator. */
export const isWoken = (state: JobState): boolean => !isSettled(state) && state !== 'failed';

/** True when a job may be sent: every earlier record of the pupil is archived or given up. */
export const isNext = (earlier: readonly (JobState | undefined)[]): boolean =>
  earlier.every((state) => state !== undefined && isSettled(state));

/** The time of one try before the next may begin, in milliseconds: longer than a run of the worker. */
export const LEASE_MS = 600_000;
/** The time before the next look at a job that waits for an earlier record of the pupil, in milliseconds. */
export const TURN_MS = 15 * 60_000;
/** The wait for a receipt or an answer before asking again, in milliseconds. */
export const RECEIPT_MS = 24 * 3_600_000;

/** The time after sending from which an unarchived record is late and raises the alarm, in milliseconds. */
export const LATE_MS = 24 * 3_600_000;

/** True when a person should look at a job although it has not failed. */
export const isLate = (sentAt: Instant, now: Instant): boolean => laterBy(sentAt, LATE_MS) <= now;

/** The time of the next try: the wait doubles from a minute to six hours, without end, to outlast weeks of outage. */
export function retryAt(now: Instant, attempt: number): Instant {
  const wait = Math.min(60_000 * 2 ** Math.min(Math.max(0, attempt - 1), 20), 6 * 3_600_000);
  return laterBy(now, wait);
}
