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

/** Every fact of this feature. */
export const ImportFact = z.discriminatedUnion('name', [LessonChanged]);
export type ImportFact = z.output<typeof ImportFact>;
