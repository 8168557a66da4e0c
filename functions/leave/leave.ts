import * as z from 'zod/mini';
import { DECIDERS, LEAVE_STATUSES } from './rules.ts';

/** Leave as it lies in the table; parsed on the way out (decision 013). */

/** One step of an application: each makes the next version, so that version and number of steps agree. */
const Step = z.object({
  status: z.enum(LEAVE_STATUSES),
  by: z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), personId: z.string() }),
  at: z.string(),
  /** The relation by which it was done, such as `staff:principal`. */
  basis: z.optional(z.string()),
  /** Why it was refused: one of the owner's reasons. */
  refusalReasonId: z.optional(z.string()),
});

/** An application for leave, `PUPIL#p` / `LEAVE#id`, with every step it has taken (law 6). */
export const Leave = z.object({
  leaveId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  version: z.number(),
  status: z.enum(LEAVE_STATUSES),
  firstDay: z.string(),
  lastDay: z.string(),
  /** The school days of it, as the calendar was when it was applied for. */
  dates: z.array(z.string()),
  /** One of the owner's purposes: guardians choose, they write nothing. */
  purposeId: z.string(),
  decider: z.enum(DECIDERS),
  steps: z.array(Step),
});
export type Leave = z.output<typeof Leave>;
export type LeaveStep = Leave['steps'][number];

/** A day of granted leave, `PUPIL#p` / `LEAVEDAY#date#leaveId`; `gsi1` lists a school's of one day. */
export const LeaveDay = z.object({
  pupilId: z.string(),
  schoolId: z.string(),
  leaveId: z.string(),
  date: z.string(),
});
export type LeaveDay = z.output<typeof LeaveDay>;

/**
 * One per pupil, `PUPIL#p` / `LEAVES`: the spans of what is applied for or granted and not over. Whoever writes one has
 * seen them all, or is refused and reads again: that closes the race of two guardians.
 */
export const Guard = z.object({
  version: z.number(),
  spans: z.array(z.object({ leaveId: z.string(), firstDay: z.string(), lastDay: z.string() })),
});
export type Guard = z.output<typeof Guard>;
