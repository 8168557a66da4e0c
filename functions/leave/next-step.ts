import type { Fact } from '../shared/fact.ts';
import type { Moment } from '../shared/time.ts';
import { leaveFact } from './events.ts';
import type { Leave, LeaveStep } from './leave.ts';
import { refuse } from './refusals.ts';
import { type Move, statusAfter } from './rules.ts';

/** Attribution of a step: the person, their relation, and the time. */
export type Attribution = { readonly by: LeaveStep['by']; readonly basis: string; readonly moment: Moment };

/** The next version of an application after a move. The refusal of an illegal move gives the state and a contact. */
export function nextStep(
  leave: Leave,
  move: Move,
  { by, basis, moment }: Attribution,
  more: { readonly contact: string; readonly refusalReasonId?: string | undefined },
): Leave {
  const moved = statusAfter(move, leave, moment.day);
  if ('refused' in moved) {
    const { leaveId, firstDay } = leave;
    const params = { leaveId, firstDay, contact: more.contact };
    throw refuse(`leave.${moved.refused}`, params);
  }
  const { refusalReasonId } = more;
  const reason = refusalReasonId === undefined ? {} : { refusalReasonId };
  const step: LeaveStep = { status: moved.status, by, at: moment.instant, basis, ...reason };
  return { ...leave, status: moved.status, version: leave.version + 1, steps: [...leave.steps, step] };
}

/**
 * True when this request has already made the present version: the same person took the same step from the version
 * that the request names. So a lost answer does not become a conflict.
 */
export function isRepeat(
  leave: Leave,
  ifMatch: number,
  asked: { readonly status: Leave['status']; readonly personId: string; readonly refusalReasonId?: string | undefined },
): boolean {
  const last = leave.steps.at(-1);
  return (
    leave.version === ifMatch + 1 &&
    last?.status === asked.status &&
    last.by.personId === asked.personId &&
    last.refusalReasonId === asked.refusalReasonId
  );
}

/** The fact of an application's latest step: ids and days, never a purpose or a reason (law 1). */
export function factOf(ownerId: string, leave: Leave, { by, moment }: Attribution): Fact {
  const { pupilId, schoolId, leaveId, version, firstDay, lastDay, dates, decider, status } = leave;
  return leaveFact(`leave-${status}`, {
    ownerId,
    occurredAt: moment.instant,
    data: { pupilId, schoolId, leaveId, version, firstDay, lastDay, dates, decider, madeBy: by },
  });
}
