import * as z from 'zod/mini';
import { PERSON_KINDS } from './rules.ts';

/** A person's calendar as the table keeps it; the store parses it when it reads. */

/** `GUARDIAN|PUPIL|STAFF#id` / `CALENDAR`: at most one feed. */
export const OwnCalendar = z.object({
  /** True for titles and places that say what an appointment is. */
  details: z.boolean(),
  /** The hash of the feed’s token: the token itself is kept nowhere. */
  feed: z.optional(z.object({ hash: z.string(), madeAt: z.string() })),
  version: z.number(),
});
export type OwnCalendar = z.output<typeof OwnCalendar>;
export const NO_CALENDAR: OwnCalendar = { details: false, version: 0 };

/** `CALENDAR#hash` / `FEED`: whose feed it is. It goes when the feed is ended or gets a new address. */
export const Feed = z.object({
  ownerId: z.string(),
  person: z.object({ kind: z.enum(PERSON_KINDS), id: z.string() }),
  /** The key of the login that made it, which still leads to the person and to a guardian's children. */
  loginId: z.string(),
});
export type Feed = z.output<typeof Feed>;
