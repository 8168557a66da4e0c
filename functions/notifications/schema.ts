import * as z from 'zod/mini';
import { AREAS, INBOX_KINDS, REFERENCES } from './rules.ts';

const itemId = z.string().check(z.regex(/^[0-9a-z-]{10,80}$/));

export const InboxQuery = z.strictObject({
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(400))),
  limit: z.optional(z.string().check(z.regex(/^([1-9]|[1-4]\d|50)$/))),
});

export const Inbox = z.strictObject({
  items: z.array(
    z.strictObject({
      id: itemId,
      kind: z.enum(INBOX_KINDS),
      area: z.enum(AREAS),
      /** What happened, in the caller's language. */
      title: z.string(),
      /** The pupil whom it is about; `null` in a pupil's own inbox, and where it is about nobody. */
      childId: z.nullable(z.string()),
      childName: z.nullable(z.string()),
      /** Where it leads: the kind of thing, its id, and the day that is meant. */
      about: z.strictObject({
        kind: z.enum(REFERENCES),
        id: z.nullable(z.string()),
        day: z.nullable(z.iso.date()),
      }),
      occurredAt: z.iso.datetime(),
      readAt: z.nullable(z.iso.datetime()),
    }),
  ),
  /** Unread items per area among the newest 99, for badges: 99 in all means 99 or more. */
  unread: z.strictObject({ absence: z.int(), leave: z.int(), lessons: z.int(), figures: z.int() }),
  next: z.nullable(z.string()),
});

const MOST_READS = 25;
export const ReadsBody = z.strictObject({ ids: z.array(itemId).check(z.minLength(1), z.maxLength(MOST_READS)) });
export const Reads = z.strictObject({ read: z.array(itemId) });
