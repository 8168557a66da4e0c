import type { LessonFact } from '../lessons/events.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { goLiveOf } from '../settings/lookup.ts';
import type { Moment } from '../shared/time.ts';
import type { House } from './deliver-news.ts';
import type { News } from './news.ts';
import { unexplainedDueAt, whenOf } from './rules.ts';
import type { WatchStore } from './watch-store.ts';

export type EntryDeps = {
  readonly settings: { of(ownerId: string): Promise<House> };
  readonly lookup: Pick<Lookup, 'schools'>;
  readonly lessons: Pick<LessonsLookup, 'entries'>;
  readonly watches: Pick<WatchStore, 'watch'>;
};

/**
 * What teachers registered → late arrivals that are news (B8), and absence that is watched until the school's hour, when it is
 * judged (B9). The fact says only where to look: the entry as it is now decides, so that what was corrected before is no news. Nor is
 * what was entered of days before the school went live (decision 032).
 */
export async function newsOfEntries(
  deps: EntryDeps,
  { id: event, ownerId, occurredAt, data }: LessonFact,
  house: House,
  now: Moment,
): Promise<readonly News[]> {
  const { schoolId, lessonId, date, pupilIds } = data;
  const set = house.at(schoolId);
  const isOn = (kind: News['kind']) => whenOf(kind, set) !== 'off';
  if (!isOn('late-arrival') && !isOn('absence-unexplained')) return [];
  const common = { event, ownerId, schoolId, occurredAt };
  const [{ schools }, ...entered] = await Promise.all([
    deps.lookup.schools(ownerId),
    ...[...new Set(pupilIds)].map(async (pupilId) => ({
      pupilId,
      entries: await deps.lessons.entries(ownerId, pupilId, date, date),
    })),
  ]);
  const isLive = goLiveOf(house, schools)(schoolId) <= date;
  const found = await Promise.all(
    entered.map(async ({ pupilId, entries }): Promise<readonly News[]> => {
      const { kind, because } = entries.find((one) => one.lessonId === lessonId) ?? {};
      // Another length of the lesson is no news of the pupil.
      if (because !== undefined && kind !== 'present') return [];
      const about = { kind: 'lesson', id: lessonId, day: date } as const;
      const late: News = { ...common, kind: 'late-arrival', pupilId, about };
      if (isLive && kind === 'late') return isOn('late-arrival') ? [late] : [];
      if (isLive && (kind === 'absent' || kind === 'part') && isOn('absence-unexplained')) {
        const dueAt = unexplainedDueAt(set, date, now.instant);
        await deps.watches.watch({ ownerId, pupilId, schoolId, date, event, occurredAt, dueAt });
      }
      // What was told of this lesson before is so no more: a correction wakes nobody, and what waits is not sent.
      return isOn('late-arrival') ? [{ ...late, silent: true }] : [];
    }),
  );
  return found.flat();
}
