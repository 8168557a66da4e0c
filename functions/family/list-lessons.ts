import type { FamilyCaller } from '../access/authorize.ts';
import { authorizeLook } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import type { GroupCard, GroupDay, Lookup, PupilCard } from '../roster/lookup.ts';
import { addDays, type Day, holdsOn } from '../shared/time.ts';
import { READ } from './authorize.ts';
import { refuse } from './refusals.ts';

export type LessonsDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'lessons' | 'group' | 'staffNames'>;
  readonly logRead: LogRead;
};
type Range = { readonly from?: Day | undefined; readonly to?: Day | undefined };

/** The longest period of one answer: two weeks. */
export const MAX_DAYS = 14;

/**
 * A pupil's current timetable of some days, in order: lessons of the pupil's groups on the day, without exempted groups
 * and with cancelled or moved lessons. Three consecutive reads: the pupil, the lessons, the teachers' names.
 */
export const listLessons =
  ({ lookup, logRead }: LessonsDeps) =>
  async (caller: FamilyCaller, { pupilId, ...range }: Range & { readonly pupilId: string }) => {
    const { from, to } = rangeOf(range, caller.moment.day);
    const { ownerId } = caller.login;
    const { card } = await authorizeLook({ lookup, logRead }, caller, { right: READ, pupilId });
    const ids = groupsWithin(card, from, to);
    const [lessons, groups] = await Promise.all([
      lookup.lessons(ownerId, ids, from, to),
      Promise.all(ids.map((id) => lookup.group(ownerId, id))),
    ]);
    const own = lessons.filter((lesson) => isOwn(card, lesson));
    const names = await lookup.staffNames(ownerId, [...new Set(own.flatMap(({ teacherIds }) => teacherIds))]);
    const cards = new Map(groups.flatMap((group) => (group ? [[group.id, group] as const] : [])));
    return { pupilId, from, to, lessons: own.map((lesson) => showLesson(lesson, cards.get(lesson.groupId), names)) };
  };

const groupsWithin = ({ groups }: PupilCard, from: Day, to: Day): readonly string[] => [
  ...new Set(
    groups.flatMap((group) => (group.from <= to && (group.to === undefined || group.to > from) ? [group.groupId] : [])),
  ),
];

/** True when the pupil is at school and in the group on the lesson's day, and is not exempt from it. */
const isOwn = ({ facts, groups }: PupilCard, { groupId, date }: GroupDay): boolean =>
  holdsOn(facts.stay, date) &&
  groups.some((group) => group.groupId === groupId && holdsOn(group, date) && group.exempt !== true);

/** A lesson for families: its teachers' names, and whether none of them is one of the group's own teachers. */
const showLesson = (lesson: GroupDay, group: GroupCard | undefined, names: ReadonlyMap<string, string>) => ({
  lessonId: lesson.id,
  groupId: lesson.groupId,
  group: lesson.groupName ?? group?.name ?? null,
  subject: lesson.subject ?? group?.subject ?? null,
  date: lesson.date,
  from: lesson.from,
  to: lesson.to,
  room: lesson.room ?? null,
  status: lesson.status,
  teachers: lesson.teacherIds.flatMap((id) => names.get(id) ?? []),
  substitute: isSubstituted(lesson, group),
});

/** False when the group has no known teachers. */
function isSubstituted({ teacherIds, date }: GroupDay, group: GroupCard | undefined): boolean {
  const teachers = (group?.members ?? []).filter((member) => member.as !== 'student' && holdsOn(member, date));
  const own = new Set(teachers.map(({ personId }) => personId));
  return own.size > 0 && teacherIds.length > 0 && !teacherIds.some((id) => own.has(id));
}

function rangeOf({ from: first, to: last }: Range, today: Day): { readonly from: Day; readonly to: Day } {
  const from = first ?? today;
  const to = last ?? addDays(from, 6);
  if (to < from) throw refuse('family.days-turned', { from }, { at: '?to' });
  const end = addDays(from, MAX_DAYS - 1);
  if (to > end) throw refuse('family.too-many-days', { maxDays: MAX_DAYS, last: end }, { at: '?to' });
  return { from, to };
}
