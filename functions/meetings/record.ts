import * as z from 'zod/mini';
import { ANSWERS, PERSON_KINDS, STATES } from './rules.ts';

/** Parents' meetings as the table keeps them; the store parses them when it reads. */

/**
 * A meeting, `GROUP#group` / `MEETING#id`: one item, whatever the number of families. A cancelled one stays, with the
 * school's reason.
 */
export const Meeting = z.object({
  meetingId: z.string(),
  schoolId: z.string(),
  groupId: z.string(),
  /** The planner, and the relation by which the planner did it. */
  by: z.string(),
  basis: z.string(),
  at: z.string(),
  title: z.string(),
  text: z.string(),
  /** Civil day and times in Oslo. */
  day: z.string(),
  from: z.string(),
  to: z.string(),
  place: z.string(),
  /** The last day on which families answer. */
  answerBy: z.string(),
  /** Places; absent where nobody counts them. */
  capacity: z.optional(z.number()),
  status: z.enum(STATES),
  cancelledAt: z.optional(z.string()),
  cancelledBy: z.optional(z.string()),
  reason: z.optional(z.string()),
  /** When day, time or place were changed last. */
  movedAt: z.optional(z.string()),
  /** When those without an answer were reminded. */
  remindedAt: z.optional(z.string()),
  /** Counts the changes, from 1. */
  version: z.number(),
  changedAt: z.string(),
  /** When it is over: the owner's months of conversations after its day. */
  expiresAtSeconds: z.number(),
});
export type Meeting = z.output<typeof Meeting>;

/** What its planner writes. */
export type MeetingContent = Pick<
  Meeting,
  'title' | 'text' | 'day' | 'from' | 'to' | 'place' | 'answerBy' | 'capacity'
>;

/** An adult's answer, `MEETING#id` / `ANSWER#kind#person`. It is kept as long as its meeting. */
export const Answer = z.object({
  person: z.object({ kind: z.enum(PERSON_KINDS), id: z.string() }),
  answer: z.enum(ANSWERS),
  /** The adults who come; 0 with a no. */
  count: z.number(),
  at: z.string(),
  /** The member of staff who recorded it for the adult. */
  recordedBy: z.optional(z.string()),
  /** Counts the changes, from 1. */
  version: z.number(),
});
export type Answer = z.output<typeof Answer>;

/** How many places are taken, `MEETING#id` / `SEATS`, of a meeting that counts them. */
export const Seats = z.object({ taken: z.number() });
