import { type Dated, type Day, endAfter, holdsOn } from '../shared/time.ts';

/** The kinds of lines on a school's work list. */
export const WORK_KINDS = [
  'protection-unknown',
  'protection-lowered',
  'basis-unknown',
  'basis-differs',
  'guardian-protection-unknown',
  'guardian-protection-lowered',
  'same-person',
  'birth-date-unlikely',
  'email-unreachable',
  'timetable-unmatched',
  'contact-missing',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Kinds of groups: a class, the pupils of a subject, of a contact teacher, of a grade, or another group. */
export const GROUP_KINDS = ['basis', 'teaching', 'contact', 'grade', 'other'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/**
 * A consent given on a day, until a day (included) or until further notice. A consent that already holds keeps its
 * first day.
 */
export const givenConsent = (held: Dated | undefined, until: Day | null, today: Day): Dated => ({
  from: held && holdsOn(held, today) ? held.from : today,
  to: endAfter(until ?? undefined),
});

/** A consent revoked on a day. A consent that does not hold stays unchanged, so that the past is not rewritten. */
export const revokedConsent = (held: Dated | undefined, today: Day): Dated | undefined =>
  held && holdsOn(held, today) ? { from: held.from, to: today } : held;
