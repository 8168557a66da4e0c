/** Development talks from the plan to the talk itself: state machines as data (H1). */

/**
 * A conference: `draft` is the school's alone, `open` may be booked, `closed` may not, `held` has begun, `ended` is
 * over. Nobody deletes a conference with bookings: they are cancelled first, so that every family is told.
 */
export const CONFERENCE_STATES = ['draft', 'open', 'closed', 'held', 'ended'] as const;
export type ConferenceState = (typeof CONFERENCE_STATES)[number];
/** Families see it, and time goes on in it. */
export const RUNNING: ReadonlySet<ConferenceState> = new Set<ConferenceState>(['open', 'closed', 'held']);
export const CONFERENCE_EVENTS = ['open', 'close', 'begin', 'end'] as const;
export type ConferenceEvent = (typeof CONFERENCE_EVENTS)[number];

/**
 * A teacher's time. `offered`: kept for the next of the waiting list, for a while. `cancelled`: by the school, for
 * ever; a teacher who is well again gets new times.
 */
export const SLOT_STATES = ['free', 'blocked', 'offered', 'booked', 'done', 'no-show', 'cancelled'] as const;
export type SlotState = (typeof SLOT_STATES)[number];
export const SLOT_EVENTS = ['block', 'unblock', 'offer', 'lapse', 'book', 'leave', 'hold', 'miss', 'cancel'] as const;
export type SlotEvent = (typeof SLOT_EVENTS)[number];

/** A child's talk with a teacher: of the family together, or of a guardian alone. A move is a booking that changed. */
export const TALK_STATES = ['booked', 'cancelled-by-family', 'cancelled-by-school', 'done', 'no-show'] as const;
export type TalkState = (typeof TALK_STATES)[number];
export const TALK_EVENTS = ['move', 'leave', 'cancel', 'hold', 'miss'] as const;
export type TalkEvent = (typeof TALK_EVENTS)[number];

/** What became of a talk, as the school records it. */
export const OUTCOMES = ['held', 'missed'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** The event of a talk and of its time by which the outcome is recorded. */
export const OUTCOME_EVENTS = { held: 'hold', missed: 'miss' } as const satisfies Readonly<Record<Outcome, TalkEvent>>;

/** A place in a teacher's waiting list. */
export const WAIT_STATES = ['waiting', 'offered', 'accepted', 'declined', 'lapsed', 'left'] as const;
export type WaitState = (typeof WAIT_STATES)[number];
/** `withdraw`: the school cancels the offered time, and the family waits on. `renew`: a family asks again. */
export const WAIT_EVENTS = ['offer', 'accept', 'decline', 'lapse', 'leave', 'withdraw', 'renew'] as const;
export type WaitEvent = (typeof WAIT_EVENTS)[number];

/** How a talk is held. */
export const MODES = ['room', 'phone', 'video'] as const;
/** How the school came to cancel: a code, since a reason in words could hold what a notice must not. */
export const CANCEL_REASONS = ['teacher-away', 'plan-changed', 'other'] as const;
/** The same with the reason that nobody gives: nobody who came may book for the pupil any more. */
export const ENDED_REASONS = [...CANCEL_REASONS, 'access-ended'] as const;

/** How far the order of an interpreter has come: the family asks, the office orders. */
export const INTERPRETER_STATES = ['asked', 'ordered', 'confirmed', 'none-found'] as const;

/** A teacher asks for a talk about a pupil, or needs none; a family may book either way. */
export const ASK_KINDS = ['asked', 'waived'] as const;

/** Those of a family who come to talks: guardians, or a pupil of age. */
export const ADULT_KINDS = ['guardian', 'pupil'] as const;
type Moves<State extends string, Event extends string> = Readonly<
  Record<State, Partial<Readonly<Record<Event, State>>>>
>;

export const CONFERENCE_MOVES: Moves<ConferenceState, ConferenceEvent> = {
  draft: { open: 'open' },
  open: { close: 'closed', begin: 'held' },
  // Until the first talk the school may open again.
  closed: { open: 'open', begin: 'held' },
  held: { end: 'ended' },
  ended: {},
};

export const SLOT_MOVES: Moves<SlotState, SlotEvent> = {
  free: { block: 'blocked', offer: 'offered', book: 'booked', cancel: 'cancelled' },
  blocked: { unblock: 'free', cancel: 'cancelled' },
  offered: { lapse: 'free', book: 'booked', cancel: 'cancelled' },
  booked: { leave: 'free', hold: 'done', miss: 'no-show', cancel: 'cancelled' },
  done: {},
  'no-show': {},
  cancelled: {},
};

export const TALK_MOVES: Moves<TalkState, TalkEvent> = {
  booked: {
    move: 'booked',
    leave: 'cancelled-by-family',
    cancel: 'cancelled-by-school',
    hold: 'done',
    miss: 'no-show',
  },
  'cancelled-by-family': {},
  'cancelled-by-school': {},
  done: {},
  'no-show': {},
};

export const WAIT_MOVES: Moves<WaitState, WaitEvent> = {
  waiting: { offer: 'offered', leave: 'left' },
  offered: { accept: 'accepted', decline: 'declined', lapse: 'lapsed', leave: 'left', withdraw: 'waiting' },
  accepted: { renew: 'waiting' },
  declined: { renew: 'waiting' },
  lapsed: { renew: 'waiting' },
  left: { renew: 'waiting' },
};
