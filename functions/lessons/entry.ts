import * as z from 'zod/mini';
import { DOCUMENTATIONS } from '../shared/school/absence-terms.ts';
import { ENTRY_KINDS, MOVES } from './rules.ts';

/** Teachers' registers and entries as stored in the table; parsed when read (decision 013). */

const Value = {
  kind: z.enum(ENTRY_KINDS),
  /** Minutes away: the whole lesson when absent, none when present after all. */
  minutes: z.number(),
  /** False if the minutes are no absence: present after all, or late arrival if the owner counts it separately (B8). */
  counted: z.boolean(),
  /** The code that the day's set gives an absence without a decision, with its flags at that time (B6). */
  code: z.string(),
  documentation: z.enum(DOCUMENTATIONS),
  onDiploma: z.boolean(),
  /** Upper secondary only. */
  countsTowardsLimit: z.optional(z.boolean()),
  /** The teacher who registered it, also after the timetable has changed its count. */
  by: z.string(),
  at: z.string(),
  /** The value follows from a change of the timetable, not from a person (decision 029). */
  because: z.optional(z.literal('timetable')),
};

/** A value that an entry has or had. */
export const EntryValue = z.object(Value);
export type EntryValue = z.output<typeof EntryValue>;

/**
 * A pupil in a lesson: `PUPIL#p` / `ENTRY#date#lessonId`. Only teachers' registrations write it; `handling` decides on
 * it.
 */
export const Entry = z.object({
  pupilId: z.string(),
  schoolId: z.string(),
  schoolType: z.enum(['grunnskole', 'vgs']),
  groupId: z.string(),
  groupName: z.string(),
  lessonId: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  lessonMinutes: z.number(),
  subjectCode: z.optional(z.string()),
  subject: z.optional(z.string()),
  /** The report that was suggested when the teacher registered. */
  reportId: z.optional(z.string()),
  ...Value,
  /** Every value of the entry, oldest first, the present value last (law 6). */
  trail: z.array(EntryValue),
});
export type Entry = z.output<typeof Entry>;

const Line = z.object({ kind: z.enum(ENTRY_KINDS), minutes: z.number() });
const Step = z.object({
  move: z.enum(MOVES),
  by: z.string(),
  at: z.string(),
});

/**
 * The register of a lesson: `GROUP#g` / `REGISTER#date#lessonId`. The first confirmation or registration creates it.
 */
export const Register = z.object({
  lessonId: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  schoolId: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.optional(z.string()),
  /** By pupil. */
  lines: z.record(z.string(), Line),
  confirmed: z.optional(z.object({ by: z.string(), at: z.string(), how: z.enum(['by-hand', 'by-entry']) })),
  /** The decision on entries whose lesson has moved or gone. */
  settled: z.optional(z.enum(['keep', 'drop'])),
  trail: z.array(Step),
  version: z.number(),
});
export type Register = z.output<typeof Register>;
