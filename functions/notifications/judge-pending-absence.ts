import type { Lookup } from '../roster/lookup.ts';
import { type GoLive, goLiveOf } from '../settings/lookup.ts';
import type { Moment } from '../shared/time.ts';
import { type DeliverDeps, deliverEvents, type SettingsPerSchool } from './deliver-events.ts';
import { type RecordDeps, unexplainedOn } from './explain-days.ts';
import type { PendingAbsence, PendingAbsenceStore } from './pending-absence-store.ts';
import { whenOf } from './rules.ts';
import type { Job } from './run-job.ts';

export type PendingAbsenceDeps = DeliverDeps &
  RecordDeps & {
    readonly lookup: Pick<Lookup, 'schools'>;
    readonly pendingAbsences: Pick<PendingAbsenceStore, 'due' | 'markNotified' | 'markExplained'>;
  };

/** Most pupils of one owner per run: a backlog drains over the minutes, and no owner starves another. */
const MOST = 500;
const AT_ONCE = 20;

/**
 * Notifies guardians of minors of unexplained absence (B9). Each day that is due is judged on the records as they are
 * now, so absence that was corrected, reported, granted or decided meanwhile is skipped, and so is a day before the
 * school's go-live. A repeated or late run does the same.
 */
export const judgePendingAbsence =
  (deps: PendingAbsenceDeps): Job =>
  async (ownerId, settings, now) => {
    const due = await deps.pendingAbsences.due(ownerId, now.instant, MOST);
    if (due.length === 0) return [];
    const goLive = goLiveOf(settings, (await deps.lookup.schools(ownerId)).schools);
    const outcomes: PromiseSettledResult<number>[] = [];
    for (let at = 0; at < due.length; at += AT_ONCE) {
      const some = due.slice(at, at + AT_ONCE);
      outcomes.push(
        ...(await Promise.allSettled(some.map((pending) => judge(deps, pending, { settings, goLive, now })))),
      );
    }
    return outcomes;
  };

type Around = { readonly settings: SettingsPerSchool; readonly goLive: GoLive; readonly now: Moment };

async function judge(
  deps: PendingAbsenceDeps,
  pending: PendingAbsence,
  { settings, goLive, now }: Around,
): Promise<number> {
  const { ownerId, pupilId, schoolId, date, event: id, occurredAt } = pending;
  const isOn = whenOf('absence-unexplained', settings.at(schoolId)) !== 'off' && goLive(schoolId) <= date;
  const isUnexplained = () => unexplainedOn(deps, ownerId, pupilId, date);
  if (!(isOn && (await isUnexplained()))) {
    await deps.pendingAbsences.markExplained(pending);
    return 0;
  }
  const about = { kind: 'absence-day', day: date } as const;
  const event = { kind: 'absence-unexplained', id, ownerId, schoolId, pupilId, occurredAt, about } as const;
  const requests = await deliverEvents(deps)([event], settings, now, isUnexplained);
  await deps.pendingAbsences.markNotified(pending, now.instant);
  return requests;
}
