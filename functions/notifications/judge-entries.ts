import type { LessonFact } from '../lessons/events.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { goLiveOf } from '../settings/lookup.ts';
import type { Moment } from '../shared/time.ts';
import type { SettingsPerSchool } from './deliver-events.ts';
import type { InboxEvent } from './inbox-event.ts';
import type { PendingAbsenceStore } from './pending-absence-store.ts';
import { unexplainedDueAt } from './reminder-rules.ts';
import { whenOf } from './rules.ts';

export type EntryDeps = {
  readonly settings: { of(ownerId: string): Promise<SettingsPerSchool> };
  readonly lookup: Pick<Lookup, 'schools'>;
  readonly lessons: Pick<LessonsLookup, 'entries'>;
  readonly pendingAbsences: Pick<PendingAbsenceStore, 'add'>;
};

/**
 * Turns registered entries into events of late arrivals (B8), and notes pending absence, which is judged at the
 * school's hour (B9). The fact only says where to look: the current entry decides, so an entry that was corrected since
 * causes no event. Days before the school's go-live cause none either (decision 032).
 */
export async function judgeEntries(
  deps: EntryDeps,
  { id, ownerId, occurredAt, data }: LessonFact,
  settings: SettingsPerSchool,
  now: Moment,
): Promise<readonly InboxEvent[]> {
  const { schoolId, lessonId, date, pupilIds } = data;
  const set = settings.at(schoolId);
  const isOn = (kind: InboxEvent['kind']) => whenOf(kind, set) !== 'off';
  if (!isOn('late-arrival') && !isOn('absence-unexplained')) return [];
  const common = { id, ownerId, schoolId, occurredAt };
  const [{ schools }, ...entered] = await Promise.all([
    deps.lookup.schools(ownerId),
    ...[...new Set(pupilIds)].map(async (pupilId) => ({
      pupilId,
      entries: await deps.lessons.entries(ownerId, pupilId, date, date),
    })),
  ]);
  const isLive = goLiveOf(settings, schools)(schoolId) <= date;
  const found = await Promise.all(
    entered.map(async ({ pupilId, entries }): Promise<readonly InboxEvent[]> => {
      const { kind, because } = entries.find((entry) => entry.lessonId === lessonId) ?? {};
      // The entry changed only because the lesson's length changed: no event.
      if (because !== undefined && kind !== 'present') return [];
      const about = { kind: 'lesson', id: lessonId, day: date } as const;
      const late: InboxEvent = { ...common, kind: 'late-arrival', pupilId, about };
      if (isLive && kind === 'late') return isOn('late-arrival') ? [late] : [];
      if (isLive && (kind === 'absent' || kind === 'part') && isOn('absence-unexplained')) {
        const dueAt = unexplainedDueAt(set, date, now.instant);
        await deps.pendingAbsences.add({ ownerId, pupilId, schoolId, date, event: id, occurredAt, dueAt });
      }
      // The pupil is no longer late: supersede the earlier item. A correction notifies nobody, and a notice that waits
      // is not sent.
      return isOn('late-arrival') ? [{ ...late, silent: true }] : [];
    }),
  );
  return found.flat();
}
