import * as z from 'zod/mini';
import { DOCUMENTATIONS } from '../shared/school/absence-terms.ts';
import { ENTRY_KINDS, MOVES } from './rules.ts';

/** What teachers register, as it lies in the table; parsed on the way out (decision 013). */

const Value = {
  kind: z.enum(ENTRY_KINDS),
  /** Minutes away: the whole lesson when absent, none when present after all. */
  minutes: z.number(),
  /**
   * False where the minutes are no absence: present after all, and late arrival where the owner counts it by itself
   * (B8).
   */
  counted: z.boolean(),
  /** The code that the set of that day gives an absence nobody has decided on; its flags as they were then (B6). */
  code: z.string(),
  documentation: z.enum(DOCUMENTATIONS),
  onDiploma: z.boolean(),
  /** Upper secondary only. */
  countsTowardsLimit: z.optional(z.boolean()),
  /** Whose word it is, also where the timetable has changed what it counts as. */
  by: z.string(),
  at: z.string(),
  /** The value follows from a change of the timetable and is nobody's word (decision 029). */
  because: z.optional(z.literal('timetable')),
};

/** One value an entry has had. */
export const EntryValue = z.object(Value);
export type EntryValue = z.output<typeof EntryValue>;

/**
 * One pupil in one lesson: `PUPIL#p` / `ENTRY#date#lessonId`. Written by the teacher only; what it becomes is
 * `handling`'s.
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
  /** Every value the entry has had, oldest first, the present one last (law 6). */
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
 * What happened in one lesson: `GROUP#g` / `REGISTER#date#lessonId`. There is none before somebody has confirmed or
 * registered.
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
  /** What was decided on entries whose lesson has moved or gone. */
  settled: z.optional(z.enum(['keep', 'drop'])),
  trail: z.array(Step),
  version: z.number(),
});
export type Register = z.output<typeof Register>;
