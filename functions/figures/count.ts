import * as z from 'zod/mini';

/** Stored records of figures; the store parses them on every read (decision 013). */

/** Minutes or days per kind of documentation. */
export const Sums = z.object({
  undocumented: z.number(),
  'self-declared': z.number(),
  'health-personnel': z.number(),
  'other-documented': z.number(),
  'not-absence': z.number(),
});

/** A pupil's sums of a half-year without subjects, which make up a school's sums. */
const totals = {
  days: Sums,
  minutes: Sums,
  diplomaDays: z.number(),
  diplomaMinutes: z.number(),
  lateTimes: z.number(),
  lateMinutes: z.number(),
};

const Amounts = z.object({ documented: z.number(), undocumented: z.number(), notSaid: z.number() });
/** Absence from another system before the school went live, beside the count and in none of its sums. */
const carried = {
  carried: z.optional(z.object({ before: z.string(), days: z.nullable(Amounts), minutes: z.nullable(Amounts) })),
};

const Count = z.object({
  ...totals,
  subjects: z.record(
    z.string(),
    z.object({
      subjectCode: z.optional(z.string()),
      subject: z.optional(z.string()),
      groupIds: z.array(z.string()),
      minutes: Sums,
      limitMinutes: z.number(),
      lateTimes: z.number(),
      lateMinutes: z.number(),
    }),
  ),
});

/** A pupil's counted half-year: `PUPIL#p` / `COUNT#halfYear`. A recount can always restore it. */
export const CountItem = z.object({
  pupilId: z.string(),
  schoolId: z.string(),
  schoolType: z.enum(['grunnskole', 'vgs']),
  halfYear: z.string(),
  count: Count,
  ...carried,
  countedAt: z.string(),
  version: z.number(),
});
export type CountItem = z.output<typeof CountItem>;

/**
 * The sums alone, `PUPIL#p` / `COUNT#halfYear#SUMS`, written together with the count: `gsi1` lists a school's sums of
 * one half-year, and stays small.
 */
export const SumsItem = z.object({ pupilId: z.string(), ...totals, ...carried });
export type SumsItem = z.output<typeof SumsItem>;
export type Totals = Omit<SumsItem, 'pupilId' | 'carried'>;

/** A passed threshold, once in a school year: `PUPIL#p` / `THRESHOLD#schoolYear#subject#percent`. */
export const ThresholdItem = z.object({ subjectKey: z.string(), percent: z.number() });
