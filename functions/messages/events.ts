import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';
import { PERSON_KINDS } from './rules.ts';

/** Facts of conversations: ids only, no word of what was written (law 1). */

/**
 * Somebody who should learn of a message now. `as`: by relation to the pupil, or as an added colleague. `quiet`: gets
 * no notice, since the conversation was unread already and a notice of today has told of it.
 */
const Recipient = z.object({
  kind: z.enum(PERSON_KINDS),
  id: z.string(),
  as: z.enum(['relation', 'added']),
  quiet: z.boolean(),
});
export type Recipient = z.output<typeof Recipient>;

/**
 * A message reached these people: at once, or when the school's answer hours began. A message that waits for some of
 * its readers is told twice, each time to others.
 */
export const MessageReached = fact('message-reached', {
  threadId: z.string(),
  messageId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  madeBy: z.object({ kind: z.enum(PERSON_KINDS), personId: z.string() }),
  to: z.array(Recipient),
});

/** Every fact of this feature. */
export const MessageFact = z.discriminatedUnion('name', [MessageReached]);
export type MessageFact = z.output<typeof MessageFact>;

export const messageFact = factMaker<MessageFact>();
