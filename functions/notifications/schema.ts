import * as z from 'zod/mini';
import { id, page, unread } from '../shared/schema.ts';
import { AREAS, INBOX_KINDS, REFERENCES } from './rules.ts';

const itemId = z.string().check(z.regex(/^[0-9a-z-]{10,80}$/));

export const InboxQuery = z.strictObject({
  ...page,
});

export const InboxItem = z.strictObject({
  id: itemId,
  kind: z.enum(INBOX_KINDS),
  area: z.enum(AREAS),
  /** What happened, in the caller's language. */
  title: z.string(),
  /** The pupil that it is about; `null` in a pupil's own inbox, and if it is about no pupil. */
  pupilId: z.nullable(z.string()),
  pupilName: z.nullable(z.string()),
  /** The object that it links to: kind, id and day. */
  about: z.strictObject({
    kind: z.enum(REFERENCES),
    id: z.nullable(z.string()),
    day: z.nullable(z.iso.date()),
  }),
  /**
   * The answer that it asks for, if one request gives it: `POST` to `path` with a body. `null` if there is nothing to
   * answer.
   */
  toDo: z.nullable(
    z.strictObject({
      kind: z.literal('answer-still-away'),
      method: z.literal('POST'),
      path: z.string(),
      /** The day of the question; the body answers it with `stillAway`. */
      day: z.iso.date(),
    }),
  ),
  occurredAt: z.iso.datetime(),
  readAt: z.nullable(z.iso.datetime()),
  /** When a newer event superseded it: still listed, but not counted as unread, and no notice is sent. */
  overtakenAt: z.nullable(z.iso.datetime()),
});

/** A malformed id gets the same answer as an unknown notice. */
export const NOTICE = { noticeId: z.string().check(z.regex(/^[0-9a-f]{40}$/)) };

export const Inbox = z.strictObject({
  items: z.array(InboxItem),
  unread,
  next: z.nullable(z.string()),
});

const MOST_READS = 25;
/** `ids`, or all of an `area`, optionally of one pupil (`pupilId`). */
export const ReadsBody = z
  .strictObject({
    ids: z.optional(z.array(itemId).check(z.minLength(1), z.maxLength(MOST_READS))),
    area: z.optional(z.enum(AREAS)),
    pupilId: z.optional(id),
  })
  .check(
    z.refine((body) => body.ids !== undefined || body.area !== undefined, { error: 'required', path: ['ids'] }),
    z.refine(({ ids, area, pupilId }) => ids === undefined || (area === undefined && pupilId === undefined), {
      error: 'ids-or-area',
    }),
  );
export const Reads = z.strictObject({ read: z.array(itemId) });
