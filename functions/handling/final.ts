import * as z from 'zod/mini';
import { DOCUMENTATIONS } from '../shared/school/absence-terms.ts';
import { DIFFERENCES, type Value as RuleValue } from './rules.ts';

/** What the contact teacher decides, as it lies in the table; parsed on the way out (decision 013). */

const Value = {
  /** True when the day counts as one day on the diploma and its lessons not as hours; never on a lesson's decision. */
  wholeDay: z.boolean(),
  /** Empty when the decision was taken back: it counts as if there were none (decision 014). */
  code: z.string(),
  /** The flags of the code in the set that held on the day, as they were when it was set. */
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

/** One value a decision has had. */
export const FinalValue = z.object(Value);
export type FinalValue = z.output<typeof FinalValue>;

/**
 * The decision on a pupil's day, `PUPIL#p` / `FINAL#date`, or on one lesson of it, `FINAL#date#lessonId`; the lesson's
 * goes before the day's. `wholeDay` says that the day counts as one day on the diploma and its lessons not as hours: a
 * person says so, hours are never converted (C3).
 */
export const Final = z.object({
  pupilId: z.string(),
  schoolId: z.string(),
  date: z.string(),
  lessonId: z.optional(z.string()),
  /** The reports that were decided on with it, and their versions. */
  reports: z.array(z.object({ reportId: z.string(), version: z.number() })),
  ...Value,
  version: z.number(),
  /** Every value the decision has had, oldest first, the present one last (law 6). */
  trail: z.array(FinalValue),
});
export type Final = z.output<typeof Final>;

/** Names a decision: a pupil's day, or one lesson of it. */
export type FinalName = Pick<Final, 'pupilId' | 'date' | 'lessonId'>;

/** True when two name the same decision. */
export const sameFinal = (a: FinalName, b: FinalName): boolean =>
  a.pupilId === b.pupilId && a.date === b.date && a.lessonId === b.lessonId;

/** The next version of a decision, or the first one: the new value in front, every earlier one in the trail. */
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
