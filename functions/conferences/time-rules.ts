import { type Day, type Moment, momentOf } from '../shared/time.ts';
import type { Conference, Slot, Talk } from './record.ts';
import type { ConferenceEvent } from './rules.ts';
import { startOf } from './slot-rules.ts';

/** What time alone does to conferences and talks: pure (H1). */

/**
 * What happens to a conference next: it begins with its first time and ends after its last. One that families may still
 * book begins when they may not any more, since a conference that has begun takes no bookings.
 */
export function dueStep(
  { state, bookingUntil }: Pick<Conference, 'state' | 'bookingUntil'>,
  slots: readonly Slot[],
  { instant }: Pick<Moment, 'instant'>,
): Extract<ConferenceEvent, 'begin' | 'end'> | undefined {
  const now = Date.parse(instant);
  const standing = slots.filter((slot) => slot.state !== 'cancelled');
  if (standing.length === 0 || !standing.some((slot) => startOf(slot) <= now)) return undefined;
  const isOver = standing.every(({ day, to }) => startOf({ day, from: to, to }) <= now);
  if (state === 'held') return isOver ? 'end' : undefined;
  const isBookable = state === 'open' && instant < bookingUntil && !isOver;
  return isBookable ? undefined : 'begin';
}

/** When people are reminded, on the day before: notices leave until nine in the evening. */
const REMIND_FROM = '10:00';
const REMIND_UNTIL = '20:00';

export const isReminderTime = ({ time }: Pick<Moment, 'time'>): boolean => REMIND_FROM <= time && time < REMIND_UNTIL;

/** True for a talk of the next day, unless it was booked or moved today: that was news enough. */
export const isToRemind = (talk: Pick<Talk, 'day' | 'changedAt'>, tomorrow: Day, now: Moment): boolean =>
  talk.day === tomorrow && momentOf(Date.parse(talk.changedAt)).day < now.day;
