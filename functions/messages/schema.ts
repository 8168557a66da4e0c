import * as z from 'zod/mini';
import {
  attachmentType,
  cursor,
  day,
  id,
  MOST_ATTACHMENTS,
  page,
  plainLine,
  plainText,
  schoolContact,
  sortableId,
} from '../shared/schema.ts';
import {
  CHANGES,
  CONSENTS,
  LONGEST_SUBJECT,
  LONGEST_TEXT,
  MESSAGE_STATES,
  MOST_TEACHERS,
  PERSON_KINDS,
  SHOWN_STATES,
} from './rules.ts';

const subject = plainLine(LONGEST_SUBJECT);
const text = plainText(LONGEST_TEXT);
/** Own files by `attachmentId`, in the order in which they are shown. */
const attachments = z.optional(
  z.array(id).check(
    z.maxLength(MOST_ATTACHMENTS),
    z.refine((ids) => new Set(ids).size === ids.length, { error: 'wrong-format' }),
  ),
);

export const THREAD = { threadId: id };
export const MESSAGE = { threadId: id, messageId: sortableId };
export const COLLEAGUE = { threadId: id, staffId: id };
export const ThreadQuery = z.strictObject({ ...page });
export const ThreadsQuery = z.strictObject({ ...page });

/** A family's new conversation. `withOthers`: the other guardian of the same home too. */
export const FamilyStartBody = z.strictObject({
  subject,
  text,
  /** Teachers by `staffId`, from the form. */
  to: z.array(id).check(z.minLength(1), z.maxLength(MOST_TEACHERS)),
  withOthers: z.optional(z.boolean()),
  attachments,
});
/** A teacher's new conversation: with all who may be written to, or with those named. */
export const StaffStartBody = z.strictObject({
  subject,
  text,
  /** People by `personId`, from the form; left out: everybody in the form. */
  to: z.optional(z.array(id).check(z.minLength(1), z.maxLength(10))),
  attachments,
});
export const MessageBody = z.strictObject({ text, attachments });
/** Marks read up to and with this message. */
export const ReadsBody = z.strictObject({ upTo: sortableId });
/** The colleague by `staffId`, from the search, or by Feide name, which counts where both are sent. */
export const ColleagueBody = z
  .strictObject({
    staffId: z.optional(id),
    feideName: z.optional(z.string().check(z.minLength(3), z.maxLength(200), z.regex(/^[^\s@]+@[^\s@]+$/))),
    /** The last day with access. */
    lastDay: day,
    /** Asks the family whether the colleague may see the earlier messages too. */
    askForEarlier: z.optional(z.boolean()),
  })
  .check(
    z.refine(({ staffId, feideName }) => staffId !== undefined || feideName !== undefined, {
      error: 'required',
      path: ['staffId'],
    }),
  );
/** The beginning of a name, or of several of its words; left out: those who are near. */
export const ColleagueSearch = z.strictObject({ name: z.optional(z.string().check(z.minLength(2), z.maxLength(100))) });
export const Colleagues = z.strictObject({
  colleagues: z.array(
    z.strictObject({
      staffId: z.string(),
      name: z.string(),
      /** The colleague's part at the school in words, such as "contact teacher" or "principal". */
      role: z.string(),
      /** The names of the colleague's groups at the school, the pupil's first. */
      groups: z.array(z.string()),
    }),
  ),
  /** True where more of the name would find somebody else. */
  more: z.boolean(),
});
/** `yes`: to what was asked, which is the colleague's part in the conversation, the earlier messages, or both. */
export const AnswerBody = z.strictObject({ yes: z.boolean() });
export const ChoiceBody = z.strictObject({ atOnce: z.boolean() });

/**
 * When the school's staff get what is written now: `at` is `null` for at once, else the start of the next answer hours.
 * `urgent` is whom to call about what cannot wait.
 */
export const Delivery = z.strictObject({
  at: z.nullable(z.iso.datetime()),
  urgent: schoolContact,
});

/**
 * A person as the reader may know them. `personId` is for staff, and of a colleague for the family that is asked.
 * `name` is `null` for a protected adult.
 */
const person = {
  kind: z.enum(PERSON_KINDS),
  personId: z.nullable(z.string()),
  name: z.nullable(z.string()),
  you: z.boolean(),
};
export const Person = z.strictObject(person);

export const Message = z.strictObject({
  messageId: sortableId,
  by: Person,
  at: z.iso.datetime(),
  status: z.enum(MESSAGE_STATES),
  /**
   * `null` for a message that was withdrawn or hidden, for a line about a change, and where the author and the reader
   * may not be named to each other any more.
   */
  text: z.nullable(z.string()),
  /** A change among the people of the conversation, and the colleague that it is about; `null` for a message. */
  change: z.nullable(z.strictObject({ kind: z.enum(CHANGES), name: z.nullable(z.string()) })),
  /** When the staff for whom it waits get it; `null` when it waits for nobody. */
  heldUntil: z.nullable(z.iso.datetime()),
  /** Those of the others who have read it, for its author; empty for everybody else. */
  readBy: z.array(z.strictObject({ name: z.nullable(z.string()), kind: z.enum(PERSON_KINDS) })),
  /** True for an own message that nobody has read yet. */
  mayWithdraw: z.boolean(),
  /** Its files; a name says the place and the kind, never what the sender called it. */
  attachments: z._default(
    z.array(z.strictObject({ attachmentId: id, name: z.string(), mediaType: attachmentType, byteSize: z.int() })),
    [],
  ),
});

const Party = z.strictObject({
  ...person,
  /** The person's part in words, such as "contact teacher" or "guardian". */
  role: z.string(),
  /** True for a colleague whom a teacher has added. */
  added: z.boolean(),
  /** The last day of an added colleague's access; `null` for everybody else. */
  lastDay: z.nullable(day),
  /** True for a colleague who is not in the conversation before the family says yes. */
  waits: z.boolean(),
  /** Whether the family has let an added colleague see the earlier messages; `none` for everybody else. */
  earlier: z.enum(CONSENTS),
  /** True where the reader may answer what was asked about the colleague, or take that answer back. */
  mayAnswer: z.boolean(),
});

export const Thread = z.strictObject({
  threadId: id,
  pupilId: z.string(),
  schoolId: z.string(),
  pupilName: z.string(),
  subject: z.string(),
  status: z.enum(SHOWN_STATES),
  /** Everybody who can read the conversation now, and colleagues who wait for the family's yes. */
  people: z.array(Party),
  /** For staff: the same conversation with the child's other homes. */
  linked: z.array(z.string()),
  /** Newest first. */
  messages: z.array(Message),
  next: z.nullable(cursor),
  /** Whether the reader may write in it. */
  mayWrite: z.boolean(),
  /** Whether the reader may attach files to what is written. */
  mayAttach: z.boolean(),
  /** A pause, in which nobody writes, with its last day if it has one; `null` without a pause. */
  paused: z.nullable(z.strictObject({ lastDay: z.nullable(day) })),
  /** For families: when the school gets what is written now. */
  delivery: Delivery,
});

export const ThreadLine = z.strictObject({
  threadId: id,
  pupilId: z.string(),
  schoolId: z.string(),
  pupilName: z.string(),
  subject: z.string(),
  /** The names of the others, the protected left out. */
  people: z.array(z.string()),
  lastAt: z.iso.datetime(),
  lastBy: Person,
  /** The beginning of the last message; empty for a change, and for a message that was withdrawn or is not shown. */
  lastText: z.string(),
  /** The change that the last line tells of; `null` for a message. */
  lastChange: z.nullable(z.enum(CHANGES)),
  unread: z.boolean(),
});
export const Threads = z.strictObject({
  threads: z.array(ThreadLine),
  /** Unread conversations, at most 99; `null` on later pages, which do not count them again. */
  unread: z.nullable(z.int()),
  next: z.nullable(cursor),
});

/** Whom the caller may write to about the pupil, and when they get it. */
export const FamilyForm = z.strictObject({
  teachers: z.array(
    z.strictObject({
      staffId: z.string(),
      name: z.string(),
      role: z.string(),
      /** Subjects and groups in which the teacher has the pupil. */
      groups: z.array(z.string()),
    }),
  ),
  /** The other guardians of the same home, who may take part. */
  others: z.array(z.string()),
  /** Whether files may be attached. */
  mayAttach: z.boolean(),
  delivery: Delivery,
});
export const StaffForm = z.strictObject({
  pupilName: z.string(),
  /** Homes that do not know of each other: each gets a conversation of its own. */
  homes: z.array(z.array(z.strictObject({ personId: z.string(), kind: z.enum(PERSON_KINDS), name: z.string() }))),
  /** Whether files may be attached. */
  mayAttach: z.boolean(),
});

export const Started = z.strictObject({
  threads: z.array(z.strictObject({ threadId: id, pupilId: z.string(), schoolId: z.string() })),
});
/** Where a conversation is: the ids of its address. */
export const ThreadPlace = z.strictObject({ threadId: id, pupilId: z.string(), schoolId: z.string() });
export const Choice = z.strictObject({ atOnce: z.boolean() });
