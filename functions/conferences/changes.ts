import { newId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import type { Adult, Conference, Slot, Talk } from './record.ts';
import { OUTCOME_EVENTS, type Outcome, SLOT_MOVES, type SlotEvent, TALK_MOVES, type TalkEvent } from './rules.ts';
import type { Span } from './spans.ts';
import type { LanguageCode } from './values.ts';

/** Talks and their times after a change: pure. Each change makes the next version. */

/** Who changes a talk, by which relation, and when. */
export type Writer = {
  readonly kind: string;
  readonly id: string;
  readonly basis: string;
  readonly at: Instant;
};

/** True for a time to which this may happen now. */
export const maySlot = ({ state }: Pick<Slot, 'state'>, event: SlotEvent): boolean =>
  SLOT_MOVES[state][event] !== undefined;
/** True for a talk to which this may happen now. */
export const mayTalk = ({ state }: Pick<Talk, 'state'>, event: TalkEvent): boolean =>
  TALK_MOVES[state][event] !== undefined;

/** The time after an event; only a booked one has a talk. */
export function slotAfter(slot: Slot, event: SlotEvent, booking?: Slot['booking']): Slot {
  const state = SLOT_MOVES[slot.state][event];
  if (state === undefined) throw new Error(`A time that is ${slot.state} does not go through ${event}.`);
  return { ...slot, state, booking, offer: undefined, version: slot.version + 1 };
}

/** What a time keeps of its talk. */
export const bookingOf = ({ bookingId, pupilId, interpreter }: Talk): Slot['booking'] => ({
  bookingId,
  pupilId,
  interpreter,
});

type Booked = {
  readonly conference: Conference;
  readonly span: Span;
  readonly pupilId: string;
  readonly adults: readonly Adult[];
  readonly language?: LanguageCode | undefined;
};

/** A new talk in its time or times, with these after it. */
export function bookedIn({ conference, span, pupilId, adults, language }: Booked, by: Writer) {
  const bookingId = newId();
  const { schoolId, expiresAtSeconds } = conference;
  const [{ conferenceId, teacherId }] = span.slots;
  const talk: Talk = {
    bookingId,
    conferenceId,
    schoolId,
    pupilId,
    teacherId,
    ...timeOf(span),
    interpreter: language && { language, status: 'asked' },
    state: 'booked',
    adults: [...adults],
    by: { kind: by.kind, id: by.id },
    basis: by.basis,
    at: by.at,
    changedAt: by.at,
    version: 1,
    steps: [],
    expiresAtSeconds,
  };
  return { talk, slots: span.slots.map((slot) => slotAfter(slot, 'book', bookingOf(talk))) };
}

const timeOf = ({ day, from, to, slots: [{ mode, room }, second] }: Span) => ({
  day,
  from,
  to,
  mode,
  room,
  second: second?.from,
});

/** How many steps of a talk are kept: a family that moves a talk for ever makes no endless record. */
const MOST_STEPS = 30;

/** The talk after an event, with a step that tells of before. */
function talkAfter(talk: Talk, event: TalkEvent, { id: by, at }: Pick<Writer, 'id' | 'at'>): Talk {
  const state = TALK_MOVES[talk.state][event];
  if (state === undefined) throw new Error(`A talk that is ${talk.state} does not go through ${event}.`);
  return { ...talk, state, changedAt: at, version: talk.version + 1, steps: stepsOf(talk, { by, at }) };
}

/** The steps of a talk with one that tells of the talk as it was. */
const stepsOf = ({ state, day, from, steps }: Talk, { by, at }: Pick<Talk['steps'][number], 'by' | 'at'>) =>
  [...steps, { state, day, from, by, at }].slice(-MOST_STEPS);

/** The talk in another time of the same teacher. */
export const movedTo = (talk: Talk, span: Span, by: Writer): Talk => ({
  ...talkAfter(talk, 'move', by),
  ...timeOf(span),
});

/** The talk with another interpreter, or another status of the order. */
export const interpretedBy = (
  talk: Talk,
  interpreter: NonNullable<Talk['interpreter']>,
  { id: by, at }: Pick<Writer, 'id' | 'at'>,
): Talk => ({ ...talk, interpreter, changedAt: at, version: talk.version + 1, steps: stepsOf(talk, { by, at }) });

/** The talk that the family leaves, or that the school cancels for a reason. */
export const leftBy = (talk: Talk, by: Writer): Talk => talkAfter(talk, 'leave', by);
export const cancelledBy = (talk: Talk, by: Pick<Writer, 'id' | 'at'>, reason: NonNullable<Talk['reason']>): Talk => ({
  ...talkAfter(talk, 'cancel', by),
  reason,
});
/** The talk as the school has recorded it afterwards. */
export const overAs = (talk: Talk, outcome: Outcome, by: Pick<Writer, 'id' | 'at'>): Talk =>
  talkAfter(talk, OUTCOME_EVENTS[outcome], by);
