import * as z from 'zod/mini';
import { cursor, day, id, page, plainLine, plainText, sha256, sortableId } from '../shared/schema.ts';
import {
  LONGEST_BASIS,
  LONGEST_NOTE,
  LONGEST_REASON,
  MOST_LIFTED,
  REPORT_MOVES,
  REPORT_REASONS,
  REPORT_STATES,
} from './rules.ts';

const kind = z.enum(['guardian', 'pupil', 'staff']);

export const MESSAGE = { threadId: id, messageId: sortableId };
export const THREAD = { threadId: id };
export const ReportBody = z.strictObject({
  reason: z.enum(REPORT_REASONS),
  /** What the school should know, in own words. */
  note: z.optional(plainText(LONGEST_NOTE)),
});
/** When the caller first reported the message. */
export const Receipt = z.strictObject({ reportedAt: z.iso.datetime() });

export const ReportsQuery = z.strictObject({ ...page, status: z._default(z.enum(REPORT_STATES), 'open') });
export const ReportParams = z.strictObject({ schoolId: id, reportedId: sortableId });
/** Why, for the school’s record; people in the conversation do not see it. */
export const ReasonBody = z.strictObject({ reason: plainText(LONGEST_REASON) });
export const PauseBody = z.strictObject({
  reason: plainText(LONGEST_REASON),
  /** The last day of the pause; left out: until a leader ends it. */
  lastDay: z.optional(day),
});

const line = {
  reportedId: sortableId,
  pupilId: z.string(),
  pupilName: z.string(),
  reason: z.enum(REPORT_REASONS),
  at: z.iso.datetime(),
  status: z.enum(REPORT_STATES),
};
export const Reports = z.strictObject({
  reports: z.array(z.strictObject(line)),
  next: z.nullable(cursor),
});

const Person = z.strictObject({ kind, name: z.nullable(z.string()) });
export const Report = z.strictObject({
  ...line,
  note: z.string(),
  /** Who reported it. The author of the message is not told. */
  by: Person,
  subject: z.string(),
  /** The conversation: open, closed, or paused with its last day. */
  conversation: z.strictObject({
    status: z.enum(['open', 'closed', 'paused']),
    lastDay: z.nullable(day),
    held: z.boolean(),
  }),
  /** The reported message and those around it, oldest first; empty once the report is handled. */
  messages: z.array(
    z.strictObject({
      messageId: sortableId,
      by: Person,
      at: z.iso.datetime(),
      status: z.enum(['sent', 'withdrawn', 'hidden']),
      /** `null` for a withdrawn message and for a line about a change. A hidden one keeps its text here. */
      text: z.nullable(z.string()),
      /** How many files it has; they are not shown here. */
      attachmentCount: z.int(),
      reported: z.boolean(),
    }),
  ),
  /** What leaders have done, oldest first. */
  decisions: z.array(
    z.strictObject({
      move: z.enum(REPORT_MOVES),
      byName: z.nullable(z.string()),
      at: z.iso.datetime(),
      reason: z.string(),
      lastDay: z.nullable(day),
    }),
  ),
  /** What the caller may do now. */
  moves: z.array(z.enum(REPORT_MOVES)),
});

export const RecordParams = z.strictObject({ schoolId: id, pupilId: id, threadId: id });
export const HoldBody = z.strictObject({
  reason: plainText(LONGEST_REASON),
  /** The law or the case that it rests on. */
  basis: plainLine(LONGEST_BASIS),
});
/** A document of lifted messages. */
export const Lifted = z.strictObject({
  liftId: sortableId,
  threadId: z.string(),
  at: z.iso.datetime(),
  byName: z.string(),
  purpose: z.string(),
  count: z.int(),
  sha256,
});
/** A pupil's conversations for the record: neither subjects nor texts nor names of families. */
export const Records = z.strictObject({
  conversations: z.array(
    z.strictObject({
      threadId: id,
      people: z.array(z.strictObject({ kind, count: z.int() })),
      firstDay: day,
      lastDay: day,
      /** Messages and lines. */
      count: z.int(),
      status: z.enum(['open', 'closed', 'paused']),
      hold: z.nullable(
        z.strictObject({
          byName: z.nullable(z.string()),
          at: z.iso.datetime(),
          reason: z.string(),
          basis: z.string(),
        }),
      ),
    }),
  ),
  /** Conversations are deleted this many months after their last message, if nothing holds them. */
  keepMonths: z.int(),
  /** Documents of lifted messages about the pupil, newest first: they outlive their conversations. */
  documents: z.array(Lifted),
});

export const LiftBody = z.strictObject({
  messageIds: z.array(sortableId).check(z.minLength(1), z.maxLength(MOST_LIFTED)),
  /** What the document is for, as it stands in it. */
  purpose: plainLine(LONGEST_REASON),
});
export const LiftedList = z.strictObject({ documents: z.array(Lifted) });
export const LiftedParams = z.strictObject({ schoolId: id, pupilId: id, liftId: sortableId });
