import type { Job } from './job.ts';
import { type JobState, STEPS } from './rules.ts';

/** The operator's lists: pending jobs in any state, and jobs that ended by failure, receipt or decision. */
export type JobList = 'waiting' | 'failed' | 'archived' | 'given-up';

/** The list that holds a job in this state. */
export const listOf = (state: JobState): JobList =>
  state === 'failed' || state === 'archived' || state === 'given-up' ? state : 'waiting';

/** An operator's possible moves. */
export const OPERATOR_MOVES = ['retry', 'give-up'] as const;
export type OperatorMove = (typeof OPERATOR_MOVES)[number];

/** The legal operator moves from a state, by the state machine. */
export const movesFrom = (state: JobState): readonly OperatorMove[] =>
  OPERATOR_MOVES.filter((move) => STEPS[move].from.includes(state));

/** The job's version for decisions: only a try or a decision increases it. */
export const versionOf = ({ attempt, decisions }: Pick<Job, 'attempt' | 'decisions'>): number =>
  attempt + decisions.length;

/** The reason against a move: `stale` when a try or a decision has followed the operator's view. */
export type Unmoved = 'already-archived' | 'already-given-up' | 'not-failed' | 'stale';

/** The reason against an operator's move, or nothing. A job in the archive refuses first, however old the page is. */
export function faultOfMove(
  job: Pick<Job, 'state' | 'attempt' | 'decisions'>,
  move: OperatorMove,
  seen: number,
): Unmoved | undefined {
  if (job.state === 'archived') return 'already-archived';
  if (!STEPS[move].from.includes(job.state)) return move === 'retry' ? 'not-failed' : 'already-given-up';
  return versionOf(job) === seen ? undefined : 'stale';
}
