import { type Day, type Instant, instantIn, type Moment, minutesBetween } from '../shared/time.ts';
import type { NoticeSettings } from './rules.ts';

/** How long after its hour a reminder is still sent, in minutes. */
const REMINDER_WORTH = 240;

/**
 * True while the owner's reminder of the day is due (B4): for some hours from its hour on, so that the next run makes
 * up for a missed one, and an hour that the clocks skip is not lost. `''` is off.
 */
export const isReminderDue = (reminderAt: string, now: Moment): boolean =>
  reminderAt !== '' && reminderAt <= now.time && minutesBetween(reminderAt, now.time) < REMINDER_WORTH;

/** When a day's absence is judged as unexplained: at the school's hour of that day, or at once (B9). */
export function unexplainedDueAt(settings: NoticeSettings, date: Day, now: Instant): Instant {
  const { mode, at } = settings['absence.unexplainedNotice'];
  const due = mode === 'at' ? instantIn(date, at) : now;
  return due > now ? due : now;
}
