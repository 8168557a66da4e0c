import { type Hours, hoursMeet, isOpen } from '../shared/hours.ts';
import {
  addDays,
  clockChangeOf,
  type Instant,
  instantIn,
  instantsIn,
  type Moment,
  momentOf,
  type TimeOfDay,
} from '../shared/time.ts';

/** Days looked ahead: what meets only in the hour that spring takes away opens the day after it. */
const AHEAD = [0, 1, 2];

/**
 * The first instant, now or later, at which the house's hours are open and the person's own with them. Own hours that do not meet the
 * house's count for nothing: the owner's win, and nobody is woken at night (F3, decision 039).
 */
export function openAt(house: Hours, own: Hours | undefined, now: Moment): Instant {
  const windows = own && hoursMeet(house, own) ? [house, own] : [house];
  const areOpen = ({ time }: Moment) => windows.every((hours) => isOpen(hours, time));
  if (areOpen(now)) return now.instant;
  // Hours open when the clocks show their beginning, or jump into them.
  const starts = AHEAD.map((days) => addDays(now.day, days)).flatMap((day) => [
    ...windows.flatMap(({ from }) => instantsIn(day, from)),
    clockChangeOf(day),
  ]);
  const later = starts.filter((start) => start > now.instant).sort();
  const opens = later.find((start) => areOpen(momentOf(Date.parse(start))));
  if (opens === undefined) throw new Error(`No hour is open in three days from ${now.instant}.`);
  return opens;
}

/** The next time the clocks show this for the first time in a day. A time inside the spring gap comes when the gap is over. */
export function nextAt(time: TimeOfDay, now: Moment): Instant {
  const today = instantIn(now.day, time);
  return today > now.instant ? today : instantIn(addDays(now.day, 1), time);
}
