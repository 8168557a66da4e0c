import { type AuthorizedGroup, type Caller, lessonTarget, loadStaff, permitStaff } from '../access/authorize.ts';
import type { Action } from '../access/policy.ts';
import type { GroupCard, GroupDay, Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Day } from '../shared/time.ts';
import type { Register } from './entry.ts';
import type { LessonName } from './read-store.ts';
import { refuse } from './refusals.ts';
import {
  type Attribution,
  barred,
  displaced,
  type Held,
  type Move,
  type Stepped,
  standing,
  stateOf,
  unsettled,
} from './rules.ts';
import type { LessonStore } from './store.ts';

/** A lesson of a request by staff, with its group and its register. */
export type Place<Loaded = unknown> = AuthorizedGroup<Loaded> & {
  readonly date: Day;
  /** Absent if the timetable has no such lesson on that day. */
  readonly lesson: GroupDay | undefined;
  /** All lessons of the group on that day. */
  readonly day: readonly GroupDay[];
  readonly register: Register | undefined;
};

export type PlaceDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'lessons'>;
  readonly store: Pick<LessonStore, 'register'>;
};

type Wanted<Loaded> = {
  readonly name: LessonName;
  readonly action: Action;
  readonly load?: () => Promise<Loaded>;
};

/**
 * Authorizes a member of staff for an action in the lesson. The first trip reads the login, the group with its members,
 * the lesson, its register and `Loaded`, the second the caller's roles. An absent or foreign lesson is not found.
 */
export async function authorizeLesson<Loaded>(
  { lookup, store }: PlaceDeps,
  caller: Caller,
  { name, action, load }: Wanted<Loaded>,
): Promise<Place<Loaded>> {
  const { groupId, date, lessonId } = name;
  const { ownerId } = caller.login;
  const [who, group, day, register, loaded] = await Promise.all([
    lookup.whoIs(caller.login),
    lookup.group(ownerId, groupId),
    lookup.lessons(ownerId, [groupId], date, date),
    store.register(ownerId, name),
    load?.() as Promise<Loaded>,
  ]);
  const staff = await loadStaff(lookup, caller, who);
  const lesson = day.find(({ id }) => id === lessonId);
  if (!group || (!lesson && !register)) throw notFound();
  const basis = permitStaff(staff, caller, action, lessonTarget(group, date, lesson?.teacherIds ?? []));
  return { ...staff, basis, group, date, lesson, day, register, loaded };
}

/** The lesson if it takes entries now; otherwise refused with the reason. */
export function openLesson({ lesson }: Pick<Place, 'lesson'>, { moment }: Caller): GroupDay {
  if (!lesson) throw notFound();
  const why = barred(lesson, moment);
  const { date, from } = lesson;
  if (why === 'cancelled') throw refuse('lessons.cancelled');
  if (why === 'not-begun') throw refuse('lessons.not-begun', { date, from });
  if (why === 'half-year-over') throw refuse('lessons.half-year-over', { date });
  return lesson;
}

/** The register after a step; throws the step's refusal. */
export function taken(stepped: Stepped): Held | 'same' {
  if (stepped === 'same') return 'same';
  if ('held' in stepped) return stepped.held;
  if (stepped.refused === 'has-entries') throw refuse('lessons.has-entries');
  if (stepped.refused === 'unsettled') throw refuse('lessons.unsettled');
  throw refuse('lessons.nothing-to-settle');
}

/** The first or next version of a register, with the step in its trail (law 6). */
export function nextRegister(
  before: Register | undefined,
  place: Omit<Register, keyof Held | 'trail' | 'version'>,
  held: Held,
  step: Attribution & { readonly move: Move },
): Register {
  return {
    ...place,
    from: held.from,
    to: held.to,
    lines: { ...held.lines },
    ...(held.confirmed && { confirmed: held.confirmed }),
    ...(held.settled && { settled: held.settled }),
    trail: [...(before?.trail ?? []), step],
    version: (before?.version ?? 0) + 1,
  };
}

/** The fields of a register that come from lesson and group. */
export const placeOf = (group: GroupCard, lesson: GroupDay): Omit<Register, keyof Held | 'trail' | 'version'> => ({
  lessonId: lesson.id,
  groupId: group.id,
  groupName: group.name,
  schoolId: group.schoolId,
  date: lesson.date,
  subject: lesson.subject ?? group.subject,
});

/** The lesson's mark to write, if it differs from the register: an import may have overwritten it. */
export const markOf = <Of extends { readonly confirmed?: boolean | undefined }>(lesson: Of, confirmed: boolean) =>
  confirmed === (lesson.confirmed === true) ? undefined : { lesson, confirmed };

/** The state of a lesson, alike in every answer. */
export function showState(
  name: LessonName,
  { lesson, register }: Pick<Place, 'lesson' | 'register'>,
  { moment }: Caller,
) {
  const confirmed = standing(register, lesson);
  const why = unsettled(register, lesson);
  return {
    ...name,
    state: lesson ? stateOf(lesson, confirmed !== undefined, moment.instant) : ('cancelled' as const),
    confirmed: confirmed ? { staffId: confirmed.by, at: confirmed.at, how: confirmed.how } : null,
    displaced: why ?? (register && displaced(register, lesson)) ?? null,
    unsettled: why !== undefined,
  };
}
