import * as z from 'zod/mini';
import { day, id, orNull, page, sortableId } from '../shared/schema.ts';
import { DECIDERS, LEAVE_STATUSES } from './rules.ts';

const listed = z.string().check(z.minLength(1), z.maxLength(60), z.regex(/^[a-z0-9-]+$/));
const status = z.enum(LEAVE_STATUSES);

export const SchoolLeaveParams = z.strictObject({ schoolId: id, pupilId: id, leaveId: sortableId });

/** Left out: applications that wait for a decision. */
export const GroupQuery = z.strictObject({ status: z.optional(status) });
export const SchoolQuery = z.strictObject({ status: z.optional(status), ...page });

/** Whole days, both included, and one of the owner's purposes. */
export const ApplicationBody = z.strictObject({ firstDay: day, lastDay: day, purposeId: listed });
export const DecisionBody = z.strictObject({
  outcome: z.enum(['granted', 'refused']),
  /** One of the owner's reasons: a refusal requires it, a grant forbids it. */
  refusalReasonId: z.optional(listed),
});

const Word = z.strictObject({ id: z.string(), text: z.string() });
const decider = z.enum(DECIDERS);

const leave = {
  leaveId: sortableId,
  pupilId: id,
  schoolId: id,
  version: z.number(),
  status,
  firstDay: day,
  lastDay: day,
  /** Its school days. */
  dates: z.array(day),
  purpose: Word,
  /** The decider of the application. */
  decider,
  /** True for an application, and for granted leave that has not begun. */
  withdrawable: z.boolean(),
  /** All its steps, oldest first. */
  steps: z.array(
    z.strictObject({
      status,
      at: z.iso.datetime(),
      by: z.strictObject({
        kind: z.enum(['guardian', 'pupil', 'staff']),
        /** True when the caller took the step. */
        you: z.boolean(),
        name: orNull(z.string()),
        /** The role that decided at the school, such as `staff:principal`. */
        basis: orNull(z.string()),
      }),
      refusalReason: orNull(Word),
    }),
  ),
};
export const Leave = z.strictObject(leave);
export const LeavePage = z.strictObject({ leaves: z.array(Leave), next: z.nullable(z.string()) });

/** An application as staff see it, with its pupil. */
export const PupilLeave = z.strictObject({ ...leave, pupilName: z.string(), protected: z.boolean() });

export const LeaveRow = z.strictObject({
  pupilId: id,
  pupilName: z.string(),
  protected: z.boolean(),
  leaveId: sortableId,
  version: z.number(),
  status,
  firstDay: day,
  lastDay: day,
  schoolDays: z.number(),
  purpose: Word,
  decider,
  appliedAt: z.iso.datetime(),
});
export const GroupLeaves = z.strictObject({ leaves: z.array(LeaveRow) });
export const SchoolLeaves = z.strictObject({ leaves: z.array(LeaveRow), next: z.nullable(z.string()) });

/** The rules of leave for the form: purposes, days, deciders, and the code of granted leave. */
export const LeaveRules = z.strictObject({
  may: z.strictObject({ apply: z.boolean(), why: orNull(z.enum(['pupil-of-age', 'pupil-not-of-age'])) }),
  firstDay: day,
  lastDay: day,
  maxSchoolDays: z.number(),
  purposes: z.array(Word),
  blockedPeriods: z.array(z.strictObject({ from: day, to: day, name: z.string() })),
  /** The decider for each number of school days, both ends included, fewest first. */
  deciders: z.array(z.strictObject({ decider, fromSchoolDays: z.number(), toSchoolDays: z.number() })),
  /** The reasons that a refusal may give. */
  refusalReasons: z.array(Word),
  /** The absence code of granted leave; `null` if the school has no codes for today. */
  grantedAs: z.nullable(
    z.strictObject({
      code: Word,
      onDiploma: z.boolean(),
      /** Upper secondary only. */
      countsTowardsLimit: orNull(z.boolean()),
    }),
  ),
  /** The contact once granted leave has begun: it may be withdrawn only until the day before. */
  contact: z.string(),
});
