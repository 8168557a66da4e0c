import { addDays, type Day } from '../functions/shared/time.ts';
import type { Span } from './calendar.ts';

/** The month of a day, with the dates that the sample derives from it. */
export type Month = Span & {
  /** The last day of the month before, on which a teacher left. */
  readonly before: Day;
};

export function monthOf(today: Day): Month {
  const from = `${today.slice(0, 7)}-01`;
  const next = addDays(from, 31);
  return { from, to: addDays(`${next.slice(0, 7)}-01`, -1), before: addDays(from, -1) };
}

/** The birth date for an 18th birthday on the last day of this month (28 February also in a leap year's February). */
export function turns18In(month: Month): Day {
  const then = monthOf(`${Number(month.from.slice(0, 4)) - 18}${month.from.slice(4)}`);
  return month.to.slice(8) < then.to.slice(8) ? `${then.to.slice(0, 8)}${month.to.slice(8)}` : then.to;
}

/** The birth date for an 18th birthday in the middle of last month. */
export const turned18Before = (month: Month): Day =>
  `${Number(month.before.slice(0, 4)) - 18}${month.before.slice(4, 7)}-15`;
