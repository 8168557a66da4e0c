import * as z from 'zod/mini';
import { REPORT_MOVES, REPORT_REASONS, REPORT_STATES } from './rules.ts';

/** Reports and documents as the table keeps them; the store parses them when it reads. */

const Person = z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), id: z.string() });

/** A leader's move with a report: who, when and why. */
const Decision = z.object({
  move: z.enum(REPORT_MOVES),
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  lastDay: z.optional(z.string()),
});
export type Decision = z.output<typeof Decision>;

/** A reported message, `SCHOOL#id` / `REPORTED-OPEN#id` or `REPORTED-HANDLED#id`. The message's text is not in it. */
export const Report = z.object({
  reportedId: z.string(),
  schoolId: z.string(),
  pupilId: z.string(),
  threadId: z.string(),
  messageId: z.string(),
  /** Who wrote the message, and who reported it. */
  author: Person,
  by: Person,
  reason: z.enum(REPORT_REASONS),
  note: z.string(),
  at: z.string(),
  state: z.enum(REPORT_STATES),
  version: z.number(),
  decisions: z.array(Decision),
});
export type Report = z.output<typeof Report>;

/** That a person has reported a message, `THREAD#id` / `REPORTED-BY#message#kind#person`: once. */
export const Once = z.object({
  reportedId: z.string(),
  schoolId: z.string(),
  person: Person,
  at: z.string(),
});
export type Once = z.output<typeof Once>;

/** Messages that were lifted into a document, `PUPIL#id` / `LIFTED#id`. It outlives the conversation. */
export const Lifted = z.object({
  liftId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  threadId: z.string(),
  /** The staff of the conversation by relation at that time: they read it, as long as they teach the pupil. */
  readers: z.array(z.string()),
  by: z.string(),
  byName: z.string(),
  at: z.string(),
  on: z.string(),
  purpose: z.string(),
  pupilName: z.string(),
  count: z.number(),
  letter: z.object({ sha256: z.string(), bytes: z.number(), parts: z.number() }),
});
export type Lifted = z.output<typeof Lifted>;

/** A part of a document's bytes, `LIFTED#id` / `PART#number`. */
export const Part = z.object({ bytes: z.instanceof(Uint8Array) });
