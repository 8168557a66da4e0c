import { type Clock, minuteOf, type Times } from '../../parts/lesson-now.ts';
import type { Mark, RosterPupil } from './marks.ts';

/** A number of minutes that the API takes: from one to the length of the lesson. */
export function within(minutes: number, { from, to }: Times): number {
  return Math.min(Math.max(Math.round(minutes), 1), minuteOf(to) - minuteOf(from));
}

const FIVE = 5;

/** The minutes that a tap on "late" begins with: from the start until now, or five when the lesson is over. */
export function lateNow(lesson: Times & { readonly date: string }, now: Clock): number {
  const passed = minuteOf(now.time) - minuteOf(lesson.from);
  const goingOn = now.day === lesson.date && passed <= minuteOf(lesson.to) - minuteOf(lesson.from);
  return within(goingOn ? passed : FIVE, lesson);
}

/** The minutes that "left early" begins with: from now until the end, or five when the lesson is over. */
export function leftNow(lesson: Times & { readonly date: string }, now: Clock): number {
  const left = minuteOf(lesson.to) - minuteOf(now.time);
  const goingOn = now.day === lesson.date && left > 0 && left < minuteOf(lesson.to) - minuteOf(lesson.from);
  return within(goingOn ? left : FIVE, lesson);
}

/** The absence that a suggestion speaks of: the whole lesson, or the minutes of it that it covers. */
export function acceptedOf({ suggestion }: Pick<RosterPupil, 'suggestion'>, lesson: Times): Mark {
  const from = Math.max(minuteOf(suggestion?.from ?? '00:00'), minuteOf(lesson.from));
  const to = Math.min(minuteOf(suggestion?.to ?? '24:00'), minuteOf(lesson.to));
  const minutes = to - from;
  const whole = minutes >= minuteOf(lesson.to) - minuteOf(lesson.from);
  return whole ? { kind: 'absent', minutes: 0 } : { kind: 'part', minutes: within(minutes, lesson) };
}

const BREAK = 20;

type Timed = Times & { readonly groupId: string; readonly date: string; readonly status: string };

/** The hour before in a double lesson: the same group, with at most a break between. */
export const hourBefore = <Lesson extends Timed>(
  lessons: readonly Lesson[],
  { groupId, date, from }: Omit<Timed, 'status'>,
): Lesson | undefined =>
  lessons.find((other) => {
    const gap = minuteOf(from) - minuteOf(other.to);
    return other.groupId === groupId && other.date === date && other.status !== 'cancelled' && gap >= 0 && gap <= BREAK;
  });
