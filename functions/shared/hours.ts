import type { TimeOfDay } from './time.ts';

/** Hours of the day in Oslo civil time: `from` included, `to` not. Over midnight when `to` is earlier; the whole day when they are equal. */
export type Hours = { readonly from: TimeOfDay; readonly to: TimeOfDay };

export const isOpen = ({ from, to }: Hours, time: TimeOfDay): boolean =>
  from < to ? from <= time && time < to : from <= time || time < to;

const MINUTES: readonly TimeOfDay[] = Array.from({ length: 24 * 60 }, (_none, minute) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
);

/** Fewer minutes of a day than this are as good as none: whatever waits for them may be looked at too late each time. */
export const LEAST_SHARED = 30;

/** True when somebody's own hours share enough with the house's: half an hour, or all of hours that are shorter. */
export function hoursMeet(house: Hours, own: Hours): boolean {
  const count = (open: (time: TimeOfDay) => boolean) => MINUTES.filter(open).length;
  const shared = count((time) => isOpen(house, time) && isOpen(own, time));
  return (
    shared >=
    Math.min(
      LEAST_SHARED,
      count((time) => isOpen(house, time)),
      count((time) => isOpen(own, time)),
    )
  );
}
