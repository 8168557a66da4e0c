import type { Choice, FieldFault } from '../shared/errors.ts';
import { addDays, type Day } from '../shared/time.ts';
import type { RefusalCode } from './refusals.ts';

/** applied → granted or refused; withdrawn ends an application, and granted leave that has not begun. */
export const LEAVE_STATUSES = ['applied', 'granted', 'refused', 'withdrawn'] as const;
export type LeaveStatus = (typeof LEAVE_STATUSES)[number];

/** Who decides: up to the owner's number of school days the contact teacher, above it the principal (A10). */
export const DECIDERS = ['contact-teacher', 'principal'] as const;
export type Decider = (typeof DECIDERS)[number];

/** What may be done to an application. */
export const MOVES = ['grant', 'refuse', 'withdraw'] as const;
export type Move = (typeof MOVES)[number];

/**
 * The state machine: from which states a move is legal, and where it ends. The store turns `from` into its condition.
 */
export const STEPS: Readonly<Record<Move, { readonly from: readonly LeaveStatus[]; readonly to: LeaveStatus }>> = {
  grant: { from: ['applied'], to: 'granted' },
  refuse: { from: ['applied'], to: 'refused' },
  withdraw: { from: ['applied', 'granted'], to: 'withdrawn' },
};

type Span = { readonly firstDay: Day; readonly lastDay: Day };

/**
 * The state after a move, or why it is not legal. Granted leave that has begun is absence, which the school corrects.
 */
export function statusAfter(
  move: Move,
  leave: { readonly status: LeaveStatus; readonly firstDay: Day },
  today: Day,
):
  | { readonly status: LeaveStatus }
  | { readonly refused: 'already-granted' | 'already-refused' | 'already-withdrawn' | 'begun' } {
  const { status, firstDay } = leave;
  if (status !== 'applied' && !STEPS[move].from.includes(status)) return { refused: `already-${status}` };
  if (status === 'granted' && firstDay <= today) return { refused: 'begun' };
  return { status: STEPS[move].to };
}

/** How far ahead leave may reach, in days: beyond it no school year is planned. */
export const DAYS_AHEAD = 366;
/** School days of one application: what one transaction can grant. */
export const MAX_SCHOOL_DAYS = 60;

/** The last day that an application of today may reach. */
export const lastAllowedDay = (today: Day): Day => addDays(today, DAYS_AHEAD);

/** Days on which the owner grants no leave; both ends included. */
export type BlockedPeriod = { readonly from: Day; readonly to: Day; readonly name: string };
type Fault = Omit<FieldFault<RefusalCode>, 'pointer'> & {
  readonly field: 'firstDay' | 'lastDay' | 'purposeId' | 'refusalReasonId';
};

/** An application against the clock and the owner's purposes; `undefined` when nothing is wrong. */
export function faultOfApplication(
  wanted: Span & { readonly purposeId: string },
  limits: { readonly today: Day; readonly purposes: readonly Choice[] },
): Fault | undefined {
  const { firstDay, lastDay, purposeId } = wanted;
  const { today, purposes } = limits;
  if (firstDay < today) return { field: 'firstDay', code: 'leave.past', params: { firstAllowedDay: today } };
  if (lastDay < firstDay) return { field: 'lastDay', code: 'leave.last-before-first', params: { firstDay } };
  const allowed = lastAllowedDay(today);
  if (lastDay > allowed) {
    const field = firstDay > allowed ? 'firstDay' : 'lastDay';
    return { field, code: 'leave.too-far-ahead', params: { daysAhead: DAYS_AHEAD, lastAllowedDay: allowed } };
  }
  return purposes.some(({ id }) => id === purposeId)
    ? undefined
    : { field: 'purposeId', code: 'leave.unknown-purpose', params: { allowed: purposes } };
}

/**
 * The school days of an application: there must be one, not too many, and none on which the owner grants no leave.
 * `around` is what the calendar knows near it, for the words of the refusal; `undefined` when it has ended.
 */
export function faultOfDates(
  dates: readonly Day[],
  blockedPeriods: readonly BlockedPeriod[],
  around: { readonly nextSchoolDay: Day | undefined; readonly knownUntil: Day | undefined },
): Fault | undefined {
  const [first] = dates;
  if (first === undefined) {
    const { nextSchoolDay, knownUntil = '' } = around;
    return nextSchoolDay === undefined
      ? { field: 'firstDay', code: 'leave.calendar-unknown', params: { knownUntil } }
      : { field: 'firstDay', code: 'leave.no-school-day', params: { nextSchoolDay } };
  }
  const blocked = blockedPeriods.find(({ from, to }) => dates.some((date) => from <= date && date <= to));
  if (blocked) {
    const { name, from, to } = blocked;
    return { field: 'firstDay', code: 'leave.blocked-period', params: { name, from, to } };
  }
  const last = dates[MAX_SCHOOL_DAYS - 1];
  return dates.length > MAX_SCHOOL_DAYS && last !== undefined
    ? { field: 'lastDay', code: 'leave.too-long', params: { maxDays: MAX_SCHOOL_DAYS, lastAllowedDay: last } }
    : undefined;
}

/** Who decides on that many school days. */
export const deciderOf = (schoolDays: number, contactTeacherMaxDays: number): Decider =>
  schoolDays <= contactTeacherMaxDays ? 'contact-teacher' : 'principal';

/** True when two spans share a day. */
export const overlaps = (a: Span, b: Span): boolean => a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;

/** A refusal gives one of the owner's reasons, a grant none. */
export function faultOfDecision(
  move: Exclude<Move, 'withdraw'>,
  refusalReasonId: string | undefined,
  reasons: readonly Choice[],
): Fault | undefined {
  const field = 'refusalReasonId';
  if (move === 'grant') {
    return refusalReasonId === undefined ? undefined : { field, code: 'leave.grant-takes-no-reason' };
  }
  const params = { allowed: reasons };
  if (refusalReasonId === undefined) return { field, code: 'leave.refusal-reason-missing', params };
  const known = reasons.some(({ id }) => id === refusalReasonId);
  return known ? undefined : { field, code: 'leave.unknown-refusal-reason', params };
}
