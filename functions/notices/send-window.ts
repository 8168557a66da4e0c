import { type Hours, hoursMeet, isOpen } from '../shared/school/hours.ts';
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

/** How many days to look ahead. Windows that overlap only in the hour that spring skips open the day after. */
const AHEAD = [0, 1, 2];

/**
 * The first instant, now or later, at which the owner's window and the person's own are both open. An own window that
 * does not overlap the owner's is ignored, so that nobody is woken at night (F3, decision 039).
 */
export function openAt(owner: Hours, own: Hours | undefined, now: Moment): Instant {
  const windows = own && hoursMeet(owner, own) ? [owner, own] : [owner];
  const areOpen = ({ time }: Moment) => windows.every((hours) => isOpen(hours, time));
  if (areOpen(now)) return now.instant;
  // A window opens when the clocks show its beginning, or jump past it.
  const starts = AHEAD.map((days) => addDays(now.day, days)).flatMap((day) => [
    ...windows.flatMap(({ from }) => instantsIn(day, from)),
    clockChangeOf(day),
  ]);
  const later = starts.filter((start) => start > now.instant).sort();
  const opens = later.find((start) => areOpen(momentOf(Date.parse(start))));
  if (opens === undefined) throw new Error(`No hour is open in three days from ${now.instant}.`);
  return opens;
}

/**
 * The next instant at which the clocks show this time for the first time in a day. A time that spring skips comes at
 * the end of the gap.
 */
export function nextAt(time: TimeOfDay, now: Moment): Instant {
  const today = instantIn(now.day, time);
  return today > now.instant ? today : instantIn(addDays(now.day, 1), time);
}
