import * as z from 'zod/mini';
import { Person, Right, SUBJECTS } from '../notifications/events.ts';
import { EVIDENCE, STAGES } from './rules.ts';

/** Notices as they lie in the table, parsed on the way out. No field could carry content (law 1). */

/** One notice, `owner#NOTICE#id` / `NOTICE`. */
export const Notice = z.object({
  id: z.string(),
  /** Event, version and recipient: what the notices of one telling share. */
  event: z.string(),
  ownerId: z.string(),
  schoolId: z.optional(z.string()),
  person: Person,
  itemId: z.string(),
  subject: z.enum(SUBJECTS),
  right: Right,
  legal: z.boolean(),
  /** An e-mail that stands in for a push nobody opened: not sent when the item has been read (F4). */
  unlessRead: z.optional(z.literal(true)),
  channel: z.enum(['email', 'push']),
  /** The device, for a push. */
  deviceId: z.optional(z.string()),
  stage: z.enum(STAGES),
  /** What the provider has told; a set, so that order and repetition cannot matter. */
  evidence: z.optional(
    z.pipe(
      z.custom<ReadonlySet<string>>((value) => value instanceof Set),
      z.transform((told) => evidenceOf(told)),
    ),
  ),
  /** Counts claims, so that an answer to an old one changes nothing. */
  attempt: z.number(),
  /** Counts answers that were lost. */
  losses: z.number(),
  /** When to look at it again: due, lease over, or doubt over. */
  wakeAt: z.string(),
  /** After this it is not worth sending. */
  notAfter: z.string(),
  /** Hash of the address that the last attempt went to. */
  addressHash: z.optional(z.string()),
  /** When its item was in the inbox for sure: a notice that left later tells of it too. */
  readyAt: z.optional(z.string()),
  /** The notice that carries this one; empty when it goes by itself after all. */
  carrier: z.optional(z.string()),
  /** The notices that this one carries. */
  carries: z.optional(z.custom<ReadonlySet<string>>((value) => value instanceof Set)),
  messageId: z.optional(z.string()),
  reason: z.optional(z.string()),
  createdAt: z.string(),
  submittedAt: z.optional(z.string()),
});
export type Notice = z.output<typeof Notice>;

const evidenceOf = (told: ReadonlySet<string>) => new Set(EVIDENCE.filter((one) => told.has(one)));
