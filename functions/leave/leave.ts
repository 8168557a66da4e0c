import * as z from 'zod/mini';
import { DECIDERS, LEAVE_STATUSES } from './rules.ts';

/** Leave as stored in the table; parsed when read (decision 013). */

/** A step of an application. Each step makes the next version, so that version and number of steps agree. */
const Step = z.object({
  status: z.enum(LEAVE_STATUSES),
  by: z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), personId: z.string() }),
  at: z.string(),
  /** The relation that allowed the step, such as `staff:principal`. */
  basis: z.optional(z.string()),
  /** The reason of a refusal: one of the owner's reasons. */
  refusalReasonId: z.optional(z.string()),
});

/** An application for leave, `PUPIL#p` / `LEAVE#id`, with all its steps (law 6). */
export const Leave = z.object({
  leaveId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  version: z.number(),
  status: z.enum(LEAVE_STATUSES),
  firstDay: z.string(),
  lastDay: z.string(),
  /** Its school days, by the calendar at the time of the application. */
  dates: z.array(z.string()),
  /** One of the owner's purposes: guardians choose it and write no text. */
  purposeId: z.string(),
  decider: z.enum(DECIDERS),
  steps: z.array(Step),
});
export type Leave = z.output<typeof Leave>;
export type LeaveStep = Leave['steps'][number];

/** A day of granted leave, `PUPIL#p` / `LEAVEDAY#date#leaveId`; `gsi1` lists a school's items of a day. */
export const LeaveDay = z.object({
  pupilId: z.string(),
  schoolId: z.string(),
  leaveId: z.string(),
  date: z.string(),
});
export type LeaveDay = z.output<typeof LeaveDay>;

/**
 * One guard per pupil, `PUPIL#p` / `LEAVES`: the spans of applications and granted leave that are not over. A write
 * succeeds only over the guard that its writer read: that closes the race of two guardians.
 */
export const Guard = z.object({
  version: z.number(),
  spans: z.array(z.object({ leaveId: z.string(), firstDay: z.string(), lastDay: z.string() })),
});
export type Guard = z.output<typeof Guard>;
