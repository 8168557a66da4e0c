import { type CodesOfDay, type DayRecords, type Difference, isStanding, saidOf, type Value } from './rules.ts';

/** What report, leave, entry and decision of a day do not agree on (B10). */
export type Disagreement = {
  readonly kind: 'reported-but-present' | 'away-without-report' | 'reported-afterwards' | 'decided-otherwise';
  readonly lessonId?: string | undefined;
  /** Why, where a decision says so. */
  readonly reason: Difference | null;
};

type Decided = Pick<Value, 'code' | 'documentation' | 'difference'> & { readonly lessonId?: string | undefined };
type Reported = DayRecords['reports'][number] & { readonly madeAt: string };
type Entered = DayRecords['entries'][number] & { readonly at: string };

/** A pupil's day with everything that was said of it. */
export type WholeDay = Pick<DayRecords, 'onLeave'> & {
  readonly reports: readonly Reported[];
  /** `at` is when the entry was first made. */
  readonly entries: readonly Entered[];
  readonly decided: readonly Decided[];
};

/**
 * Everything that does not agree on a day, lesson by lesson and then the decisions; pure. Late arrival is no absence that
 * somebody should have reported. A report that came after the entry is told as such and not as missing.
 */
export function differencesOf(day: WholeDay, codes: CodesOfDay | undefined): readonly Disagreement[] {
  const standing = day.decided.filter(isStanding);
  const why = (lessonId: string | undefined): Difference | null =>
    (standing.find((one) => one.lessonId === lessonId) ?? standing.find((one) => one.lessonId === undefined))
      ?.difference ?? null;
  const byLesson = day.entries.flatMap((entry): Disagreement[] => {
    const kind = kindOf(entry, day);
    return kind === undefined ? [] : [{ kind, lessonId: entry.lessonId, reason: why(entry.lessonId) }];
  });
  const otherwise = standing.filter(
    ({ lessonId, documentation }) => codes && !saidOf(day, lessonId, codes).includes(documentation),
  );
  return [
    ...byLesson,
    ...otherwise.map(({ lessonId, difference }) => ({
      kind: 'decided-otherwise' as const,
      ...(lessonId !== undefined && { lessonId }),
      reason: difference ?? null,
    })),
  ];
}

function kindOf(entry: Entered, day: WholeDay): Disagreement['kind'] | undefined {
  const reports = day.reports.filter((one) => one.lessonIds === undefined || one.lessonIds.includes(entry.lessonId));
  if (entry.kind === 'present') return reports.length > 0 || day.onLeave ? 'reported-but-present' : undefined;
  if (entry.kind === 'late' || day.onLeave) return undefined;
  if (reports.length === 0) return 'away-without-report';
  return reports.every((one) => one.madeAt > entry.at) ? 'reported-afterwards' : undefined;
}
