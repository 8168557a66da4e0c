import type { FieldFault } from '../shared/errors.ts';
import { type Calendar, nextSchoolDay, schoolDays } from '../shared/school/calendar.ts';
import { addDays, type Day, type TimeOfDay } from '../shared/time.ts';
import type { RefusalCode } from './refusals.ts';
import type { Absence } from './rules.ts';

/** A lesson of the timetable. */
export type Lesson = {
  readonly id: string;
  readonly groupId: string;
  readonly date: Day;
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  readonly subject?: string | undefined;
  readonly status: 'planned' | 'cancelled' | 'moved';
};

/** `awaiting`: "still away?" has no answer for that day yet (A5). */
export const DAY_STATES = ['reported', 'awaiting'] as const;
export type DayState = (typeof DAY_STATES)[number];

/** One school day of a report, with the absent part of it; without times, the whole day. */
export type ReportedDay = {
  readonly day: Day;
  readonly state: DayState;
  readonly from?: TimeOfDay | undefined;
  readonly to?: TimeOfDay | undefined;
};

/** The state on screen: an unanswered question about today or earlier is `unconfirmed`, never silently present. */
export function shownState({ day, state }: Pick<ReportedDay, 'day' | 'state'>, today: Day): DayState | 'unconfirmed' {
  if (state === 'reported') return 'reported';
  return day > today ? 'awaiting' : 'unconfirmed';
}

/**
 * The school days of an absence. An open-ended absence begins with its first school day and a question about the next;
 * answers and the morning run add the following days.
 */
export function daysOf(calendar: Calendar, absence: Absence): readonly ReportedDay[] {
  if (absence.lastDay !== null) {
    return schoolDays(calendar, absence.firstDay, absence.lastDay).map((day) => dayOf(absence, day, 'reported'));
  }
  const first = nextSchoolDay(calendar, absence.firstDay);
  if (first === undefined) return [];
  const asked = dayAfter(calendar, first);
  return [
    dayOf(absence, first, 'reported'),
    ...(asked === undefined ? [] : [dayOf(absence, asked, 'awaiting' as const)]),
  ];
}

/** The reason for an empty absence: its days are no school days, or the calendar ends before it, as in summer. */
export function noSchoolDayIn(
  calendar: Calendar,
  { firstDay, lastDay }: Absence,
): Omit<FieldFault<RefusalCode>, 'pointer'> {
  const next = nextSchoolDay(calendar, lastDay ?? firstDay);
  if (next !== undefined) return { code: 'absence.no-school-day', params: { nextSchoolDay: next } };
  const [end] = calendar.terms
    .flatMap(({ to }) => to ?? [])
    .toSorted()
    .reverse();
  const knownUntil = end === undefined ? '' : addDays(end, -1);
  return { code: 'absence.calendar-unknown', params: { knownUntil } };
}

/** The first school day after a day. */
export const dayAfter = (calendar: Calendar, day: Day): Day | undefined => nextSchoolDay(calendar, addDays(day, 1));

/** One day of an absence with the times that fall on it. */
const dayOf = (absence: Absence, day: Day, state: DayState): ReportedDay => ({
  day,
  state,
  ...(absence.from !== undefined && day === absence.firstDay && { from: absence.from }),
  ...(absence.to !== undefined && day === absence.lastDay && { to: absence.to }),
});

/** The lessons that a reported day touches: not cancelled, and overlapping its half-open interval. */
export const lessonsTouched = (reported: ReportedDay, lessons: readonly Lesson[]): readonly Lesson[] =>
  lessons.filter(
    (lesson) =>
      lesson.date === reported.day &&
      lesson.status !== 'cancelled' &&
      lesson.from < (reported.to ?? '24:00') &&
      (reported.from ?? '00:00') < lesson.to,
  );

/** A report's days after a change of its span: past days and given answers stay, the rest follow the new span. */
export function daysAfterChange(
  calendar: Calendar,
  old: readonly ReportedDay[],
  wanted: Absence,
  today: Day,
): readonly ReportedDay[] {
  const kept = old.filter((day) => day.day < today && (wanted.lastDay === null || day.day <= wanted.lastDay));
  if (wanted.lastDay === null && wanted.firstDay < today) {
    const coming = old.filter((day) => day.day >= today);
    if (coming.length > 0 && coming.every((day) => day.state === 'awaiting')) return [...kept, ...coming];
    const first = coming[0]?.day ?? nextSchoolDay(calendar, today);
    if (first === undefined) return kept;
    const asked = dayAfter(calendar, first);
    return [
      ...kept,
      dayOf(wanted, first, 'reported'),
      ...(asked === undefined ? [] : [dayOf(wanted, asked, 'awaiting')]),
    ];
  }
  return [...kept, ...daysOf(calendar, wanted).filter((day) => day.day >= today)];
}
