import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';

/**
 * A lesson that has begun is now at another time, shorter or longer, cancelled, back, or gone from that day or group:
 * what was registered there must follow (decision 029). The fact says only where to look. A lesson that moved is two
 * places.
 */
export const LessonChanged = fact('lesson-changed', { groupId: z.string(), date: z.string(), lessonId: z.string() });
export type LessonChanged = z.output<typeof LessonChanged>;

/** What another system registered of a pupil's absence is now held, is another, or was taken back (decision 034). */
export const AbsenceCarried = fact('absence-carried', {
  pupilId: z.string(),
  /** A day of each half-year that it is counted in. */
  dates: z.array(z.string()),
});
export type AbsenceCarried = z.output<typeof AbsenceCarried>;

/** Every fact of this feature. */
export const ImportFact = z.discriminatedUnion('name', [LessonChanged, AbsenceCarried]);
export type ImportFact = z.output<typeof ImportFact>;

export const importFact = factMaker<ImportFact>();
