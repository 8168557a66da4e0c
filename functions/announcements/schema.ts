import * as z from 'zod/mini';
import { cursor, id, page, plainLine, plainText, schoolContact, sortableId } from '../shared/schema.ts';
import { LONGEST_SUBJECT, LONGEST_TEXT, READER_KINDS, STATES } from './rules.ts';

export const ANNOUNCEMENT = { announcementId: sortableId };
export const GroupPath = z.strictObject({ schoolId: id, groupId: id });
export const SentPath = z.strictObject({ schoolId: id, groupId: id, announcementId: sortableId });
export const AnnouncementsQuery = z.strictObject({ ...page });

export const AnnouncementBody = z.strictObject({
  subject: plainLine(LONGEST_SUBJECT),
  text: plainText(LONGEST_TEXT),
  /** For leaders: its notices leave at any hour, also to those who mute notices. */
  urgent: z.optional(z.boolean()),
});
export const ReplyBody = z.strictObject({ text: plainText(LONGEST_TEXT) });

const common = {
  announcementId: sortableId,
  groupId: z.string(),
  group: z.string(),
  /** The author's name. */
  from: z.nullable(z.string()),
  at: z.iso.datetime(),
  urgent: z.boolean(),
  status: z.enum(STATES),
  /** `null` when it is withdrawn. */
  subject: z.nullable(z.string()),
};
const own = {
  ...common,
  /** When the reader opened it, and when the reader said OK; `null` for not yet. */
  readAt: z.nullable(z.iso.datetime()),
  okAt: z.nullable(z.iso.datetime()),
};
export const FamilyAnnouncements = z.strictObject({
  /** Newest first. */
  announcements: z.array(z.strictObject(own)),
  next: z.nullable(cursor),
});
export const FamilyAnnouncement = z.strictObject({
  ...own,
  schoolId: z.string(),
  /** `null` when it is withdrawn. */
  text: z.nullable(z.string()),
  /** How to begin a conversation with the author by an answer; `null` where nobody can. */
  reply: z.nullable(
    z.strictObject({
      /** When the author gets an answer that is written now, `null` for at once; and whom to call if it cannot wait. */
      delivery: z.strictObject({ at: z.nullable(z.iso.datetime()), urgent: schoolContact }),
    }),
  ),
  /** The conversation with the reader's earlier answers. */
  threadId: z.nullable(id),
  /** Why nobody can answer, and what to do instead; `null` beside `reply`. */
  whyNoReply: z.nullable(z.string()),
});
/** The conversation with the answer in it, which the author of the announcement and the writer see. */
export const Replied = z.strictObject({
  threadId: id,
  pupilId: z.string(),
  schoolId: z.string(),
  messageId: sortableId,
  heldUntil: z.nullable(z.iso.datetime()),
});

/** How many it reaches today, and how many of those have read it and said OK. */
const counts = z.strictObject({ pupils: z.int(), adults: z.int(), read: z.int(), ok: z.int() });
const pupil = { pupilId: z.string(), pupilName: z.string(), protected: z.boolean() };
/** `name` is `null` for the family of a protected pupil. */
const adult = { personId: z.string(), kind: z.enum(READER_KINDS), name: z.nullable(z.string()) };

export const AnnouncementForm = z.strictObject({
  group: z.string(),
  /** How many it reaches now. */
  pupils: z.int(),
  adults: z.int(),
  /** Those whom no notice reaches; they find it when they sign in. */
  silent: z.array(z.strictObject({ ...pupil, ...adult })),
  /** True where the caller may send it as urgent. */
  mayBeUrgent: z.boolean(),
  /** The office, as families see it. */
  office: schoolContact,
  /** When notices leave; `null` for at once. */
  noticesAt: z.nullable(z.iso.datetime()),
});
export const Sent = z.strictObject({
  announcementId: sortableId,
  groupId: z.string(),
  schoolId: z.string(),
  at: z.iso.datetime(),
});
const sent = {
  ...common,
  /** True for an own announcement. */
  you: z.boolean(),
  counts,
};
export const SentAnnouncements = z.strictObject({
  group: z.string(),
  /** Newest first. */
  announcements: z.array(z.strictObject(sent)),
  /** True where the caller may send one to this group. */
  mayAnnounce: z.boolean(),
  next: z.nullable(cursor),
});
export const SentAnnouncement = z.strictObject({
  ...sent,
  text: z.nullable(z.string()),
  /**
   * The readers of today, by pupil, and when they read it; `null` for an author who has no other right to the group any
   * more.
   */
  families: z.nullable(
    z.array(
      z.strictObject({
        ...pupil,
        adults: z.array(
          z.strictObject({ ...adult, readAt: z.nullable(z.iso.datetime()), okAt: z.nullable(z.iso.datetime()) }),
        ),
      }),
    ),
  ),
  mayWithdraw: z.boolean(),
});
