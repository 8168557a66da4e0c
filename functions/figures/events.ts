import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';

/** Facts of figures, for the outbox: ids and a number, never a name or a subject (law 1). */
const ThresholdReached = fact('absence-threshold-reached', {
  pupilId: z.string(),
  schoolId: z.string(),
  /** Such as `2026-2027`. */
  schoolYear: z.string(),
  /** The pupil's groups of the subject. */
  groupIds: z.array(z.string()),
  /** The passed percentage: an early warning of the school, or the limit. */
  percent: z.number(),
  isLimit: z.boolean(),
});

/** Every fact of this feature. */
export const FigureFact = z.discriminatedUnion('name', [ThresholdReached]);
export type FigureFact = z.output<typeof FigureFact>;

export const figureFact = factMaker<FigureFact>();
