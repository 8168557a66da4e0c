import * as z from 'zod/mini';
import { AREAS } from '../access/policy.ts';
import { day, id, schoolContact, time, unread } from '../shared/schema.ts';

export const DaysQuery = z.strictObject({ from: z.optional(day), to: z.optional(day) });

const nullable = z.nullable;
/** True when there are more than the shown ones. */
const more = z.boolean();
const sums = z.record(z.string(), z.number());
const both = z.strictObject({ days: z.int(), minutes: z.int() });

/**
 * The states and kinds of the features. The contract imports no feature; a new state there fails to compile in
 * `show-summary`.
 */
export const PupilSummary = z.strictObject({
  pupilId: id,
  pupilName: z.string(),
  /** The school's name of the class ("4A"); `null` when the pupil has no class. */
  className: nullable(z.string()),
  grade: nullable(z.string()),
  schoolId: id,
  schoolName: z.string(),
  schoolContact,
  /** Unread items about this pupil in the caller's inbox, per area. */
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
        /** The day of the current "still away?" question. */
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
    /** `null` for a pupil without grades yet. */
    diploma: nullable(both),
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
        /** `null` while it is open. */
        outcome: nullable(z.enum(['improved', 'withdrawn', 'overtaken'])),
        /** Whether the caller has opened it; likewise `acknowledged`. */
        opened: z.boolean(),
        acknowledged: z.boolean(),
      }),
    ),
    more,
  }),
  remarks: z.strictObject({
    halfYear: z.string(),
    /** False when the school does not show remarks to guardians: the list is then empty. */
    visible: z.boolean(),
    count: z.int(),
    newest: z.array(
      z.strictObject({
        remarkId: z.string(),
        date: day,
        category: z.string(),
        ledger: z.enum(['order', 'conduct']),
        polarity: z.enum(['negative', 'positive']),
        /** `null` when the school does not show it. */
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

const reader = {
  role: z.enum(['contact-teacher', 'teacher', 'substitute', 'office', 'leader', 'principal', 'owner-admin']),
  roleText: z.string(),
  /** The parts of the record that the role opens. */
  areas: z.array(z.strictObject({ area: z.enum(AREAS), areaText: z.string() })),
};
export const PupilReaders = z.strictObject({
  pupilId: id,
  /** The number of guardians who may read, without the caller; `null` where the pupil's address is protected. */
  otherGuardians: nullable(z.int()),
  /** Teachers of the pupil's groups: a line for each role of a person. */
  staff: z.array(
    z.strictObject({
      staffName: z.string(),
      ...reader,
      groups: z.array(
        z.strictObject({
          groupId: id,
          group: z.string(),
          subject: nullable(z.string()),
          firstDay: day,
          /** `null` until further notice. */
          lastDay: nullable(day),
        }),
      ),
    }),
  ),
  /** Roles that reach every pupil of a school or of the owner; `schoolId` is `null` for the owner's. */
  roles: z.array(z.strictObject({ ...reader, schoolId: nullable(id), schoolName: nullable(z.string()) })),
});

export const PupilLessons = z.strictObject({
  pupilId: id,
  from: day,
  to: day,
  lessons: z.array(
    z.strictObject({
      lessonId: id,
      groupId: id,
      group: nullable(z.string()),
      subject: nullable(z.string()),
      date: day,
      from: time,
      to: time,
      room: nullable(z.string()),
      status: z.enum(['planned', 'cancelled', 'moved']),
      /** Names of the lesson's teachers. */
      teachers: z.array(z.string()),
      /** True when none of them is a teacher of the group. */
      substitute: z.boolean(),
    }),
  ),
});
