import * as z from 'zod/mini';

/** Leave as it lies in the table; parsed on the way out (decision 013). */

/** applied → granted or refused; withdrawn ends an application, and granted leave that has not begun. */
export const LEAVE_STATUSES = ['applied', 'granted', 'refused', 'withdrawn'] as const;
export type LeaveStatus = (typeof LEAVE_STATUSES)[number];

/** Who decides: up to the owner's number of school days the contact teacher, above it the principal (A10). */
export const DECIDERS = ['contact-teacher', 'principal'] as const;

const Step = z.object({
  status: z.enum(LEAVE_STATUSES),
  by: z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), personId: z.string() }),
  at: z.string(),
  /** The relation by which somebody decided, such as `staff:principal`. */
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

/** A day of granted leave, `PUPIL#p` / `LEAVEDAY#date#leaveId`; `gsi1` lists a school's of one day. */
export const LeaveDay = z.object({
  pupilId: z.string(),
  schoolId: z.string(),
  leaveId: z.string(),
  date: z.string(),
});
export type LeaveDay = z.output<typeof LeaveDay>;
