import type { Lookup, PupilCard } from '../roster/lookup.ts';
import { holdsOn } from '../shared/time.ts';
import type { LessonsByDay } from './actions.ts';
import { lessonsTouched, type ReportedDay } from './days.ts';
import type { TouchedLesson } from './report.ts';

/**
 * The lessons that the reported days touch, per day, in one parallel trip over the pupil's groups. Lessons that the
 * pupil is exempt from do not count. A day without a lesson in any group is left out: its timetable is not byDay.
 */
export async function touchedLessons(
  lookup: Pick<Lookup, 'lessons'>,
  ownerId: string,
  card: PupilCard | undefined,
  days: readonly ReportedDay[],
): Promise<LessonsByDay> {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (!card || first === undefined || last === undefined) return new Map();
  const groups = card.groups.filter((group) => !group.exempt && days.some(({ day }) => holdsOn(group, day)));
  const lessons = await lookup.lessons(ownerId, [...new Set(groups.map((group) => group.groupId))], first, last);
  const byDay = new Map<string, readonly TouchedLesson[]>();
  for (const reported of days) {
    const mine = lessons.filter(
      (lesson) =>
        lesson.date === reported.day &&
        groups.some((group) => group.groupId === lesson.groupId && holdsOn(group, reported.day)),
    );
    if (mine.length > 0) byDay.set(reported.day, lessonsTouched(reported, mine).map(touched));
  }
  return byDay;
}

const touched = ({ id, from, to, subject }: Parameters<typeof lessonsTouched>[1][number]): TouchedLesson => ({
  lessonId: id,
  from,
  to,
  ...(subject !== undefined && { subject }),
});
