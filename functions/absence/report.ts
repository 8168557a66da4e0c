import * as z from 'zod/mini';
import { DAY_STATES } from './days.ts';
import { MOVES, STATUSES } from './rules.ts';

/** Stored records of absence reporting; the store parses them on every read. */

const MadeBy = z.object({
  kind: z.enum(['guardian', 'pupil', 'staff', 'system']),
  personId: z.optional(z.string()),
});
export type MadeBy = z.output<typeof MadeBy>;

const Channel = z.enum(['online', 'office', 'schedule']);
export type Channel = z.output<typeof Channel>;

const span = {
  firstDay: z.string(),
  lastDay: z.nullable(z.string()),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
};

const ReportedDay = z.object({
  day: z.string(),
  state: z.enum(DAY_STATES),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
});

/** One version of a report: the head is the latest, the history holds the earlier ones (law 6). */
export const Report = z.object({
  reportId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  version: z.number(),
  status: z.enum(STATUSES),
  ...span,
  /** A reason of the owner's list; `null` for none. */
  reasonId: z.nullable(z.string()),
  days: z.array(ReportedDay),
  /** The reporter and the channel; these never change. */
  madeBy: MadeBy,
  channel: Channel,
  madeAt: z.string(),
  /** The guardian who called, when the office took the report by phone (A9). */
  calledBy: z.optional(z.string()),
  /** The move that made this version, its author and its time. */
  move: z.enum(['report', ...MOVES]),
  changedBy: MadeBy,
  changedChannel: Channel,
  changedAt: z.string(),
  /** Hash of the request that made this version, which identifies a retry after a lost answer. */
  request: z.optional(z.string()),
});
export type Report = z.output<typeof Report>;

const TouchedLesson = z.object({
  lessonId: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.optional(z.string()),
});
export type TouchedLesson = z.output<typeof TouchedLesson>;

/** A school day of a report, for the school's list of a day and the child's card. */
export const DayItem = z.object({
  pupilId: z.string(),
  schoolId: z.string(),
  reportId: z.string(),
  day: z.string(),
  state: z.enum(DAY_STATES),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  /** Absent when the timetable is not known. */
  lessons: z.optional(z.array(TouchedLesson)),
});
export type DayItem = z.output<typeof DayItem>;

/**
 * One per pupil: spans and states of the reports in force. Every write of either increments the version under a
 * condition, so a writer has seen all spans or must read again: this closes the race of two guardians.
 */
export const Guard = z.object({
  version: z.number(),
  spans: z.array(z.object({ reportId: z.string(), status: z.enum(STATUSES), ...span })),
});
export type Guard = z.output<typeof Guard>;
