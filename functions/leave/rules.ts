import type { Choice, FieldFault } from '../shared/errors.ts';
import { addDays, type Day } from '../shared/time.ts';
import type { RefusalCode } from './refusals.ts';

/** applied → granted or refused; an application, and granted leave before it begins, may become withdrawn. */
export const LEAVE_STATUSES = ['applied', 'granted', 'refused', 'withdrawn'] as const;
export type LeaveStatus = (typeof LEAVE_STATUSES)[number];

/** Contact teachers decide up to the owner's number of school days, the principal above it (A10). */
export const DECIDERS = ['contact-teacher', 'principal'] as const;
export type Decider = (typeof DECIDERS)[number];

/** The moves of an application. */
export const MOVES = ['grant', 'refuse', 'withdraw'] as const;
export type Move = (typeof MOVES)[number];

/** The state machine: each move's legal states and its result. The store turns `from` into its condition. */
export const STEPS: Readonly<Record<Move, { readonly from: readonly LeaveStatus[]; readonly to: LeaveStatus }>> = {
  grant: { from: ['applied'], to: 'granted' },
  refuse: { from: ['applied'], to: 'refused' },
  withdraw: { from: ['applied', 'granted'], to: 'withdrawn' },
};

type Span = { readonly firstDay: Day; readonly lastDay: Day };

/** The state after a move, or its refusal. Granted leave that has begun is absence, which the school corrects. */
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

/** Days that leave may reach ahead: no school year is planned beyond. */
export const DAYS_AHEAD = 366;
/** Most school days of an application, since one transaction grants them all. */
export const MAX_SCHOOL_DAYS = 60;

/** The last day of leave for an application made today. */
export const lastAllowedDay = (today: Day): Day => addDays(today, DAYS_AHEAD);

/** Days on which the owner grants no leave; both ends included. */
export type BlockedPeriod = { readonly from: Day; readonly to: Day; readonly name: string };
type Fault = Omit<FieldFault<RefusalCode>, 'pointer'> & {
  readonly field: 'firstDay' | 'lastDay' | 'purposeId' | 'refusalReasonId';
};

/** Checks an application against the date and the owner's purposes. */
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
 * Checks the school days of an application: at least one, not too many, none in a blocked period. `around` is the
 * nearby calendar, for the words of the refusal; its days are `undefined` when the calendar has ended.
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

/** The decider for a number of school days. */
export const deciderOf = (schoolDays: number, contactTeacherMaxDays: number): Decider =>
  schoolDays <= contactTeacherMaxDays ? 'contact-teacher' : 'principal';

/** True when two spans share a day. */
export const overlaps = (a: Span, b: Span): boolean => a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;

/** Checks that a refusal gives one of the owner's reasons, and a grant none. */
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
