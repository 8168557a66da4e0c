import { type Caller, lessonTarget, loadStaff, permitStaff, type StaffMember } from '../access/authorize.ts';
import { decide } from '../access/policy.ts';
import { type Group, type GroupDay, type Lookup, roleId } from '../roster/lookup.ts';
import { addDays, type Day } from '../shared/time.ts';
import { type CountDeps, countAway } from './count-away.ts';
import { refuse } from './refusals.ts';
import { stateOf } from './rules.ts';

export type ListDeps = CountDeps & {
  readonly lookup: CountDeps['lookup'] & Pick<Lookup, 'whoIs' | 'staff' | 'timetable' | 'lessons' | 'groups'>;
};

/** The longest stretch of one answer: two weeks. */
export const MAX_DAYS = 14;

type Wanted = {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Without a lesson in these days, the lessons of the next day that has some, within two weeks. */
  readonly orNext?: boolean;
};

/**
 * A teacher's own lessons of some days in order, each with its state (B1) and the number of pupils expected away; also
 * lessons of groups that a colleague has granted for those days (B7). Leaves out lessons that the teacher could not
 * open (decision 035). Four reads. A substitute needs one more, since only the grants name the groups. So do lessons
 * of an earlier half-year, which today's teachers of the group may open. To look for the next day takes three more.
 */
export const listLessons = (deps: ListDeps) => async (caller: Caller, wanted: Wanted) => {
  const { lookup } = deps;
  const { from, to } = rangeOf(wanted, caller.moment.day);
  const { ownerId } = caller.login;
  const who = await lookup.whoIs(caller.login);
  const staffId = roleId(who, 'staff', caller.moment.day);
  const timetable = (range: Range) => lookup.timetable(ownerId, staffId, range.from, range.to);
  const [staff, own] = await Promise.all([loadStaff(lookup, caller, who), timetable({ from, to })]);
  permitStaff(staff, caller, 'staff:lessons', { kind: 'self' });
  const lessons = await lessonsOf(deps, caller, { staff, own, range: { from, to } });
  const later = { from: addDays(to, 1), to: addDays(from, MAX_DAYS - 1) };
  if (lessons.length > 0 || wanted.orNext !== true || later.to < later.from) return { from, to, lessons };
  const ahead = await lessonsOf(deps, caller, { staff, own: await timetable(later), range: later });
  const next = ahead.filter(({ date }) => date === ahead[0]?.date);
  return { from, to: next[0]?.date ?? to, lessons: next };
};

type Range = { readonly from: Day; readonly to: Day };
type Teacher = { readonly staff: StaffMember; readonly own: readonly GroupDay[]; readonly range: Range };

/** The lessons of some days that a teacher may open: the own ones, and those of groups that a colleague has granted. */
async function lessonsOf(
  { lookup, absence, leave }: ListDeps,
  caller: Caller,
  { staff, own, range: { from, to } }: Teacher,
) {
  const { ownerId } = caller.login;
  const grants = staff.card.grants.filter((grant) => grant.from <= to && (grant.to === undefined || grant.to > from));
  const lent = [...new Set(grants.map((grant) => grant.groupId))];
  const earlier = own.filter((lesson) => !mayOpen(staff, undefined, lesson, caller)).map(({ groupId }) => groupId);
  const [granted, groups] = await Promise.all([
    lookup.lessons(ownerId, lent, from, to),
    lookup.groups(ownerId, [...lent, ...earlier]),
  ]);
  const opens = (lesson: GroupDay) =>
    mayOpen(
      staff,
      groups.find((group) => group.id === lesson.groupId),
      lesson,
      caller,
    );
  const mine = new Set(own.map((lesson) => lesson.id));
  const standingIn = granted.filter((lesson) => !mine.has(lesson.id));
  const [ownOpen, lentOpen] = [own.filter(opens), standingIn.filter(opens)];
  const away = await countAway({ lookup, absence, leave }, ownerId, [...ownOpen, ...lentOpen]);
  const lessons = [
    ...ownOpen.map((lesson) => show(lesson, { substituting: false, away }, caller)),
    ...lentOpen.map((lesson) => show(lesson, { substituting: true, away }, caller)),
  ];
  return lessons.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** True if the teacher may open the lesson; by the lesson's own relation alone if its group was not read. */
function mayOpen(
  { actor }: StaffMember,
  group: Group | undefined,
  { date, groupId, schoolId = '', teacherIds }: GroupDay,
  { moment }: Caller,
): boolean {
  const ofItself = { kind: 'lesson', groupId, schoolId, groupKind: '', from: NEVER, date, teacherIds } as const;
  const target = group ? lessonTarget(group, date, teacherIds) : ofItself;
  return decide('lesson:read', actor, target, moment.day).allowed;
}
/** The first day of an unknown group, so that it gives nobody a right. */
const NEVER = '9999-12-31';

type Placed = { readonly date: Day; readonly from: string; readonly lessonId: string };
const placeOf = ({ date, from, lessonId }: Placed): string => `${date} ${from} ${lessonId}`;

function rangeOf(
  { from: first, to: last }: { readonly from?: Day | undefined; readonly to?: Day | undefined },
  today: Day,
) {
  const from = first ?? today;
  const to = last ?? from;
  if (to < from) throw refuse('lessons.to-before-from', { from }, { at: '?to' });
  const end = addDays(from, MAX_DAYS - 1);
  if (to > end) throw refuse('lessons.too-many-days', { maxDays: MAX_DAYS, last: end }, { at: '?to' });
  return { from, to };
}

type More = { readonly substituting: boolean; readonly away: ReadonlyMap<string, number> };
const show = (lesson: GroupDay, { substituting, away }: More, { moment }: Caller) => ({
  lessonId: lesson.id,
  groupId: lesson.groupId,
  group: lesson.groupName ?? null,
  subject: lesson.subject ?? null,
  date: lesson.date,
  from: lesson.from,
  to: lesson.to,
  room: lesson.room ?? null,
  status: lesson.status,
  state: stateOf(lesson, lesson.confirmed === true, moment.instant),
  substituting,
  reportedAway: away.get(lesson.id) ?? 0,
});
