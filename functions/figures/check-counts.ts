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

/** An owner's classes in one run: the night has two dozen runs, each continuing after the last. */
export const CLASSES_A_RUN = 100;
const AT_ONCE = 25;

/**
 * Recounts every pupil of an owner, class by class, and corrects differences: a counter that follows facts is wrong
 * when a fact is lost. Returns the number of corrected counts; wrong sums raise the alarm, since none should occur.
 * `most`: classes in one run.
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
      // A failure raises the alarm, but must not stop the check of the whole owner.
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

/** Recounts the class's pupils of this school year, also those who have moved or left, since they have counts too. */
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

/** True when the period covers today or an earlier day of the school year. */
const heldThisYear = ({ from, to }: Dated, now: Moment): boolean =>
  from <= now.day && (to === undefined || to > (halvesOf(now)[0]?.from ?? now.day));
