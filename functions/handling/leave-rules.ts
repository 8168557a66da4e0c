import { type CodesOfDay, isStanding, takenBack, type Value } from './rules.ts';

/** The effect of leave on the decision of a day; a repeated fact usually has `nothing` left to do. */
export type LeaveMove = 'nothing' | 'write' | 'take-back';

/**
 * Compares a day of leave with its decision (decision 014). Leave writes where there is no decision, or where leave
 * wrote the latest value; it never overwrites a person's latest value. Only the leave that wrote a decision takes it
 * back when the day is no longer granted.
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

/** The value that leave gives a day: a whole day with the code set's code for leave; without a set, no value. */
export function leaveValue(
  move: Exclude<LeaveMove, 'nothing'>,
  codes: CodesOfDay | undefined,
  attribution: Attribution,
): Value | undefined {
  if (move === 'take-back') return takenBack(attribution);
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
    ...attribution,
  };
}
