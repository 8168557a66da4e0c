import type { Count, CountedEntry, CountedFinal } from '../../../functions/figures/rules.ts';
import { DOCUMENTATIONS, type Documentation, type Sums } from '../../../functions/shared/school/absence-terms.ts';

/** Counts once more, question by question and without cleverness: what the rule is held against. */
export function naiveCount(entries: readonly CountedEntry[], finals: readonly CountedFinal[]): Count {
  const standing = finals.filter((final) => final.code !== '');
  const away = entries.filter((entry) => entry.kind !== 'present');
  const ofDay = (date: string) =>
    standing.find((countedFinal) => countedFinal.date === date && countedFinal.lessonId === undefined);
  const flagsOf = (entry: CountedEntry) =>
    standing.find((countedFinal) => countedFinal.date === entry.date && countedFinal.lessonId === entry.lessonId) ??
    ofDay(entry.date) ??
    entry;
  const isHours = (entry: CountedEntry) => ofDay(entry.date)?.wholeDay !== true;
  const minutes = (some: readonly CountedEntry[]) => some.reduce((sum, entry) => sum + entry.minutes, 0);
  const sums = (some: readonly CountedEntry[]): Sums =>
    byKind((kind) => minutes(some.filter((entry) => entry.counted && flagsOf(entry).documentation === kind)));
  const wholeDays = standing.filter((countedFinal) => countedFinal.wholeDay && countedFinal.lessonId === undefined);
  const late = (some: readonly CountedEntry[]) => some.filter((entry) => entry.kind === 'late');
  const keys = [...new Set(away.map((entry) => entry.subjectCode ?? entry.groupId))].sort();

  return {
    subjects: Object.fromEntries(
      keys.map((key) => {
        const own = away.filter((entry) => (entry.subjectCode ?? entry.groupId) === key);
        const last = own.toSorted((a, b) => (a.date + a.lessonId < b.date + b.lessonId ? -1 : 1)).at(-1);
        return [
          key,
          {
            subjectCode: last?.subjectCode,
            subject: last?.subject,
            groupIds: [...new Set(own.map((entry) => entry.groupId))].sort(),
            minutes: sums(own),
            limitMinutes: minutes(own.filter((entry) => entry.counted && flagsOf(entry).countsTowardsLimit === true)),
            lateTimes: late(own).length,
            lateMinutes: minutes(late(own)),
          },
        ];
      }),
    ),
    days: byKind((kind) => wholeDays.filter((day) => day.documentation === kind).length),
    minutes: sums(away.filter(isHours)),
    diplomaDays: wholeDays.filter((day) => day.onDiploma).length,
    diplomaMinutes: minutes(away.filter((entry) => isHours(entry) && entry.counted && flagsOf(entry).onDiploma)),
    lateTimes: late(away).length,
    lateMinutes: minutes(late(away)),
  };
}

function byKind(of: (kind: Documentation) => number): Sums {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = DOCUMENTATIONS.map(of);
  return {
    undocumented: a,
    'self-declared': b,
    'health-personnel': c,
    'other-documented': d,
    'not-absence': e,
  };
}
