import * as z from 'zod/mini';
import { READER_KINDS, STATES } from './rules.ts';

/** Announcements as the table keeps them; the store parses them when it reads. */

/**
 * An announcement, `GROUP#group` / `ANNOUNCEMENT#id`: one item, however many read it. The ids sort by time. A withdrawn
 * one has neither subject nor text left.
 */
export const Announcement = z.object({
  announcementId: z.string(),
  schoolId: z.string(),
  groupId: z.string(),
  /** The author, and the relation by which the author sent it. */
  by: z.string(),
  basis: z.string(),
  subject: z.string(),
  text: z.string(),
  at: z.string(),
  urgent: z.optional(z.boolean()),
  /** When it is over: the owner's months of conversations after it was sent, as they were then. */
  expiresAtSeconds: z.number(),
  status: z.enum(STATES),
  withdrawnAt: z.optional(z.string()),
  withdrawnBy: z.optional(z.string()),
});
export type Announcement = z.output<typeof Announcement>;

/** That somebody has read it, `ANNOUNCEMENT#id` / `READ#kind#person`: once, and `okAt` once. It is kept as long. */
export const ReadMark = z.object({
  person: z.object({ kind: z.enum(READER_KINDS), id: z.string() }),
  at: z.string(),
  okAt: z.optional(z.string()),
});
export type ReadMark = z.output<typeof ReadMark>;
