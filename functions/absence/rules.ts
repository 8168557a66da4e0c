import type { Choice, FieldFault } from '../shared/errors.ts';
import { addDays, type Day, daysBetween, type TimeOfDay } from '../shared/time.ts';
import type { RefusalCode } from './refusals.ts';

/**
 * An absence in civil time. `from` applies to the first day and `to` to the last, so one shape covers a whole day, part
 * of a day, several days, and open-ended (`lastDay: null`, A5).
 */
export type Absence = {
  readonly firstDay: Day;
  readonly lastDay: Day | null;
  readonly from?: TimeOfDay | undefined;
  readonly to?: TimeOfDay | undefined;
};

/** sent → seen → handled (A7); withdrawn ends it. */
export const STATUSES = ['sent', 'seen', 'handled', 'withdrawn'] as const;
export type Status = (typeof STATUSES)[number];

/** The moves of a report. `roll` is the morning run on open-ended reports. */
export const MOVES = ['change', 'withdraw', 'answer', 'see', 'handle', 'roll'] as const;
export type Move = (typeof MOVES)[number];

type Step = { readonly from: readonly Status[]; readonly to: Status | 'same' };

/**
 * The state machine: the legal states before a move, and the state after it. A change returns to `sent`, so that the
 * guardian sees that nobody has read the new version. The store turns `from` into its condition.
 */
export const STEPS: Readonly<Record<Move, Step>> = {
  change: { from: ['sent', 'seen'], to: 'sent' },
  withdraw: { from: ['sent', 'seen'], to: 'withdrawn' },
  answer: { from: ['sent', 'seen'], to: 'same' },
  roll: { from: ['sent', 'seen'], to: 'same' },
  see: { from: ['sent'], to: 'seen' },
  handle: { from: ['sent', 'seen'], to: 'handled' },
};

/** The state after a move, or the reason against it. An open absence cannot be handled: its days are not known yet. */
export function statusAfter(
  move: Move,
  status: Status,
  open: boolean,
): { readonly status: Status } | { readonly refused: 'handled' | 'withdrawn' | 'already-seen' | 'still-open' } {
  const step = STEPS[move];
  if (step.from.includes(status)) {
    if (move === 'handle' && open) return { refused: 'still-open' };
    return { status: step.to === 'same' ? status : step.to };
  }
  return { refused: status === 'handled' || status === 'withdrawn' ? status : 'already-seen' };
}

/** The owner's limits, with today's date. */
export type Limits = {
  readonly today: Day;
  /** How many days ahead an absence may reach (A2). */
  readonly windowDays: number;
  /** The longest span of a report, in calendar days. */
  readonly maxDays: number;
  readonly reasons: readonly Choice[];
};

/** The last day that a report made today may reach. */
export const lastAllowedDay = (limits: Limits): Day => addDays(limits.today, limits.windowDays);

type Fault = Omit<FieldFault<RefusalCode>, 'pointer'> & {
  readonly field: 'firstDay' | 'lastDay' | 'from' | 'to' | 'reasonId';
};

/** The fault of a new report; `undefined` when it has none. Today is legal at any hour (A2). */
export function faultOfNew(absence: Absence, limits: Limits): Fault | undefined {
  if (absence.firstDay < limits.today) {
    return { field: 'firstDay', code: 'absence.past', params: { firstAllowedDay: limits.today } };
  }
  return faultOfSpan(absence, absence.firstDay, limits);
}

/**
 * The fault of a change. Days before today are history and stay; "back earlier" may end the absence yesterday at the
 * earliest, which means present today.
 */
export function faultOfChange(old: Absence, wanted: Absence, limits: Limits): Fault | undefined {
  if (old.firstDay >= limits.today) return faultOfNew(wanted, limits);
  const yesterday = addDays(limits.today, -1);
  if (old.lastDay !== null && old.lastDay < limits.today) {
    return { field: 'lastDay', code: 'absence.over', params: { lastDay: old.lastDay } };
  }
  if (wanted.firstDay !== old.firstDay || wanted.from !== old.from) {
    return { field: 'firstDay', code: 'absence.begun', params: { firstDay: old.firstDay } };
  }
  if (wanted.lastDay !== null && wanted.lastDay < yesterday) {
    return { field: 'lastDay', code: 'absence.past', params: { firstAllowedDay: yesterday } };
  }
  if (wanted.lastDay === yesterday && wanted.to !== undefined) {
    return { field: 'to', code: 'absence.past', params: { firstAllowedDay: limits.today } };
  }
  // An open absence may already be longer than the limit of a report, so only the days from today count.
  return faultOfSpan(wanted, old.lastDay === null ? limits.today : old.firstDay, limits);
}

function faultOfSpan(absence: Absence, countedFrom: Day, limits: Limits): Fault | undefined {
  const { firstDay, lastDay, from, to } = absence;
  const allowed = lastAllowedDay(limits);
  const params = { windowDays: limits.windowDays, lastAllowedDay: allowed };
  const tooFar = { code: 'absence.too-far-ahead', params } as const;
  if (firstDay > allowed) return { field: 'firstDay', ...tooFar };
  if (lastDay === null) {
    return to === undefined ? undefined : { field: 'to', code: 'absence.to-without-last-day' };
  }
  if (lastDay < firstDay) return { field: 'lastDay', code: 'absence.from-after-to' };
  if (lastDay > allowed) return { field: 'lastDay', ...tooFar };
  if (daysBetween(countedFrom, lastDay) >= limits.maxDays) {
    const last = addDays(countedFrom, limits.maxDays - 1);
    return { field: 'lastDay', code: 'absence.too-long', params: { maxDays: limits.maxDays, lastAllowedDay: last } };
  }
  const empty = firstDay === lastDay && from !== undefined && to !== undefined && from >= to;
  return empty || to === '00:00' ? { field: 'to', code: 'absence.from-after-to' } : undefined;
}

/** The fault of a reason outside the owner's closed list (A3). */
export const faultOfReason = (reasonId: string | null | undefined, limits: Limits): Fault | undefined =>
  typeof reasonId === 'string' && !limits.reasons.some(({ id }) => id === reasonId)
    ? { field: 'reasonId', code: 'absence.unknown-reason', params: { allowed: limits.reasons } }
    : undefined;

/** Civil moments sort as text; `~` sorts after every digit, so it ends a day and an open absence. */
const startOf = (absence: Absence): string => `${absence.firstDay}T${absence.from ?? '00:00'}`;
const endOf = (absence: Absence): string =>
  absence.lastDay === null ? '~' : `${absence.lastDay}T${absence.to ?? '~'}`;

/** True when two absences share a moment; intervals are half-open, so one absence may begin where another ends. */
export const overlaps = (a: Absence, b: Absence): boolean => startOf(a) < endOf(b) && startOf(b) < endOf(a);

/** True when a change claims no moment that the report did not claim before. */
export const isWithin = (old: Absence, wanted: Absence): boolean =>
  startOf(old) <= startOf(wanted) && endOf(wanted) <= endOf(old);
