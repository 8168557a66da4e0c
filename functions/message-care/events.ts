import * as z from 'zod/mini';
import { fact, factMaker, UNHEARD } from '../shared/fact.ts';

/** Facts of the care for conversations: ids only, no word of what was written (law 1). */

const about = { threadId: z.string(), pupilId: z.string(), schoolId: z.string() };
const person = z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), personId: z.string() });

/** A message was reported. `author`: who wrote it, who gets no news of the report. */
export const MessageReported = fact('message-reported', {
  ...about,
  reportedId: z.string(),
  madeBy: person,
  author: person,
});
/** Messages were lifted into a document. */
export const MessagesLifted = fact('messages-lifted', {
  ...about,
  liftId: z.string(),
  messageIds: z.array(z.string()),
  liftedBy: z.string(),
}).register(UNHEARD, { why: 'The document is kept here; its way to the archive is not built.' });

/** Every fact of this feature. */
export const CareFact = z.discriminatedUnion('name', [MessageReported, MessagesLifted]);
export type CareFact = z.output<typeof CareFact>;

export const careFact = factMaker<CareFact>();
