import type { FieldFault } from '../shared/errors.ts';
import { type Calendar, nextSchoolDay, schoolDays } from '../shared/school/calendar.ts';
import { addDays, type Day, type TimeOfDay } from '../shared/time.ts';
import type { RefusalCode } from './refusals.ts';
import type { Absence } from './rules.ts';

/** A lesson as the timetable has it. */
export type Lesson = {
  readonly id: string;
  readonly groupId: string;
  readonly date: Day;
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  readonly subject?: string | undefined;
  readonly status: 'planned' | 'cancelled' | 'moved';
};

/** `awaiting`: the guardian has been asked "still away?" for that day and has not answered (A5). */
export const DAY_STATES = ['reported', 'awaiting'] as const;
export type DayState = (typeof DAY_STATES)[number];

/** One school day of a report, with the part of it that is meant; no times means the whole day. */
export type ReportedDay = {
  readonly day: Day;
  readonly state: DayState;
  readonly from?: TimeOfDay | undefined;
  readonly to?: TimeOfDay | undefined;
};

/** What people see of a day: a question about today that nobody answered is `unconfirmed`, never a silent present. */
export function shownState({ day, state }: Pick<ReportedDay, 'day' | 'state'>, today: Day): DayState | 'unconfirmed' {
  if (state === 'reported') return 'reported';
  return day > today ? 'awaiting' : 'unconfirmed';
}

/**
 * The school days of an absence. Open-ended: its first school day, and the next one as a question; the following
 * days come with the answers and the morning run.
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

/** Why an absence has no day: none of its days is a school day, or the calendar does not reach so far, as in summer. */
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

/** The first school day later than a day. */
export const dayAfter = (calendar: Calendar, day: Day): Day | undefined => nextSchoolDay(calendar, addDays(day, 1));

/** One day of an absence with the times that fall on it. */
const dayOf = (absence: Absence, day: Day, state: DayState): ReportedDay => ({
  day,
  state,
  ...(absence.from !== undefined && day === absence.firstDay && { from: absence.from }),
  ...(absence.to !== undefined && day === absence.lastDay && { to: absence.to }),
});

/** The lessons a reported day touches: not cancelled, and sharing a minute with it (half-open). */
export const lessonsTouched = (reported: ReportedDay, lessons: readonly Lesson[]): readonly Lesson[] =>
  lessons.filter(
    (lesson) =>
      lesson.date === reported.day &&
      lesson.status !== 'cancelled' &&
      lesson.from < (reported.to ?? '24:00') &&
      (reported.from ?? '00:00') < lesson.to,
  );

/**
 * A report's days after its span changed: past days and answers that were given stay, the rest follows the new span.
 */
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
