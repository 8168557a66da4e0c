import { type CodesOfDay, isStanding, takenBack, type Value } from './rules.ts';

/** What leave does to the decision on one of its days; nothing is the usual answer to a fact that comes again. */
export type LeaveMove = 'nothing' | 'write' | 'take-back';

/**
 * Compares a day of leave with what is decided on it (decision 014). Leave writes where nobody has decided, or where
 * leave itself has the last word; the last word of a person is never overwritten. A day that is no longer granted is
 * taken back by the leave that wrote it and no other.
 */
export function leaveMove(
  leaveId: string,
  granted: boolean,
  last: Pick<Value, 'code' | 'leaveId'> | undefined,
): LeaveMove {
  const own = last?.leaveId === leaveId && isStanding(last);
  if (!granted) return own ? 'take-back' : 'nothing';
  if (own || (last !== undefined && last.leaveId === undefined)) return 'nothing';
  return 'write';
}

type Attribution = { readonly by: string; readonly at: string; readonly leaveId: string };

/** The value that leave gives a day: a whole day with the set's code for leave; a day without a set gets none. */
export function leaveValue(
  move: Exclude<LeaveMove, 'nothing'>,
  codes: CodesOfDay | undefined,
  hand: Attribution,
): Value | undefined {
  if (move === 'take-back') return takenBack(hand);
  const code = codes?.codes.find((candidate) => candidate.id === codes.leave);
  if (!code) return undefined;
  const { id, documentation, onDiploma, countsTowardsLimit } = code;
  const limit = countsTowardsLimit === undefined ? {} : { countsTowardsLimit };
  return {
    wholeDay: true,
    code: id,
    documentation,
    onDiploma,
    ...limit,
    reasonId: null,
    difference: 'leave-granted',
    ...hand,
  };
}
