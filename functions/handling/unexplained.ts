import type { AbsenceLookup } from '../absence/lookup.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import { isHeldBack, type LessonsLookup } from '../lessons/lookup.ts';
import type { Day } from '../shared/time.ts';
import { differencesOf } from './differences.ts';
import { isStanding } from './rules.ts';
import type { HandlingStore } from './store.ts';

export type PendingAbsenceDeps = {
  readonly absence: Pick<AbsenceLookup, 'reportedDays'>;
  readonly lessons: Pick<LessonsLookup, 'entries'>;
  readonly leave: Pick<LeaveLookup, 'leaveDays'>;
  readonly store: Pick<HandlingStore, 'between'>;
};

/**
 * The number of lessons with unexplained absence of a pupil: without report, leave or decision. They wait for the
 * contact teacher beside the reports. One parallel trip of four small ranges.
 */
export async function lessonsUnexplained(
  deps: PendingAbsenceDeps,
  ownerId: string,
  pupilId: string,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<number> {
  const [days, entries, leave, finals] = await Promise.all([
    deps.absence.reportedDays(ownerId, pupilId, from, to),
    deps.lessons.entries(ownerId, pupilId, from, to),
    deps.leave.leaveDays(ownerId, pupilId, from, to),
    deps.store.between(ownerId, pupilId, from, to),
  ]);
  return entries.filter((entry) => {
    if (isHeldBack(entry)) return false;
    const { date, lessonId } = entry;
    const decided = finals.some(
      (final) => final.date === date && (final.lessonId ?? lessonId) === lessonId && isStanding(final),
    );
    if (decided) return false;
    const reports = days.flatMap(({ day, from: begin, to: end }) =>
      day === date ? [{ reasonId: null, madeAt: '', from: begin, to: end }] : [],
    );
    const onLeave = leave.some((day) => day.date === date);
    const found = differencesOf({ reports, onLeave, entries: [entry], attended: [], decided: [] }, undefined);
    return found.some((disagreement) => disagreement.kind === 'away-without-report');
  }).length;
}
