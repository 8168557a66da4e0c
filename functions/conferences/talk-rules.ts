import { type Instant, laterBy } from '../shared/time.ts';
import type { ConferenceState, WaitState } from './rules.ts';
import { type SlotTime, startOf } from './slot-rules.ts';

/** When families may book, move and cancel, and whose turn it is in a waiting list: pure (H1). */

/** When a conference can be booked, and until how long before a talk a family may move or cancel it. */
export type Window = {
  readonly state: ConferenceState;
  readonly bookingFrom: Instant;
  readonly bookingUntil: Instant;
  readonly cancelHours: number;
};
export type WindowFault = 'not-open' | 'not-yet' | 'too-late' | 'talk-too-near';

/** Why nobody of the family books now; `undefined` while the conference can be booked. */
export function windowFault(window: Window, now: Instant): WindowFault | undefined {
  if (window.state !== 'open') return 'not-open';
  if (now < window.bookingFrom) return 'not-yet';
  return now < window.bookingUntil ? undefined : 'too-late';
}

/** The same for a time: a talk that has begun cannot be booked. */
export const bookingFault = (window: Window, slot: SlotTime, now: Instant): WindowFault | undefined =>
  windowFault(window, now) ?? (now < startInstant(slot) ? undefined : 'talk-too-near');

/** Why a family does not cancel or move a talk; `undefined` while it may. Afterwards the office can. */
export function leavingFault({ state, cancelHours }: Window, slot: SlotTime, now: Instant): WindowFault | undefined {
  if (state === 'draft' || state === 'ended') return 'not-open';
  return laterBy(now, cancelHours * HOUR_MS) <= startInstant(slot) ? undefined : 'talk-too-near';
}

const HOUR_MS = 3_600_000;
export const startInstant = (slot: SlotTime): Instant => new Date(startOf(slot)).toISOString();

/** How long somebody of the waiting list may take to accept a time. */
export const OFFER_HOURS = 24;
/** An offer ends this long before the talk: the next of the list needs time too. */
const OFFER_ENDS_HOURS = 2;
/** The most people of a teacher's waiting list. */
export const MOST_WAITING = 60;

/** Until when an offer of a time holds; `undefined` if the talk is too near for an offer. */
export function offerUntil(slot: SlotTime, now: Instant): Instant | undefined {
  const last = laterBy(startInstant(slot), -OFFER_ENDS_HOURS * HOUR_MS);
  const until = laterBy(now, OFFER_HOURS * HOUR_MS);
  if (last <= now) return undefined;
  return until < last ? until : last;
}

export type Waiting = {
  readonly waitId: string;
  readonly state: WaitState;
  readonly at: Instant;
  /** The hours that suit the family; left out for any. */
  readonly wants?: SlotTime | undefined;
};

/** True for a time within the hours that somebody wants. */
export const suits = (wants: SlotTime | undefined, slot: SlotTime): boolean =>
  wants === undefined || (wants.day === slot.day && wants.from <= slot.from && slot.to <= wants.to);

/** Whose turn it is when a time becomes free: who has waited longest of those whom it suits. */
export function nextInLine<Of extends Waiting>(list: readonly Of[], slot: SlotTime): Of | undefined {
  return list
    .filter((wait) => wait.state === 'waiting' && suits(wait.wants, slot))
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.waitId.localeCompare(b.waitId))[0];
}
