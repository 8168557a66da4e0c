import { addDays, type Instant, instantIn, type Moment, momentOf, type TimeOfDay } from '../shared/time.ts';

/** Hours of the day in which a person may be disturbed, Oslo civil time: `from` included, `to` not. Over midnight when `to` is earlier. */
export type Window = { readonly from: TimeOfDay; readonly to: TimeOfDay };

const isOpen = ({ from, to }: Window, time: TimeOfDay): boolean =>
  from < to ? from <= time && time < to : from <= time || time < to;

/** The first instant, now or later, at which all windows are open; now where they never meet: silence would lose the notice (F3). */
export function openAt(windows: readonly Window[], now: Moment): Instant {
  if (windows.every((one) => isOpen(one, now.time))) return now.instant;
  const starts = [0, 1].flatMap((days) => windows.map(({ from }) => instantIn(addDays(now.day, days), from)));
  const later = starts.filter((one) => one > now.instant).sort();
  return later.find((one) => windows.every((window) => isOpen(window, momentOf(Date.parse(one)).time))) ?? now.instant;
}

/** The next time the clocks show this: today if it is still to come. A time inside the spring gap comes when the gap is over. */
export function nextAt(time: TimeOfDay, now: Moment): Instant {
  const today = instantIn(now.day, time);
  return today > now.instant ? today : instantIn(addDays(now.day, 1), time);
}
