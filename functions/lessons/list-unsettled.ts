import { authorizeStaff, type Caller, lessonTarget } from '../access/authorize.ts';
import { decide } from '../access/policy.ts';
import type { GroupDay, Lookup } from '../roster/lookup.ts';
import { halfYearOf, holdsOn } from '../shared/time.ts';
import type { Register } from './entry.ts';
import { isAway, type Unsettled, unsettled } from './rules.ts';
import type { LessonStore } from './store.ts';

export type UnsettledDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'lessons' | 'groups'>;
  readonly store: Pick<LessonStore, 'registers'>;
};

/**
 * Unsettled registers of this half-year in the caller's groups, newest first, as far as the caller may settle them.
 * Unsettled: somebody is registered away, and the lesson has moved, gone, been cancelled, or become shorter than the
 * registered minutes. Three reads, since the second finds the groups; a fourth if there is a register to show. Shows
 * no names, so the access log needs no look at a pupil.
 */
export const listUnsettled = (deps: UnsettledDeps) => async (caller: Caller) => {
  const { ownerId } = caller.login;
  const today = caller.moment.day;
  const { actor, card } = await authorizeStaff(deps.lookup, caller, {
    action: 'staff:lessons',
    target: { kind: 'self' },
  });
  const teaches = card.assignments
    .filter((assignment) => assignment.kind === 'teaches')
    .filter((assignment) => holdsOn(assignment, today));
  const groupIds = [...new Set(teaches.map((teaching) => teaching.groupId))];
  const { from } = halfYearOf(today);
  const [registers, lessons] = await Promise.all([
    Promise.all(groupIds.map((groupId) => deps.store.registers(ownerId, groupId, from, today))),
    deps.lookup.lessons(ownerId, groupIds, from, today),
  ]);
  const planned = new Map(lessons.map((lesson) => [nameOf(lesson.groupId, lesson.date, lesson.id), lesson]));
  const found = registers.flat().flatMap((register) => {
    const lesson = planned.get(nameOf(register.groupId, register.date, register.lessonId));
    const why = unsettled(register, lesson);
    return why ? [{ register, lesson, why }] : [];
  });
  const concerned = found.map(({ register }) => register.groupId);
  const groups = await deps.lookup.groups(ownerId, concerned);
  const rows = found.flatMap(({ register, lesson, why }) => {
    const group = groups.find((candidate) => candidate.id === register.groupId);
    const target = group && lessonTarget(group, register.date, lesson?.teacherIds ?? []);
    const mine = target && decide('lesson:register', actor, target, today).allowed;
    return mine ? [show(register, lesson, why)] : [];
  });
  return { registers: rows.sort((a, b) => (a.date + a.from < b.date + b.from ? 1 : -1)) };
};

const nameOf = (groupId: string, date: GroupDay['date'], lessonId: string): string => `${groupId} ${date} ${lessonId}`;

const show = (register: Register, lesson: GroupDay | undefined, why: Unsettled) => ({
  groupId: register.groupId,
  date: register.date,
  lessonId: register.lessonId,
  group: register.groupName,
  subject: register.subject ?? null,
  from: register.from,
  to: register.to,
  planned: lesson ? { from: lesson.from, to: lesson.to } : null,
  displaced: why,
  away: Object.values(register.lines).filter(isAway).length,
});
