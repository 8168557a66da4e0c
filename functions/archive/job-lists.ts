import type { Job } from './job.ts';
import { type JobState, STEPS } from './rules.ts';

/**
 * The operator's lists: what is under way in whatever state, and what has come to rest by failing, by a receipt, or by
 * a decision.
 */
export type JobList = 'waiting' | 'failed' | 'archived' | 'given-up';

/** The list that a job stands in. */
export const listOf = (state: JobState): JobList =>
  state === 'failed' || state === 'archived' || state === 'given-up' ? state : 'waiting';

/** What an operator may do with a job. */
export const OPERATOR_MOVES = ['retry', 'give-up'] as const;
export type OperatorMove = (typeof OPERATOR_MOVES)[number];

/** What an operator may do with a job in this state: as far as the state machine goes. */
export const movesFrom = (state: JobState): readonly OperatorMove[] =>
  OPERATOR_MOVES.filter((move) => STEPS[move].from.includes(state));

/** The version that a decision is made on: it grows with each try and each decision, and with nothing else. */
export const versionOf = ({ attempt, decisions }: Pick<Job, 'attempt' | 'decisions'>): number =>
  attempt + decisions.length;

/** Why a move is not made: `stale` when there was another try or decision since the operator looked. */
export type Unmoved = 'already-archived' | 'already-given-up' | 'not-failed' | 'stale';

/**
 * Says why an operator's move is not made, or nothing where it is. What the archive holds comes first, however old the
 * page is.
 */
export function faultOfMove(
  job: Pick<Job, 'state' | 'attempt' | 'decisions'>,
  move: OperatorMove,
  seen: number,
): Unmoved | undefined {
  if (job.state === 'archived') return 'already-archived';
  if (!STEPS[move].from.includes(job.state)) return move === 'retry' ? 'not-failed' : 'already-given-up';
  return versionOf(job) === seen ? undefined : 'stale';
}
