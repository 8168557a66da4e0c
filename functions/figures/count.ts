import * as z from 'zod/mini';

/** What figures keep, as it lies in the table; parsed on the way out (decision 013). */

/** Something per kind of documentation: minutes, or days. */
export const Sums = z.object({
  undocumented: z.number(),
  'self-declared': z.number(),
  'health-personnel': z.number(),
  'other-documented': z.number(),
  'not-absence': z.number(),
});

/** The sums of a pupil's half-year without subjects: what the sums of a school are made of. */
const totals = {
  days: Sums,
  minutes: Sums,
  diplomaDays: z.number(),
  diplomaMinutes: z.number(),
  lateTimes: z.number(),
  lateMinutes: z.number(),
};

const Amounts = z.object({ documented: z.number(), undocumented: z.number(), notSaid: z.number() });
/** What another system registered before the school went live, beside the count and in none of its sums. */
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

/** A pupil's half-year, counted: `PUPIL#p` / `COUNT#halfYear`. What it says can always be counted again. */
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
 * The sums alone, `PUPIL#p` / `COUNT#halfYear#SUMS`, written together with the count: `gsi1` lists a school's of one
 * half-year, and stays small.
 */
export const SumsItem = z.object({ pupilId: z.string(), ...totals, ...carried });
export type SumsItem = z.output<typeof SumsItem>;
export type Totals = Omit<SumsItem, 'pupilId' | 'carried'>;

/** That a threshold was passed, once in a school year: `PUPIL#p` / `THRESHOLD#schoolYear#subject#percent`. */
export const ThresholdItem = z.object({ subjectKey: z.string(), percent: z.number() });
