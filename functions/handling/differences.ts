import { minutesBetween, type TimeOfDay } from '../shared/time.ts';
import { type CodesOfDay, type DayRecords, type Difference, isStanding, saidOf, type Value } from './rules.ts';

/** What report, leave, entry and decision of a day do not agree on (B10). */
export type Disagreement = {
  readonly kind: 'reported-but-present' | 'away-without-report' | 'reported-afterwards' | 'decided-otherwise';
  readonly lessonId?: string | undefined;
  /** Why, where a decision says so. */
  readonly reason: Difference | null;
};

type Decided = Pick<Value, 'code' | 'documentation' | 'difference'> & { readonly lessonId?: string | undefined };
type Times = { readonly from: TimeOfDay; readonly to: TimeOfDay };
/** The part of the day that is meant; no times are the whole of it. */
type Reported = DayRecords['reports'][number] & Partial<Times> & { readonly madeAt: string };
type Entered = DayRecords['entries'][number] & Times & { readonly at: string; readonly minutes: number };
type Attended = Times & { readonly lessonId: string };

/** A pupil's day with everything that was said of it. */
export type WholeDay = Pick<DayRecords, 'onLeave'> & {
  readonly reports: readonly Reported[];
  /** `at` is when the entry was first made. */
  readonly entries: readonly Entered[];
  /** Lessons of the pupil that were confirmed with nothing said of the pupil: present in each. */
  readonly attended: readonly Attended[];
  readonly decided: readonly Decided[];
};

/**
 * Everything that does not agree on a day, lesson by lesson and then the decisions; pure. Whoever was in class for a
 * part of a lesson that leave or a report covers was there although it says away, however that was registered: present,
 * late, for a part, or by a confirmation that says nothing of the pupil. Late arrival is no absence that somebody
 * should have reported. A report that came after the entry is told as such and not as missing.
 */
export function differencesOf(day: WholeDay, codes: CodesOfDay | undefined): readonly Disagreement[] {
  const standing = day.decided.filter(isStanding);
  const why = (lessonId: string | undefined): Difference | null =>
    (
      standing.find((decision) => decision.lessonId === lessonId) ??
      standing.find((decision) => decision.lessonId === undefined)
    )?.difference ?? null;
  const byLesson = day.entries.flatMap((entry): Disagreement[] => {
    const kind = kindOf(entry, day);
    return kind === undefined ? [] : [{ kind, lessonId: entry.lessonId, reason: why(entry.lessonId) }];
  });
  const inClass = day.attended
    .filter((lesson) => minutesAway(lesson, day) > 0)
    .map(({ lessonId }) => ({ kind: 'reported-but-present' as const, lessonId, reason: why(lessonId) }));
  const otherwise = standing.filter(
    ({ lessonId, documentation }) => codes && !saidOf(day, lessonId, codes).includes(documentation),
  );
  return [
    ...byLesson,
    ...inClass,
    ...otherwise.map(({ lessonId, difference }) => ({
      kind: 'decided-otherwise' as const,
      ...(lessonId !== undefined && { lessonId }),
      reason: difference ?? null,
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

/**
 * Minutes of a lesson in which the pupil is said to be away: by leave all of them, else by the report that covers most.
 */
const minutesAway = (lesson: Times, { onLeave, reports }: Pick<WholeDay, 'onLeave' | 'reports'>): number =>
  onLeave ? minutesBetween(lesson.from, lesson.to) : Math.max(0, ...reports.map((report) => touched(report, lesson)));

/**
 * Minutes of a lesson that a report covers, half-open; by the times, as the timetable may have changed since it was
 * made.
 */
function touched(report: Partial<Times>, lesson: Times): number {
  const from = report.from !== undefined && report.from > lesson.from ? report.from : lesson.from;
  const to = report.to !== undefined && report.to < lesson.to ? report.to : lesson.to;
  return from < to ? minutesBetween(from, to) : 0;
}
