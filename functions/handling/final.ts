import * as z from 'zod/mini';

/** What the contact teacher decides, as it lies in the table; parsed on the way out (decision 013). */

/** Why a final code differs from what was reported or registered (B10): a closed list, seen by staff and guardians. */
export const DIFFERENCES = [
  'documented-later',
  'guardian-corrected',
  'teacher-corrected',
  'registered-by-mistake',
  'leave-granted',
] as const;

const Value = {
  /** True when the day counts as one day on the diploma and its lessons not as hours; never on a lesson's decision. */
  wholeDay: z.boolean(),
  code: z.string(),
  /** The flags of the code in the set that held on the day, as they were when it was set. */
  documentation: z.enum(['undocumented', 'self-declared', 'health-personnel', 'other-documented', 'not-absence']),
  onDiploma: z.boolean(),
  /** Upper secondary only. */
  countsTowardsLimit: z.optional(z.boolean()),
  /** One of the owner's reasons, as guardians see it (C2). */
  reasonId: z.nullable(z.string()),
  difference: z.optional(z.enum(DIFFERENCES)),
  by: z.string(),
  at: z.string(),
};

/** One value a decision has had. */
export const FinalValue = z.object(Value);
export type FinalValue = z.output<typeof FinalValue>;

/**
 * The decision on a pupil's day, `PUPIL#p` / `FINAL#date`, or on one lesson of it, `FINAL#date#lessonId`; the lesson's goes
 * before the day's. `wholeDay` says that the day counts as one day on the diploma and its lessons not as hours: a person
 * says so, hours are never converted (C3).
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
