import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';

/** Facts of the figures, as they leave through the outbox: ids and a number, never a name or a subject (law 1). */
const ThresholdReached = fact('absence-threshold-reached', {
  pupilId: z.string(),
  schoolId: z.string(),
  /** Such as `2026-2027`. */
  schoolYear: z.string(),
  /** Groups in which the subject is taught to the pupil. */
  groupIds: z.array(z.string()),
  /** The percentage that was passed: a warning of the school's, or the limit. */
  percent: z.number(),
  isLimit: z.boolean(),
});

/** Every fact of this feature. */
export const FigureFact = z.discriminatedUnion('name', [ThresholdReached]);
export type FigureFact = z.output<typeof FigureFact>;

export const figureFact = factMaker<FigureFact>();
