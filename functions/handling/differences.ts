import { minutesBetween, type TimeOfDay } from '../shared/time.ts';
import { type CodesOfDay, type DayRecords, type Difference, isStanding, saidOf, type Value } from './rules.ts';

/** A disagreement between report, leave, entry and decision of a day (B10). */
export type Disagreement = {
  readonly kind: 'reported-but-present' | 'away-without-report' | 'reported-afterwards' | 'decided-otherwise';
  readonly lessonId?: string | undefined;
  /** The reason that the decision gives, if any. */
  readonly difference: Difference | null;
};

type Decided = Pick<Value, 'code' | 'documentation' | 'difference'> & { readonly lessonId?: string | undefined };
type Times = { readonly from: TimeOfDay; readonly to: TimeOfDay };
/** A report with the part of the day that it covers; without times it covers the whole day. */
type Reported = DayRecords['reports'][number] & Partial<Times> & { readonly madeAt: string };
type Entered = DayRecords['entries'][number] & Times & { readonly at: string; readonly minutes: number };
type Attended = Times & { readonly lessonId: string };

/** A pupil's day with all its records. */
export type WholeDay = Pick<DayRecords, 'onLeave'> & {
  readonly reports: readonly Reported[];
  /** `at` is when the entry was first made. */
  readonly entries: readonly Entered[];
  /** Confirmed lessons without an entry of the pupil: the pupil counts as present in each. */
  readonly attended: readonly Attended[];
  readonly decided: readonly Decided[];
};

/**
 * All disagreements of a day, lesson by lesson, then the decisions; pure. A pupil who attended a part of the time that
 * leave or a report covers is `reported-but-present`. The registration does not matter: present, late, for a part, or
 * confirmed without an entry of the pupil. Late arrival is no absence that somebody should have reported. A report
 * that came after the entry is `reported-afterwards`, not missing.
 */
export function differencesOf(day: WholeDay, codes: CodesOfDay | undefined): readonly Disagreement[] {
  const current = day.decided.filter(isStanding);
  const why = (lessonId: string | undefined): Difference | null =>
    (
      current.find((decision) => decision.lessonId === lessonId) ??
      current.find((decision) => decision.lessonId === undefined)
    )?.difference ?? null;
  const byLesson = day.entries.flatMap((entry): Disagreement[] => {
    const kind = kindOf(entry, day);
    return kind === undefined ? [] : [{ kind, lessonId: entry.lessonId, difference: why(entry.lessonId) }];
  });
  const inClass = day.attended
    .filter((lesson) => minutesAway(lesson, day) > 0)
    .map(({ lessonId }) => ({ kind: 'reported-but-present' as const, lessonId, difference: why(lessonId) }));
  const otherwise = current.filter(
    ({ lessonId, documentation }) => codes && !saidOf(day, lessonId, codes).includes(documentation),
  );
  return [
    ...byLesson,
    ...inClass,
    ...otherwise.map(({ lessonId, difference }) => ({
      kind: 'decided-otherwise' as const,
      ...(lessonId !== undefined && { lessonId }),
      difference: difference ?? null,
    })),
  ];
}

function kindOf(entry: Entered, day: WholeDay): Disagreement['kind'] | undefined {
  const reports = day.reports.filter((report) => touched(report, entry) > 0);
  const wasThere = entry.kind !== 'absent' && minutesAway(entry, day) > (entry.kind === 'present' ? 0 : entry.minutes);
  if (wasThere) return 'reported-but-present';
  if (entry.kind === 'late' || entry.kind === 'present' || day.onLeave) return undefined;
  if (reports.length === 0) return 'away-without-report';
  return reports.every((report) => report.madeAt > entry.at) ? 'reported-afterwards' : undefined;
}

/** Minutes of a lesson that leave or a report covers: leave covers all, else the report that covers most counts. */
const minutesAway = (lesson: Times, { onLeave, reports }: Pick<WholeDay, 'onLeave' | 'reports'>): number =>
  onLeave ? minutesBetween(lesson.from, lesson.to) : Math.max(0, ...reports.map((report) => touched(report, lesson)));

/**
 * Minutes of a lesson that a report covers, half-open. Compares times, since the timetable may have changed after the
 * report.
 */
function touched(report: Partial<Times>, lesson: Times): number {
  const from = report.from !== undefined && report.from > lesson.from ? report.from : lesson.from;
  const to = report.to !== undefined && report.to < lesson.to ? report.to : lesson.to;
  return from < to ? minutesBetween(from, to) : 0;
}
