import * as z from 'zod/mini';
import { day, id, sortableId, time } from '../shared/schema.ts';
import { ASK_KINDS, CONFERENCE_STATES, INTERPRETER_STATES, MODES, TALK_STATES, WAIT_STATES } from './rules.ts';
import { LANGUAGE_CODES } from './values.ts';

/** The wire contract of conferences for families; that of the school stands in `school-schema.ts`. */

export const MOST_CHILDREN = 6;

export const CONFERENCE = { conferenceId: sortableId };
export const TALK = { conferenceId: sortableId, bookingId: id };
export const WAIT = { conferenceId: sortableId, waitId: id };
export const ConferencePath = z.strictObject(CONFERENCE);

/** An interpreter, and whether the talk takes two times: what is said twice needs more time. */
const interpreter = z.strictObject({ language: z.enum(LANGUAGE_CODES), long: z.boolean() });
export type InterpreterWish = z.output<typeof interpreter>;

export const BookBody = z.strictObject({
  teacherId: id,
  day,
  from: time,
  /** With the others of the home; the choice needs no reason. */
  together: z.boolean(),
  interpreter: z.optional(interpreter),
});
export const RowBody = z.strictObject({
  talks: z.array(z.strictObject({ childId: id, teacherId: id })).check(z.minLength(2), z.maxLength(MOST_CHILDREN)),
  /** The earliest day and time that suit. */
  day: z.optional(day),
  notBefore: z.optional(time),
  together: z.boolean(),
  /** The same for each of the talks. */
  interpreter: z.optional(interpreter),
});
export const MoveBody = z.strictObject({ day, from: time });

const ordered = z.strictObject({ language: z.enum(LANGUAGE_CODES), status: z.enum(INTERPRETER_STATES) });
export const FamilyTalk = z.strictObject({
  bookingId: z.string(),
  conferenceId: z.string(),
  pupilId: z.string(),
  teacherId: z.string(),
  day,
  from: time,
  to: time,
  mode: z.enum(MODES),
  room: z.nullable(z.string()),
  interpreter: z.nullable(ordered),
  status: z.enum(TALK_STATES),
  /** Whether others of the home come too; `null` for a pupil under 18, who reads of a talk but not who comes. */
  together: z.nullable(z.boolean()),
  /** True for a talk that the school has booked for the family. */
  bySchool: z.boolean(),
  version: z.int(),
});
export const FamilyTalks = z.strictObject({ talks: z.array(FamilyTalk) });

const hours = z.strictObject({ day, from: time, to: time });
export const WaitBody = z.strictObject({
  teacherId: id,
  together: z.boolean(),
  /** The hours that suit; left out for any. */
  wants: z.optional(hours),
});
export const EndWaitBody = z.strictObject({ event: z.enum(['leave', 'decline']) });
/** The reader's own place in a waiting list. */
export const OwnWait = z.strictObject({
  waitId: z.string(),
  conferenceId: z.string(),
  pupilId: z.string(),
  teacherId: z.string(),
  together: z.boolean(),
  wants: z.nullable(hours),
  status: z.enum(WAIT_STATES),
  /** A time that is kept for the reader; it is booked like every time. */
  offer: z.nullable(z.strictObject({ day, from: time, to: time, until: z.iso.datetime() })),
});

/** A talk as the page of a family shows it. */
const shownTalk = z.strictObject({
  bookingId: FamilyTalk.shape.bookingId,
  conferenceId: FamilyTalk.shape.conferenceId,
  pupilId: FamilyTalk.shape.pupilId,
  teacherId: FamilyTalk.shape.teacherId,
  teacherName: z.nullable(z.string()),
  day,
  from: time,
  to: time,
  mode: z.enum(MODES),
  room: z.nullable(z.string()),
  interpreter: FamilyTalk.shape.interpreter,
  status: z.enum(TALK_STATES),
  together: FamilyTalk.shape.together,
  bySchool: z.boolean(),
  version: z.int(),
});
const conference = {
  conferenceId: sortableId,
  title: z.string(),
  status: z.enum(CONFERENCE_STATES),
  bookingFrom: z.iso.datetime(),
  bookingUntil: z.iso.datetime(),
  /** True while the reader may book in it. */
  mayBook: z.boolean(),
  /** The reader's own, cancelled ones too. */
  talks: z.array(shownTalk),
};
export const FamilyConferences = z.strictObject({ conferences: z.array(z.strictObject(conference)) });

/** A conference for a family: nothing of the talks of others, nor that there are any. */
export const FamilyConference = z.strictObject({
  ...conference,
  cancelHours: z.int(),
  /** True if others of the reader's home may come to a talk too. */
  mayComeTogether: z.boolean(),
  /** The reader's own places in waiting lists, also those that are over. */
  waits: z.array(OwnWait),
  /** Those who teach the child and have times. */
  teachers: z.array(
    z.strictObject({
      teacherId: z.string(),
      teacherName: z.string(),
      /** Whether the teacher asks for a talk or needs none; `null` where nothing is said. */
      asked: z.nullable(z.enum(ASK_KINDS)),
      free: z.array(z.strictObject({ day, from: time, to: time, mode: z.enum(MODES) })),
    }),
  ),
});
