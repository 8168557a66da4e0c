import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';

/**
 * A lesson that has begun is now at another time, shorter or longer, cancelled, back, or gone from that day or group:
 * its register must follow (decision 029). The fact only names the place to read; a move makes a fact for each of two
 * places.
 */
export const LessonChanged = fact('lesson-changed', { groupId: z.string(), date: z.string(), lessonId: z.string() });
export type LessonChanged = z.output<typeof LessonChanged>;

/** An import has added, changed or taken back a pupil's absence from another system (decision 034). */
export const AbsenceCarried = fact('absence-carried', {
  pupilId: z.string(),
  /** A day of each half-year in which the absence counts. */
  dates: z.array(z.string()),
});
export type AbsenceCarried = z.output<typeof AbsenceCarried>;

/** Every fact of this feature. */
export const ImportFact = z.discriminatedUnion('name', [LessonChanged, AbsenceCarried]);
export type ImportFact = z.output<typeof ImportFact>;

export const importFact = factMaker<ImportFact>();
