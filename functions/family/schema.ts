import * as z from 'zod/mini';
import { day, id, schoolContact, time, unread } from '../shared/schema.ts';

export const DaysQuery = z.strictObject({ from: z.optional(day), to: z.optional(day) });

const nullable = z.nullable;
/** True where there are more than are shown. */
const more = z.boolean();
const sums = z.record(z.string(), z.number());
const both = z.strictObject({ days: z.int(), minutes: z.int() });

/**
 * States and kinds as the features name them; the contract knows no feature, and one that is added there does not
 * compile in `show-summary`.
 */
export const PupilSummary = z.strictObject({
  pupilId: id,
  pupilName: z.string(),
  /** The class as the school calls it ("4A"); `null` where the pupil is in none. */
  className: nullable(z.string()),
  grade: nullable(z.string()),
  schoolId: id,
  schoolName: z.string(),
  schoolContact,
  /** What waits in the caller's inbox about this pupil, per area. */
  unread,
  reports: z.strictObject({
    newest: z.array(
      z.strictObject({
        reportId: z.string(),
        status: z.enum(['sent', 'seen', 'handled', 'withdrawn']),
        firstDay: day,
        /** `null` while it is open-ended. */
        lastDay: nullable(day),
        from: nullable(time),
        to: nullable(time),
        reason: nullable(z.string()),
        /** The day that "still away?" is asked about now. */
        question: nullable(z.strictObject({ day })),
      }),
    ),
    more,
  }),
  figures: z.strictObject({
    halfYear: z.string(),
    countedAt: nullable(z.iso.datetime()),
    days: sums,
    minutes: sums,
    diploma: both,
    late: z.strictObject({ times: z.int(), minutes: z.int() }),
  }),
  warnings: z.strictObject({
    open: z.int(),
    newest: z.array(
      z.strictObject({
        warningId: z.string(),
        kind: z.enum(['subject', 'order', 'conduct']),
        subjects: z.array(z.string()),
        byDay: day,
        sentOn: day,
        /** How it ended; `null` while it is open. */
        ended: nullable(z.enum(['improved', 'withdrawn', 'overtaken'])),
        /** By the caller. */
        opened: z.boolean(),
        acknowledged: z.boolean(),
      }),
    ),
    more,
  }),
  remarks: z.strictObject({
    halfYear: z.string(),
    /** False where the school does not show remarks to guardians: then there are none here. */
    visible: z.boolean(),
    count: z.int(),
    newest: z.array(
      z.strictObject({
        remarkId: z.string(),
        date: day,
        category: z.string(),
        ledger: z.enum(['order', 'conduct']),
        polarity: z.enum(['negative', 'positive']),
        /** `null` where the school does not show it. */
        comment: nullable(z.string()),
      }),
    ),
    more,
  }),
  leave: z.strictObject({
    newest: z.array(
      z.strictObject({
        leaveId: z.string(),
        status: z.enum(['applied', 'granted', 'refused', 'withdrawn']),
        firstDay: day,
        lastDay: day,
        purpose: z.string(),
      }),
    ),
    more,
  }),
});

export const PupilLessons = z.strictObject({
  pupilId: id,
  from: day,
  to: day,
  lessons: z.array(
    z.strictObject({
      lessonId: id,
      groupId: id,
      groupName: nullable(z.string()),
      subject: nullable(z.string()),
      date: day,
      from: time,
      to: time,
      room: nullable(z.string()),
      status: z.enum(['planned', 'cancelled', 'moved']),
      /** Names of those who have the lesson. */
      teachers: z.array(z.string()),
      /** True where none of them is a teacher of the group. */
      substitute: z.boolean(),
    }),
  ),
});
