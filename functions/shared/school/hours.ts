import type { TimeOfDay } from '../time.ts';

/**
 * Hours of the day in Oslo civil time: `from` included, `to` not. Over midnight when `to` is earlier; the whole day
 * when they are equal.
 */
export type Hours = { readonly from: TimeOfDay; readonly to: TimeOfDay };

export const isOpen = ({ from, to }: Hours, time: TimeOfDay): boolean =>
  from < to ? from <= time && time < to : from <= time || time < to;

const MINUTES: readonly TimeOfDay[] = Array.from({ length: 24 * 60 }, (_none, minute) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
);

/** The least overlap in minutes: notices that wait for a shorter one might be looked at too late every day. */
export const LEAST_SHARED = 30;

/** True when a person's own window overlaps the owner's by half an hour, or by all of a shorter window. */
export function hoursMeet(owner: Hours, own: Hours): boolean {
  const count = (open: (time: TimeOfDay) => boolean) => MINUTES.filter(open).length;
  const shared = count((time) => isOpen(owner, time) && isOpen(own, time));
  return (
    shared >=
    Math.min(
      LEAST_SHARED,
      count((time) => isOpen(owner, time)),
      count((time) => isOpen(own, time)),
    )
  );
}
