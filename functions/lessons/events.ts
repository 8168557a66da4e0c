import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';

/**
 * Facts of the lessons, as they leave through the outbox: ids and days, never a kind of absence or a reason (law 1).
 * A confirmation is no fact: it is for the teacher only, so nobody may get a notice of it (B3).
 */
const EntriesChanged = fact('entries-changed', {
  schoolId: z.string(),
  groupId: z.string(),
  lessonId: z.string(),
  date: z.string(),
  pupilIds: z.array(z.string()),
});

/** Every fact of this feature. */
export const LessonFact = z.discriminatedUnion('name', [EntriesChanged]);
export type LessonFact = z.output<typeof LessonFact>;

export const lessonFact = factMaker<LessonFact>();
