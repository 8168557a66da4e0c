import type { AbsenceLookup } from '../absence/lookup.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import type { GroupCard, GroupDay, Lookup } from '../roster/lookup.ts';
import { isExempt, isMember } from './read-roster.ts';
import { suggestionsFor } from './suggest.ts';

export type CountDeps = {
  readonly lookup: Pick<Lookup, 'group' | 'pupilNames'>;
  readonly absence: Pick<AbsenceLookup, 'reportedAt'>;
  readonly leave: Pick<LeaveLookup, 'onLeaveAt'>;
};

/**
 * The number of pupils expected away from each lesson, by its id, protected pupils included: the number of suggestions
 * that the open lesson shows (B1). One parallel trip, and a second if anybody is expected away.
 */
export async function countAway(
  deps: CountDeps,
  ownerId: string,
  lessons: readonly GroupDay[],
): Promise<ReadonlyMap<string, number>> {
  const [groups, days] = await Promise.all([readGroups(deps, ownerId, lessons), readDays(deps, ownerId, lessons)]);
  const expected = lessons.map((lesson) => {
    const group = groups.get(lesson.groupId);
    const day = days.get(dayOf(lesson));
    const away = group && day ? [...suggestionsFor(lesson, day.reported, day.onLeave).keys()] : [];
    const own = away.filter((pupilId) => inGroup(group, pupilId) && !isExempt(group, pupilId, lesson.date));
    return { lesson, group, own };
  });
  const ids = [...new Set(expected.flatMap(({ own }) => own))];
  const names = ids.length === 0 ? new Map<string, never>() : await deps.lookup.pupilNames(ownerId, ids);
  return new Map(
    expected.map(({ lesson, group, own }) => {
      const here = own.flatMap((pupilId) => names.get(pupilId) ?? []);
      return [lesson.id, here.filter((pupil) => isMember(group, pupil, lesson.date)).length];
    }),
  );
}

const inGroup = (group: GroupCard | undefined, pupilId: string): boolean =>
  group?.members.some(({ personId }) => personId === pupilId) === true;

const dayOf = ({ schoolId = '', date }: GroupDay): string => `${schoolId} ${date}`;

async function readGroups({ lookup }: CountDeps, ownerId: string, lessons: readonly GroupDay[]) {
  const ids = [...new Set(lessons.map(({ groupId }) => groupId))];
  const groups = await Promise.all(ids.map((id) => lookup.group(ownerId, id)));
  return new Map(groups.flatMap((group) => (group ? [[group.id, group] as const] : [])));
}

/** The reports and the leave of a day at each school with lessons on it. */
async function readDays({ absence, leave }: CountDeps, ownerId: string, lessons: readonly GroupDay[]) {
  const each = new Map(lessons.map((lesson) => [dayOf(lesson), lesson]));
  const read = [...each].flatMap(([day, { schoolId, date }]) =>
    schoolId === undefined ? [] : [{ day, schoolId, date }],
  );
  const found = await Promise.all(
    read.map(async ({ day, schoolId, date }) => {
      const [reported, onLeave] = await Promise.all([
        absence.reportedAt(ownerId, schoolId, date),
        leave.onLeaveAt(ownerId, schoolId, date),
      ]);
      return [day, { reported, onLeave }] as const;
    }),
  );
  return new Map(found);
}
