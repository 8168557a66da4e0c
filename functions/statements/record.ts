import * as z from 'zod/mini';
import { CAUSES } from './rules.ts';

/** The number of values of each record's trail that a statement used, by the record's day and lesson or its id. */
const Depths = z.record(z.string(), z.number());
/** The depths of all trails behind a statement: enough to make it again from records that have grown (decision 016). */
export const Basis = z.object({ entries: Depths, finals: Depths, strikeOuts: Depths, carried: z.optional(Depths) });
export type Basis = z.output<typeof Basis>;

/**
 * A frozen statement, `PUPIL#p` / `STATEMENT#halfYear#id`. Written once and never changed; a newer one supersedes it.
 */
export const Statement = z.object({
  /** `<halfYear>-<id>`: the half-year in front, so that the id alone leads to the record. */
  statementId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  halfYear: z.string(),
  asOf: z.string(),
  /** Canonical JSON, as it was hashed. */
  content: z.string(),
  /** SHA-256 of the content's bytes, hex. */
  sha256: z.string(),
  basis: Basis,
  frozenBy: z.object({ staffId: z.string(), basis: z.string() }),
});
export type Statement = z.output<typeof Statement>;

const Step = z.object({
  state: z.enum(['active', 'withdrawn']),
  by: z.string(),
  basis: z.string(),
  at: z.string(),
});

const StrikeOut = z.object({
  /** `<first year of the school year>-<id>`. */
  strikeOutId: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  cause: z.enum(CAUSES),
  fromDayOne: z.boolean(),
  days: z.array(z.string()),
  trail: z.array(Step),
});

/**
 * All strike-outs of one school year, `PUPIL#p` / `STRIKE#<first year>`, oldest first: one record, so that its version
 * guards the year's ten days. Withdrawn strike-outs stay, with the person who withdrew them (law 6).
 */
export const StrikeOuts = z.object({ pupilId: z.string(), version: z.number(), strikeOuts: z.array(StrikeOut) });
export type StrikeOuts = z.output<typeof StrikeOuts>;
