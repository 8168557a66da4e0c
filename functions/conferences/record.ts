import * as z from 'zod/mini';
import {
  ADULT_KINDS,
  ASK_KINDS,
  CANCEL_REASONS,
  CONFERENCE_STATES,
  ENDED_REASONS,
  INTERPRETER_STATES,
  MODES,
  SLOT_STATES,
  TALK_STATES,
  WAIT_STATES,
} from './rules.ts';
import { LANGUAGE_CODES } from './values.ts';

/** Conferences as the table keeps them; the stores parse them when they read. */

/** Somebody of the family who comes to a talk: a guardian, or a pupil of age. */
export const Adult = z.object({ kind: z.enum(ADULT_KINDS), id: z.string() });
export type Adult = z.output<typeof Adult>;

/** A conference of some groups of a school, `CONF#id` / `META`. */
export const Conference = z.object({
  conferenceId: z.string(),
  schoolId: z.string(),
  groupIds: z.array(z.string()),
  title: z.string(),
  /** When families may book, and until how many hours before a talk they may move or cancel it. */
  bookingFrom: z.string(),
  bookingUntil: z.string(),
  cancelHours: z.number(),
  /** The shortest time between the talks of siblings: to walk from one room to the other. */
  gapMinutes: z.number(),
  state: z.enum(CONFERENCE_STATES),
  by: z.string(),
  basis: z.string(),
  at: z.string(),
  version: z.number(),
  expiresAtSeconds: z.number(),
});
export type Conference = z.output<typeof Conference>;

const Interpreter = z.object({ language: z.enum(LANGUAGE_CODES), status: z.enum(INTERPRETER_STATES) });
const time = { day: z.string(), from: z.string(), to: z.string(), mode: z.enum(MODES), room: z.optional(z.string()) };

/**
 * A teacher's time, `CONF#id` / `SLOT#teacher#day#from`. Its version grows also when the school makes a new time where
 * it had cancelled one, so that nobody books what they have not seen.
 */
export const Slot = z.object({
  conferenceId: z.string(),
  teacherId: z.string(),
  ...time,
  state: z.enum(SLOT_STATES),
  /** When it was made: an order to cancel a teacher's times leaves those that were made after it. */
  madeAt: z.string(),
  /** Of an offered time: for whom of the waiting list it is kept, and until when. */
  offer: z.optional(z.object({ waitId: z.string(), until: z.string() })),
  /** The talk that has the time. */
  booking: z.optional(z.object({ bookingId: z.string(), pupilId: z.string(), interpreter: z.optional(Interpreter) })),
  version: z.number(),
  expiresAtSeconds: z.number(),
});
export type Slot = z.output<typeof Slot>;

/** A talk about a pupil, `PUPIL#id` / `TALK#conference#booking`; it stays when it is cancelled. */
export const Talk = z.object({
  bookingId: z.string(),
  conferenceId: z.string(),
  schoolId: z.string(),
  pupilId: z.string(),
  teacherId: z.string(),
  ...time,
  /** A long talk takes a second time, which begins then; `to` is its end. */
  second: z.optional(z.string()),
  interpreter: z.optional(Interpreter),
  state: z.enum(TALK_STATES),
  /** Those who come: the home of the writer, or the writer alone. */
  adults: z.array(Adult),
  /** The writer, and the relation by which the writer booked. */
  by: z.object({ kind: z.string(), id: z.string() }),
  basis: z.string(),
  at: z.string(),
  changedAt: z.string(),
  /** Why it was cancelled, if not by the family. */
  reason: z.optional(z.enum(ENDED_REASONS)),
  version: z.number(),
  /** What happened to it before, oldest first. */
  steps: z.array(
    z.object({ state: z.enum(TALK_STATES), day: z.string(), from: z.string(), by: z.string(), at: z.string() }),
  ),
  expiresAtSeconds: z.number(),
});
export type Talk = z.output<typeof Talk>;

/**
 * The talks of a person on a day, `GUARDIAN|PUPIL|STAFF#id` / `TIMES#day`: of all children and conferences, so that
 * nobody is in two places. Of a teacher, the times that are offered or taken.
 */
export const DaySheet = z.object({
  version: z.number(),
  times: z.array(
    z.object({ from: z.string(), to: z.string(), conferenceId: z.string(), bookingId: z.optional(z.string()) }),
  ),
});
export type DaySheet = z.output<typeof DaySheet>;

const hours = { day: z.string(), from: z.string(), to: z.string() };

/**
 * A place in a teacher's waiting list, `CONF#id` / `WAIT#teacher#wait`, and the same again beside the pupil. An adult
 * has at most one for each pupil and teacher: who asks again renews it, and stands last.
 */
export const Wait = z.object({
  waitId: z.string(),
  conferenceId: z.string(),
  schoolId: z.string(),
  teacherId: z.string(),
  pupilId: z.string(),
  adult: Adult,
  together: z.boolean(),
  /** The hours that suit; left out for any. */
  wants: z.optional(z.object(hours)),
  state: z.enum(WAIT_STATES),
  /** When the family asked: the order of the list. */
  at: z.string(),
  changedAt: z.string(),
  /** A guardian's relation, which must still hold when a time is offered. */
  relation: z.optional(
    z.object({ pupilId: z.string(), guardianId: z.string(), basis: z.string(), rowId: z.optional(z.string()) }),
  ),
  /** The day from which a guardian books no more, because the pupil is of age. */
  rightUntil: z.optional(z.string()),
  /** The newest offer. */
  offer: z.optional(z.object({ ...hours, until: z.string() })),
  version: z.number(),
  expiresAtSeconds: z.number(),
});
export type Wait = z.output<typeof Wait>;

/** Whether a teacher wants to talk about a pupil, `CONF#id` / `ASK#teacher#pupil`, and the same beside the pupil. */
export const Ask = z.object({
  conferenceId: z.string(),
  teacherId: z.string(),
  pupilId: z.string(),
  kind: z.enum(ASK_KINDS),
  by: z.string(),
  basis: z.string(),
  at: z.string(),
  version: z.number(),
  expiresAtSeconds: z.number(),
});
export type Ask = z.output<typeof Ask>;

/** An order to cancel all times of a teacher, `CONF#id` / `AWAY#teacher`. A newer order replaces the older. */
export const AwayOrder = z.object({
  conferenceId: z.string(),
  schoolId: z.string(),
  teacherId: z.string(),
  reason: z.enum(CANCEL_REASONS),
  by: z.string(),
  at: z.string(),
});
export type AwayOrder = z.output<typeof AwayOrder>;
