import type { Lookup } from '../roster/lookup.ts';
import { type GoLive, goLiveOf } from '../settings/lookup.ts';
import type { Moment } from '../shared/time.ts';
import { type DeliverDeps, deliverEvents, type House } from './deliver-events.ts';
import { type RecordDeps, unexplainedOn } from './explain-days.ts';
import { whenOf } from './rules.ts';
import type { Job } from './run-job.ts';
import type { PendingAbsence, PendingAbsenceStore } from './pending-absence-store.ts';

export type PendingAbsenceDeps = DeliverDeps &
  RecordDeps & {
    readonly lookup: Pick<Lookup, 'schools'>;
    readonly pendingAbsences: Pick<PendingAbsenceStore, 'due' | 'told' | 'explained'>;
  };

/** Most pupils of one owner per run: a backlog drains over the minutes, and no owner starves another. */
const MOST = 500;
const AT_ONCE = 20;

/**
 * Notifies guardians of minors of unexplained absence (B9). Each due watch is judged on the records as they are now, so
 * absence that was corrected, reported, granted or decided meanwhile is skipped, and so is a day before the school's
 * go-live. A repeated or late run does the same.
 */
export const judgePendingAbsence =
  (deps: PendingAbsenceDeps): Job =>
  async (ownerId, house, now) => {
    const pendingAbsences = await deps.pendingAbsences.due(ownerId, now.instant, MOST);
    if (pendingAbsences.length === 0) return [];
    const goLive = goLiveOf(house, (await deps.lookup.schools(ownerId)).schools);
    const outcomes: PromiseSettledResult<number>[] = [];
    for (let at = 0; at < pendingAbsences.length; at += AT_ONCE) {
      const some = pendingAbsences.slice(at, at + AT_ONCE);
      outcomes.push(...(await Promise.allSettled(some.map((watch) => judge(deps, watch, { house, goLive, now })))));
    }
    return outcomes;
  };

type Around = { readonly house: House; readonly goLive: GoLive; readonly now: Moment };

async function judge(deps: PendingAbsenceDeps, watch: PendingAbsence, { house, goLive, now }: Around): Promise<number> {
  const { ownerId, pupilId, schoolId, date, event, occurredAt } = watch;
  const isOn = whenOf('absence-unexplained', house.at(schoolId)) !== 'off' && goLive(schoolId) <= date;
  const isUnexplained = () => unexplainedOn(deps, ownerId, pupilId, date);
  if (!(isOn && (await isUnexplained()))) {
    await deps.pendingAbsences.explained(watch);
    return 0;
  }
  const about = { kind: 'absence-day', day: date } as const;
  const news = { kind: 'absence-unexplained', event, ownerId, schoolId, pupilId, occurredAt, about } as const;
  const told = await deliverEvents(deps)([news], house, now, isUnexplained);
  await deps.pendingAbsences.told(watch, now.instant);
  return told;
}
