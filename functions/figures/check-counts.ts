import type { Lookup } from '../roster/lookup.ts';
import type { OwnerJob } from '../shared/jobs/owner-jobs.ts';
import { log } from '../shared/logger.ts';
import { type Dated, halfYearOf, type Moment } from '../shared/time.ts';
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
 * Counts every pupil of an owner again, class by class, and puts right what differs: a counter that is kept from facts
 * is only as good as the facts that came. Returns how many counts were put right; sums that differed ring, since none
 * should. `most`: classes in one run.
 */
export const checkCounts =
  (deps: CheckDeps, most: number = CLASSES_A_RUN): OwnerJob =>
  async (ownerId, now) => {
    const last = await deps.night.round(ownerId);
    if (last?.doneOn !== undefined && last.doneOn >= now.day) return [];
    const { began, through } = last && last.doneOn === undefined ? last : { began: now.day, through: '' };
    const toCome = (await classesOf(deps, ownerId, now)).filter((id) => id > through);
    const outcomes: PromiseSettledResult<Recounted>[] = [];
    for (const groupId of toCome.slice(0, most)) {
      outcomes.push(...(await classCounted(deps, ownerId, groupId, now)));
      // Also past what failed: it rings, and one pupil's record must not keep a whole owner from being checked.
      await deps.night.comeTo(ownerId, began, groupId);
    }
    if (toCome.length <= most) await deps.night.finish(ownerId, began, now.day);
    const differed = outcomes.filter(
      (outcome) => outcome.status === 'fulfilled' && outcome.value === 'differed',
    ).length;
    if (differed > 0) log('error', 'counts-differed', { ownerId, count: differed });
    return outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? { status: 'fulfilled', value: Number(outcome.value !== 'same') } : outcome,
    );
  };

/** Counts everybody again who is in a class, or was since the school year began: who moved or left has counts too. */
async function classCounted(deps: CheckDeps, ownerId: string, groupId: string, now: Moment) {
  const group = await deps.lookup.group(ownerId, groupId);
  const members = group?.members.filter((member) => member.as === 'student' && heldThisYear(member, now)) ?? [];
  const halves = halvesOf(now).filter(({ from }) => from <= now.day);
  const targets = [...new Set(members.map(({ personId }) => personId))].flatMap((pupilId) =>
    halves.map((half) => ({ ownerId, pupilId, half, asked: true }) as const),
  );
  const outcomes: PromiseSettledResult<Recounted>[] = [];
  for (let start = 0; start < targets.length; start += AT_ONCE) {
    const some = targets.slice(start, start + AT_ONCE);
    outcomes.push(...(await Promise.allSettled(some.map((target) => recount(deps, target, now)))));
  }
  return outcomes;
}

/** An owner's classes of the school year, in the order of their ids. */
async function classesOf(deps: CheckDeps, ownerId: string, now: Moment): Promise<readonly string[]> {
  const { schools } = await deps.lookup.schools(ownerId);
  const groups = (await Promise.all(schools.map(({ id }) => deps.lookup.groupsAt(ownerId, id)))).flat();
  const classes = groups.filter((group) => group.groupKind === 'basis' && heldThisYear(group, now));
  return classes.map(({ id }) => id).sort();
}

const halvesOf = (now: Moment) => periodOf(halfYearOf(now.day)).halves;

/** True for what holds today, or did at some time of the school year until today. */
const heldThisYear = ({ from, to }: Dated, now: Moment): boolean =>
  from <= now.day && (to === undefined || to > (halvesOf(now)[0]?.from ?? now.day));
