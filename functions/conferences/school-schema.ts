import * as z from 'zod/mini';
import { day, id, page, plainLine, sentBack, sortableId, time } from '../shared/schema.ts';
import {
  ASK_KINDS,
  CANCEL_REASONS,
  CONFERENCE_EVENTS,
  CONFERENCE_STATES,
  INTERPRETER_STATES,
  MODES,
  OUTCOMES,
  SLOT_STATES,
  TALK_STATES,
} from './rules.ts';
import { LANGUAGE_CODES } from './values.ts';

const ordered = z.strictObject({ language: z.enum(LANGUAGE_CODES), status: z.enum(INTERPRETER_STATES) });

/** The wire contract of conferences for those who plan them and hold the talks. */

export const LONGEST_TITLE = 80;
export const LONGEST_ROOM = 40;
export const MOST_GROUPS = 60;
export const MOST_TEACHERS = 20;

export const SchoolConferencePath = z.strictObject({ schoolId: id, conferenceId: sortableId });
export const TeacherPath = z.strictObject({ schoolId: id, conferenceId: sortableId, teacherId: id });
export const DayPath = z.strictObject({ schoolId: id, conferenceId: sortableId, day });
export const SchoolTalkPath = z.strictObject({
  schoolId: id,
  conferenceId: sortableId,
  pupilId: id,
  bookingId: id,
});
/** `teacherId` alone: the pupils of one teacher. */
export const PupilsQuery = z.strictObject({ ...page, teacherId: z.optional(id) });

const window = {
  title: plainLine(LONGEST_TITLE),
  bookingFrom: z.iso.datetime(),
  bookingUntil: z.iso.datetime(),
  /** Until how many hours before a talk its family may move or cancel it. */
  cancelHours: z.int().check(z.gte(0), z.lte(168)),
  /** The shortest time between the talks of siblings. */
  gapMinutes: z.int().check(z.gte(0), z.lte(45)),
};
export const ConferenceBody = z.strictObject({
  ...window,
  groupIds: z.array(id).check(z.minLength(1), z.maxLength(MOST_GROUPS)),
});
export const StepBody = z.strictObject({ event: z.enum(CONFERENCE_EVENTS) });

const stretch = z.strictObject({ day, from: time, to: time });
export const SlotsBody = z.strictObject({
  teacherIds: z.array(id).check(z.minLength(1), z.maxLength(MOST_TEACHERS)),
  stretches: z.array(stretch).check(z.minLength(1), z.maxLength(20)),
  lengthMinutes: z.int(),
  breakMinutes: z.int(),
  mode: z.enum(MODES),
  room: z.optional(plainLine(LONGEST_ROOM)),
});
const slot = { teacherId: id, day, from: time };
export const SlotStepBody = z.strictObject({ ...slot, event: z.enum(['block', 'unblock']) });
export const SlotCancelBody = z.strictObject({ ...slot, reason: z.enum(CANCEL_REASONS) });
/** The adults of a talk at most: those of a home. */
export const MOST_ADULTS = 6;
export const SchoolBookBody = z.strictObject({
  ...slot,
  pupilId: id,
  /** Those who come, who are a home; empty for a pupil of age, and for a family of whom nobody signs in. */
  guardianIds: z.array(id).check(z.maxLength(MOST_ADULTS)),
});
export const SchoolMoveBody = z.strictObject({ day, from: time });
export const TalkCancelBody = z.strictObject({ reason: z.enum(CANCEL_REASONS) });
/** How far the office is with the interpreter of a talk. */
export const InterpreterBody = ordered;
export const OutcomeBody = z.strictObject({ outcome: z.enum(OUTCOMES) });
/** The most pupils of one request: a class and more. */
export const MOST_ASKED = 60;
export const AsksBody = z.strictObject({
  pupilIds: z.array(id).check(z.minLength(1), z.maxLength(MOST_ASKED)),
  /** `none` takes back what was said. */
  kind: z.enum([...ASK_KINDS, 'none']),
});
export const AwayBody = z.strictObject({ teacherId: id, reason: z.enum(CANCEL_REASONS) });

const timed = { day, from: time, to: time, mode: z.enum(MODES), room: z.nullable(z.string()) };
const teacherTime = z.strictObject({
  ...timed,
  status: z.enum(SLOT_STATES),
  /** `pupilName` is empty for a pupil who has no record any more. */
  talk: z.nullable(
    z.strictObject({
      bookingId: z.string(),
      pupilId: z.string(),
      pupilName: z.string(),
      protected: z.boolean(),
      interpreter: z.nullable(ordered),
    }),
  ),
});
/** All times of a day, teacher by teacher: the list on paper. */
export const DayTimes = z.strictObject({
  day,
  teachers: z.array(
    z.strictObject({ teacherId: z.string(), teacherName: z.nullable(z.string()), times: z.array(teacherTime) }),
  ),
});
/** A talk for the school. */
export const SchoolTalk = z.strictObject({
  bookingId: z.string(),
  conferenceId: z.string(),
  pupilId: z.string(),
  teacherId: z.string(),
  ...timed,
  interpreter: z.nullable(ordered),
  status: z.enum(TALK_STATES),
  /** Those who come; empty for a pupil of age, and where the school has named nobody. */
  guardianIds: z.array(z.string()),
  bySchool: z.boolean(),
  version: z.int(),
});
/** The pupils who are invited, with the talks that stand. */
export const InvitedPupils = z.strictObject({
  pupils: z.array(
    z.strictObject({
      pupilId: z.string(),
      pupilName: z.string(),
      protected: z.boolean(),
      /** True if nobody of the family can read or book in Skolebro: the school books for it. */
      nobodySignsIn: z.boolean(),
      /** Whether the teacher of the request asks for a talk or needs none; `null` where nothing is said. */
      asked: z.nullable(z.enum(ASK_KINDS)),
      talks: z.array(
        z.strictObject({
          bookingId: z.string(),
          teacherId: z.string(),
          teacherName: z.nullable(z.string()),
          day,
          from: time,
          status: z.enum(SLOT_STATES),
        }),
      ),
    }),
  ),
  next: z.nullable(z.string()),
});
/** A teacher's times, for the teacher and for those who plan. */
export const TeacherTimes = z.strictObject({ times: z.array(teacherTime) });

export const Planned = z.strictObject({
  conferenceId: sortableId,
  schoolId: z.string(),
  status: z.enum(CONFERENCE_STATES),
  version: z.int(),
});
/** How many times each teacher gets or has by a plan. */
export const SlotCount = z.strictObject({
  teachers: z.array(z.strictObject({ teacherId: z.string(), times: z.int() })),
  total: z.int(),
});

const planned = {
  conferenceId: sortableId,
  schoolId: z.string(),
  title: z.string(),
  status: z.enum(CONFERENCE_STATES),
  groups: z.array(z.strictObject({ groupId: z.string(), group: z.string() })),
  bookingFrom: z.iso.datetime(),
  bookingUntil: z.iso.datetime(),
  version: z.int(),
};
export const SchoolConferences = z.strictObject({
  /** True for a reader who may plan conferences of the school. */
  mayPlan: z.boolean(),
  conferences: z.array(z.strictObject(planned)),
});
export const SchoolConference = z.strictObject({
  ...planned,
  cancelHours: z.int(),
  gapMinutes: z.int(),
  mayPlan: z.boolean(),
  /** What may happen to it now. */
  events: z.array(z.enum(CONFERENCE_EVENTS)),
  /** How many pupils are invited today, and how many of them have a talk; `null` for a reader who does not plan. */
  invitedPupils: z.nullable(z.int()),
  bookedPupils: z.nullable(z.int()),
  /**
   * Those who have times, with how many are how, and for those who plan all who work in its groups; a teacher reads the
   * own line alone.
   */
  teachers: z.array(
    z.strictObject({
      teacherId: z.string(),
      teacherName: z.nullable(z.string()),
      days: z.array(day),
      free: z.int(),
      blocked: z.int(),
      booked: z.int(),
    }),
  ),
});
/** What may change after a conference has been planned; a fetched and edited one may be sent back. */
export const ChangeBody = sentBack(window, Object.keys(SchoolConference.shape));
