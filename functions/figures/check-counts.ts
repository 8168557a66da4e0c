import type { Lookup } from '../roster/lookup.ts';
import { log } from '../shared/logger.ts';
import type { OwnerJob } from '../shared/owner-jobs.ts';
import { halfYearOf, holdsOn, type Moment } from '../shared/time.ts';
import type { NightStore } from './night-store.ts';
import { periodOf } from './reckoning.ts';
import { type RecountDeps, type Recounted, recount } from './recount-pupils.ts';

export type CheckDeps = RecountDeps & {
  readonly lookup: Pick<Lookup, 'group'>;
  readonly night: NightStore;
};

/** Classes of an owner in one run: the night has two dozen runs, each going on where the last one came to. */
export const CLASSES_A_RUN = 100;
const AT_ONCE = 25;

/**
 * Counts every pupil of an owner again, class by class, and puts right what differs: a counter that is kept from facts is only as good as the
 * facts that came. Returns how many counts were put right; sums that differed ring, since none should.
 */
export const checkCounts =
  (deps: CheckDeps): OwnerJob =>
  async (ownerId, now) => {
    const outcomes: PromiseSettledResult<Recounted>[] = [];
    for (const groupId of (await classesOf(deps, ownerId, now)).slice(0, CLASSES_A_RUN)) {
      const group = await deps.lookup.group(ownerId, groupId);
      const members = group?.members.filter((one) => one.as === 'student' && holdsOn(one, now.day)) ?? [];
      const halves = periodOf(halfYearOf(now.day)).halves.filter(({ from }) => from <= now.day);
      const targets = members.flatMap(({ personId: pupilId }) =>
        halves.map((half) => ({ ownerId, pupilId, half, asked: true }) as const),
      );
      for (let start = 0; start < targets.length; start += AT_ONCE) {
        const some = targets.slice(start, start + AT_ONCE);
        outcomes.push(...(await Promise.allSettled(some.map((target) => recount(deps, target, now)))));
      }
      // Also past what failed: it rings, and one pupil's record must not keep a whole owner from being checked.
      await deps.night.comeTo(ownerId, now, groupId);
    }
    const differed = outcomes.filter((one) => one.status === 'fulfilled' && one.value === 'differed').length;
    if (differed > 0) log('error', 'counts-differed', { ownerId, count: differed });
    return outcomes.map((one) =>
      one.status === 'fulfilled' ? { status: 'fulfilled', value: Number(one.value !== 'same') } : one,
    );
  };

/** The classes that are still to come tonight, in the order of their ids. */
async function classesOf(deps: CheckDeps, ownerId: string, now: Moment): Promise<readonly string[]> {
  const [{ schools }, through] = await Promise.all([deps.lookup.schools(ownerId), deps.night.through(ownerId, now)]);
  const groups = (await Promise.all(schools.map(({ id }) => deps.lookup.groupsAt(ownerId, id)))).flat();
  const classes = groups.filter((one) => one.groupKind === 'basis' && holdsOn(one, now.day));
  return classes
    .map(({ id }) => id)
    .sort()
    .filter((id) => through === undefined || id > through);
}
