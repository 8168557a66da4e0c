import * as z from 'zod/mini';
import { fact, factMaker, UNHEARD } from '../shared/fact.ts';
import { ADULT_KINDS } from './rules.ts';

/** Facts of conferences: ids only, neither times nor places (law 1). */

const Adult = z.object({ kind: z.enum(ADULT_KINDS), id: z.string() });
const place = { conferenceId: z.string(), schoolId: z.string() };
const talk = {
  ...place,
  bookingId: z.string(),
  pupilId: z.string(),
  teacherId: z.string(),
  /** Those who come, or would have come. */
  adults: z.array(Adult),
  /** The version of the talk by this change. */
  talkVersion: z.number(),
};
const changed = { ...talk, madeBy: z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), personId: z.string() }) };

/** Families may book. `after`: the last group and pupil of it who have been invited, `''` at the start. */
export const ConferenceOpened = fact('conference-opened', {
  ...place,
  groupIds: z.array(z.string()),
  after: z.string(),
});
export const TalkBooked = fact('talk-booked', changed);
export const TalkMoved = fact('talk-moved', changed);
export const TalkCancelled = fact('talk-cancelled', { ...changed, bySchool: z.boolean() });
/** The school has recorded whether a talk was held. */
export const TalkOver = fact('talk-over', { ...changed, held: z.boolean() }).register(UNHEARD, {
  why: 'The family was there, or knows that it was not.',
});
/** An interpreter is ordered; `isSettled`: confirmed, or none could be found, so that the family should know. */
export const TalkInterpreterSet = fact('talk-interpreter-set', { ...changed, isSettled: z.boolean() });
/** The talk is on the next day. */
export const TalkReminder = fact('talk-reminder', talk);
/** A teacher asks the family of a pupil for a talk. */
export const TalkAsked = fact('talk-asked', { ...place, pupilId: z.string(), teacherId: z.string() });
/** A time is kept for somebody of a waiting list, for a while. */
export const TalkOffered = fact('talk-offered', {
  ...place,
  waitId: z.string(),
  pupilId: z.string(),
  teacherId: z.string(),
  /** Those who may accept it. */
  adults: z.array(Adult),
});
/** Adults have left a talk because they may not book for the pupil any more. */
export const TalkAccessEnded = fact('talk-access-ended', talk).register(UNHEARD, {
  why: 'Neither those whose access has ended nor those who still come are to learn of it.',
});
/** All times of a teacher are to be cancelled. */
export const TeacherAway = fact('conference-teacher-away', { ...place, teacherId: z.string() });

/** Every fact of this feature. */
export const ConferenceFact = z.discriminatedUnion('name', [
  ConferenceOpened,
  TalkBooked,
  TalkMoved,
  TalkCancelled,
  TalkAsked,
  TalkOver,
  TalkInterpreterSet,
  TalkReminder,
  TalkOffered,
  TalkAccessEnded,
  TeacherAway,
]);
export type ConferenceFact = z.output<typeof ConferenceFact>;

export const conferenceFact = factMaker<ConferenceFact>();
