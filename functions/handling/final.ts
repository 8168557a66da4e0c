import * as z from 'zod/mini';
import { DOCUMENTATIONS } from '../shared/school/absence-terms.ts';
import { DIFFERENCES, type Value as RuleValue } from './rules.ts';

/** A contact teacher's decision as stored in the table; parsed when read (decision 013). */

const Value = {
  /** True when the day counts as one day on the diploma and its lessons not as hours; never on a lesson's decision. */
  wholeDay: z.boolean(),
  /** Empty when the decision was taken back: it then counts as no decision (decision 014). */
  code: z.string(),
  /** The code's flags in the set of that day, as they were when the teacher decided. */
  documentation: z.enum(DOCUMENTATIONS),
  onDiploma: z.boolean(),
  /** Upper secondary only. */
  countsTowardsLimit: z.optional(z.boolean()),
  /** One of the owner's reasons, as guardians see it (C2). */
  reasonId: z.nullable(z.string()),
  difference: z.optional(z.enum(DIFFERENCES)),
  by: z.string(),
  at: z.string(),
  /** The leave that wrote the value; absent when a person decided. */
  leaveId: z.optional(z.string()),
};

/** A value that a decision has or had. */
export const FinalValue = z.object(Value);
export type FinalValue = z.output<typeof FinalValue>;

/**
 * The decision on a pupil's day, `PUPIL#p` / `FINAL#date`, or on one lesson of it, `FINAL#date#lessonId`; the lesson's
 * decision goes before the day's. Only a person sets `wholeDay`, by which the day counts as one day on the diploma and
 * its lessons not as hours: hours are never converted (C3).
 */
export const Final = z.object({
  pupilId: z.string(),
  schoolId: z.string(),
  date: z.string(),
  lessonId: z.optional(z.string()),
  /** The reports that were handled with the decision, and their versions. */
  reports: z.array(z.object({ reportId: z.string(), version: z.number() })),
  ...Value,
  version: z.number(),
  /** Every value of the decision, oldest first, the present value last (law 6). */
  trail: z.array(FinalValue),
});
export type Final = z.output<typeof Final>;

/** Names a decision: a pupil's day, or one lesson of it. */
export type FinalName = Pick<Final, 'pupilId' | 'date' | 'lessonId'>;

/** True when both name the same decision. */
export const sameFinal = (a: FinalName, b: FinalName): boolean =>
  a.pupilId === b.pupilId && a.date === b.date && a.lessonId === b.lessonId;

/** The first or next version of a decision: the new value at its top level, all values in the trail. */
export function nextFinal(
  before: Final | undefined,
  place: FinalName & Pick<Final, 'schoolId' | 'reports'>,
  value: RuleValue,
): Final {
  const { pupilId, schoolId, date, lessonId, reports } = place;
  return {
    pupilId,
    schoolId,
    date,
    ...(lessonId !== undefined && { lessonId }),
    reports,
    ...value,
    version: (before?.version ?? 0) + 1,
    trail: [...(before?.trail ?? []), value],
  };
}
