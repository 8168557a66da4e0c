import * as z from 'zod/mini';
import { SentFile } from '../attachments/lookup.ts';
import { CHANGES, CONSENTS, MESSAGE_STATES, PERSON_KINDS, THREAD_STATES } from './rules.ts';

/** Conversations as the table keeps them; the store parses them when it reads. */

export const Person = z.object({ kind: z.enum(PERSON_KINDS), id: z.string() });

/**
 * A person in a conversation. Membership alone gives no right: a guardian, a pupil and a teacher by relation need
 * today's relation to the pupil, and an added colleague the days of the grant (law 2).
 */
export const Party = z.object({
  person: Person,
  /** `added`: a colleague whom a teacher has added, from `since` until `until`, the first day without a right. */
  as: z.enum(['relation', 'added']),
  since: z.string(),
  until: z.optional(z.string()),
  addedBy: z.optional(z.string()),
  /** The first message that the person sees; `''` for all of them. */
  seesFrom: z.string(),
  /** True for a colleague who is not in the conversation before the family says yes. */
  waits: z.optional(z.boolean()),
  /** The family's answer on showing the messages before `seesFrom`, who gave it, and when the family was asked. */
  consent: z.enum(CONSENTS),
  answeredBy: z.optional(Person),
  askedAt: z.optional(z.string()),
  /** The message at which the person's list has this conversation: part of the key of the list's item. */
  listedAt: z.string(),
});
export type Party = z.output<typeof Party>;

/** A conversation about one child, `THREAD#id` / `THREAD`. Every write is on condition of its version. */
export const Thread = z.object({
  threadId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  subject: z.string(),
  state: z.enum(THREAD_STATES),
  version: z.number(),
  parties: z.array(Party),
  /** The same conversation with the child's other homes, which these people do not know of. */
  linked: z.array(z.string()),
  lastMessageId: z.string(),
  lastAt: z.string(),
  createdAt: z.string(),
  createdBy: Person,
  /** Its messages and lines. */
  count: z.optional(z.number()),
  /** A leader's pause: `until` is the instant at which it ends by itself. */
  paused: z.optional(z.object({ by: z.string(), at: z.string(), reason: z.string(), until: z.optional(z.string()) })),
  /** A legal hold: it is not deleted while there is one. */
  hold: z.optional(z.object({ by: z.string(), at: z.string(), reason: z.string(), basis: z.string() })),
});
export type Thread = z.output<typeof Thread>;

/**
 * A message, `THREAD#id` / `MESSAGE#id`; the ids sort by time. Either a text, or a line that tells of a change among
 * the people. A withdrawn message has no text and no files left.
 */
export const Message = z.object({
  messageId: z.string(),
  threadId: z.string(),
  by: Person,
  /** The relation by which the author wrote. */
  basis: z.string(),
  at: z.string(),
  status: z.enum(MESSAGE_STATES),
  text: z.string(),
  change: z.optional(z.object({ kind: z.enum(CHANGES), staffId: z.string() })),
  /** Its files, in the order in which they are shown; none where it has none. */
  attachments: z.optional(z.array(SentFile)),
  /** For whom it waits until the school's answer hours. */
  held: z.optional(z.object({ until: z.string(), for: z.array(z.string()) })),
  withdrawnAt: z.optional(z.string()),
  /** When somebody first reported it to the school: its author does not withdraw it any more. */
  reportedAt: z.optional(z.string()),
  /** Who has hidden it for everybody, and why. */
  hidden: z.optional(z.object({ by: z.string(), at: z.string(), reason: z.string() })),
});
export type Message = z.output<typeof Message>;

/**
 * How far a person has read, `THREAD#id` / `READ#kind#person`; it only moves forward. `from`: the first message that
 * the person saw; without it, all of them.
 */
export const Read = z.object({
  person: Person,
  from: z.optional(z.string()),
  upTo: z.string(),
  at: z.string(),
});
export type Read = z.output<typeof Read>;

/** That a pupil has a conversation, `PUPIL#id` / `CONVERSATION#thread`: for the school's record of conversations. */
export const Pointer = z.object({ threadId: z.string(), pupilId: z.string(), schoolId: z.string() });
export type Pointer = z.output<typeof Pointer>;

/** A conversation in a person's list, `GUARDIAN#id` and so on / `THREAD#message`: newest last message last. */
export const Listed = z.object({
  threadId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  subject: z.string(),
  parties: z.array(Person),
  lastMessageId: z.string(),
  lastAt: z.string(),
  lastBy: Person,
  /** The beginning of the last message; empty when it is withdrawn, and for a line about a change. */
  lastText: z.string(),
  lastChange: z.optional(z.enum(CHANGES)),
});
export type Listed = z.output<typeof Listed>;

/** That a person has not read a conversation, `GUARDIAN#id` and so on / `UNREAD#thread`; reading deletes it. */
export const Unread = z.object({
  threadId: z.string(),
  pupilId: z.string(),
  /** The newest message that is not read. */
  messageId: z.string(),
  /** The Oslo day of the last notice: a conversation that stays unread gives one notice a day. */
  noticedOn: z.string(),
});
export type Unread = z.output<typeof Unread>;
