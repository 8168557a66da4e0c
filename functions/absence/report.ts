import * as z from 'zod/mini';
import { DAY_STATES } from './days.ts';
import { MOVES, STATUSES } from './rules.ts';

/** Records of absence reporting as they lie in the table, parsed on the way out. */

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
  /** One of the owner's reasons; `null` is none. */
  reasonId: z.nullable(z.string()),
  days: z.array(ReportedDay),
  /** Who reported, and through what; never changes. */
  madeBy: MadeBy,
  channel: Channel,
  madeAt: z.string(),
  /** The guardian who called, when the office took the report by phone (A9). */
  calledBy: z.optional(z.string()),
  /** What made this version, who and when. */
  move: z.enum(['report', ...MOVES]),
  changedBy: MadeBy,
  changedChannel: Channel,
  changedAt: z.string(),
  /** Hash of the request that made this version: a repeat after a lost answer is recognised by it. */
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

/** A school day of a report: what the school's list of a day and the child's card read. */
export const DayItem = z.object({
  pupilId: z.string(),
  schoolId: z.string(),
  reportId: z.string(),
  day: z.string(),
  state: z.enum(DAY_STATES),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  /** Absent where the timetable is not known. */
  lessons: z.optional(z.array(TouchedLesson)),
});
export type DayItem = z.output<typeof DayItem>;

/**
 * One per pupil: spans and states of the reports in force, and a version that every write of either bumps. Whoever
 * writes has seen all spans, or is refused and reads again: that closes the race of two guardians.
 */
export const Guard = z.object({
  version: z.number(),
  spans: z.array(z.object({ reportId: z.string(), status: z.enum(STATUSES), ...span })),
});
export type Guard = z.output<typeof Guard>;
