import { type Caller, lessonTarget, permitStaff, type StaffAsking, staffAsking } from '../access/asking.ts';
import type { Action } from '../access/policy.ts';
import type { GroupCard, GroupDay, Lookup, Who } from '../roster/lookup.ts';
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

export type { Caller };

/** A lesson as it was read beside the login: the first trip of every question about one. */
export type Place = {
  readonly date: Day;
  readonly who: Who;
  readonly group: GroupCard | undefined;
  /** Absent where the timetable has none by that name on that day. */
  readonly lesson: GroupDay | undefined;
  /** All the group's lessons of that day. */
  readonly day: readonly GroupDay[];
  readonly register: Register | undefined;
};

export type PlaceDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'group' | 'lessons'>;
  readonly store: Pick<LessonStore, 'register'>;
};

/** The first trip: the login, the group with its members, the lesson and its register. */
export async function readPlace({ lookup, store }: PlaceDeps, { login }: Caller, name: LessonName): Promise<Place> {
  const { groupId, date, lessonId } = name;
  const [who, group, lessons, register] = await Promise.all([
    lookup.whoIs(login),
    lookup.group(login.ownerId, groupId),
    lookup.lessons(login.ownerId, [groupId], date, date),
    store.register(login.ownerId, name),
  ]);
  return { date, who, group, lesson: lessons.find((lesson) => lesson.id === lessonId), day: lessons, register };
}

/** A lesson whose teacher asks, and the relation that grants it. */
export type Asked = { readonly asking: StaffAsking; readonly group: GroupCard; readonly basis: string };

/** The member of staff behind the login, part of the second trip. A lesson that is absent or foreign is not found. */
export async function askAbout(
  lookup: Pick<Lookup, 'staff'>,
  caller: Caller,
  { who, group, lesson, register, date }: Place,
  { action }: { readonly action: Action },
): Promise<Asked> {
  const asking = await staffAsking(lookup, caller, who);
  if (!group || (!lesson && !register)) throw notFound();
  const basis = permitStaff(asking, caller, action, lessonTarget(group, date, lesson?.teacherIds ?? []));
  return { asking, group, basis };
}

/** The lesson, where something may be registered in it now; refused with the reason otherwise. */
export function openLesson({ lesson }: Place, { moment }: Caller): GroupDay {
  if (!lesson) throw notFound();
  const why = barred(lesson, moment);
  const { date, from } = lesson;
  if (why === 'cancelled') throw refuse('lessons.cancelled');
  if (why === 'not-begun') throw refuse('lessons.not-begun', { date, from });
  if (why === 'half-year-over') throw refuse('lessons.half-year-over', { date });
  return lesson;
}

/** What a step leads to; refused with its reason. */
export function taken(stepped: Stepped): Held | 'same' {
  if (stepped === 'same') return 'same';
  if ('held' in stepped) return stepped.held;
  if (stepped.refused === 'has-entries') throw refuse('lessons.has-entries');
  if (stepped.refused === 'unsettled') throw refuse('lessons.unsettled');
  throw refuse('lessons.nothing-to-settle');
}

/** The next version of a register, or the first one, with the step in its trail (law 6). */
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

/** The lesson's copy of the confirmation, if it differs from the register: an import may have overwritten it. */
export const markOf = <Of extends { readonly confirmed?: boolean | undefined }>(lesson: Of, confirmed: boolean) =>
  confirmed === (lesson.confirmed === true) ? undefined : { lesson, confirmed };

/** The state of a lesson, as every answer about it shows it. */
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
