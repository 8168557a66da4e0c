/** The times of a lesson, `HH:MM`. */
export type Times = { readonly from: string; readonly to: string };

/** A clock in Norway: the day and the time. */
export type Clock = { readonly day: string; readonly time: string };

/** Minutes since midnight of a time of day. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const SOON = 5;

/** A lesson is "now" from five minutes before it begins until it ends. */
export function isNow({ date, from, to }: Times & { readonly date: string }, { day, time }: Clock): boolean {
  const minute = minuteOf(time);
  return date === day && minute >= minuteOf(from) - SOON && minute < minuteOf(to);
}
