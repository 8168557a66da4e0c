import * as z from 'zod/mini';
import { addressed } from '../notifications/events.ts';
import { EVIDENCE, STAGES } from './rules.ts';

/** Notices as they lie in the table, parsed on the way out. No field could carry content (law 1). */

/** One notice, stored at `owner#NOTICE#id` / `NOTICE`. */
export const Notice = z.object({
  id: z.string(),
  /** The id of the notice request: event, version and recipient. All notices of one request share it. */
  event: z.string(),
  ...addressed,
  /** An e-mail that replaces an unopened push: not sent if the item has been read (F4). */
  unlessRead: z.optional(z.literal(true)),
  channel: z.enum(['email', 'push']),
  /** The device, for a push. */
  deviceId: z.optional(z.string()),
  stage: z.enum(STAGES),
  /** The provider's events so far. A set, so that order and repetition cannot matter. */
  evidence: z.optional(
    z.pipe(
      z.custom<ReadonlySet<string>>((value) => value instanceof Set),
      z.transform((stored) => new Set(EVIDENCE.filter((evidence) => stored.has(evidence)))),
    ),
  ),
  /** Counts claims, so that a late answer to an earlier claim changes nothing. */
  attempt: z.number(),
  /** Counts unknown outcomes. */
  losses: z.number(),
  /** When the sweeper looks at it again: it is due, its lease has expired, or its wait for the provider is over. */
  wakeAt: z.string(),
  /** After this instant the notice expires unsent. */
  notAfter: z.string(),
  /** Hash of the address that the last attempt was sent to. */
  addressHash: z.optional(z.string()),
  /** When its item was in the inbox at the latest: a notice that left later covers this one too. */
  readyAt: z.optional(z.string()),
  /** The notice that carries this one; empty when it is sent by itself after all. */
  carrier: z.optional(z.string()),
  /** The notices that this one carries. */
  carries: z.optional(z.custom<ReadonlySet<string>>((value) => value instanceof Set)),
  messageId: z.optional(z.string()),
  reason: z.optional(z.string()),
  createdAt: z.string(),
  submittedAt: z.optional(z.string()),
});
export type Notice = z.output<typeof Notice>;
