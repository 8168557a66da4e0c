import * as z from 'zod/mini';

/**
 * A lesson that has begun is now at another time, shorter or longer, cancelled, back, or gone from that day or group: what
 * was registered there must follow (decision 029). The fact says only where to look. A lesson that moved is two places.
 */
const LessonChanged = z.object({
  id: z.string(),
  name: z.literal('lesson-changed'),
  version: z.literal(1),
  occurredAt: z.string(),
  ownerId: z.string(),
  data: z.object({ groupId: z.string(), date: z.string(), lessonId: z.string() }),
});

/** What another system registered of a pupil's absence is now held, is another, or was taken back (decision 034). */
export const AbsenceCarried = z.object({
  id: z.string(),
  name: z.literal('absence-carried'),
  version: z.literal(1),
  occurredAt: z.string(),
  ownerId: z.string(),
  /** A day of each half-year that it is counted in. */
  data: z.object({ pupilId: z.string(), dates: z.array(z.string()) }),
});
export type AbsenceCarried = z.output<typeof AbsenceCarried>;

/** What lessons follow. */
export const ImportFact = z.discriminatedUnion('name', [LessonChanged]);
export type ImportFact = z.output<typeof ImportFact>;
