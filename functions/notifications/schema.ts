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
  /** The pupil whom it is about; `null` in a pupil's own inbox, and where it is about nobody. */
  pupilId: z.nullable(z.string()),
  pupilName: z.nullable(z.string()),
  /** Where it leads: the kind of thing, its id, and the day that is meant. */
  about: z.strictObject({
    kind: z.enum(REFERENCES),
    id: z.nullable(z.string()),
    day: z.nullable(z.iso.date()),
  }),
  /** What it asks for, where one request does it: send `body` with the answer in it to `path`. `null` where there is nothing to answer. */
  toDo: z.nullable(
    z.strictObject({
      kind: z.literal('answer-still-away'),
      method: z.literal('POST'),
      path: z.string(),
      /** The day that is asked about; `stillAway` is the answer. */
      day: z.iso.date(),
    }),
  ),
  occurredAt: z.iso.datetime(),
  readAt: z.nullable(z.iso.datetime()),
  /** When later news left it without a point: shown, but not counted as unread, and nobody is sent a notice of it. */
  overtakenAt: z.nullable(z.iso.datetime()),
});

/** A malformed id is no different from an absent notice. */
export const NoticeParams = z.strictObject({ noticeId: z.string().check(z.regex(/^[0-9a-f]{40}$/)) });

export const Inbox = z.strictObject({
  items: z.array(InboxItem),
  unread,
  next: z.nullable(z.string()),
});

const MOST_READS = 25;
/** `ids`, or all of an `area`: with `pupilId` only what is about that pupil. */
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
