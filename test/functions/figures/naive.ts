import type { Count, CountedEntry, CountedFinal } from '../../../functions/figures/rules.ts';
import { DOCUMENTATIONS, type Documentation, type Sums } from '../../../functions/shared/school/absence-terms.ts';

/** Counts once more, question by question and without cleverness: what the rule is held against. */
export function naiveCount(entries: readonly CountedEntry[], finals: readonly CountedFinal[]): Count {
  const standing = finals.filter((one) => one.code !== '');
  const away = entries.filter((one) => one.kind !== 'present');
  const ofDay = (date: string) => standing.find((one) => one.date === date && one.lessonId === undefined);
  const flagsOf = (entry: CountedEntry) =>
    standing.find((one) => one.date === entry.date && one.lessonId === entry.lessonId) ?? ofDay(entry.date) ?? entry;
  const isHours = (entry: CountedEntry) => ofDay(entry.date)?.wholeDay !== true;
  const minutes = (some: readonly CountedEntry[]) => some.reduce((sum, one) => sum + one.minutes, 0);
  const sums = (some: readonly CountedEntry[]): Sums =>
    byKind((kind) => minutes(some.filter((one) => one.counted && flagsOf(one).documentation === kind)));
  const wholeDays = standing.filter((one) => one.wholeDay && one.lessonId === undefined);
  const late = (some: readonly CountedEntry[]) => some.filter((one) => one.kind === 'late');
  const keys = [...new Set(away.map((one) => one.subjectCode ?? one.groupId))].sort();

  return {
    subjects: Object.fromEntries(
      keys.map((key) => {
        const own = away.filter((one) => (one.subjectCode ?? one.groupId) === key);
        const last = own.toSorted((a, b) => (a.date + a.lessonId < b.date + b.lessonId ? -1 : 1)).at(-1);
        return [
          key,
          {
            subjectCode: last?.subjectCode,
            subject: last?.subject,
            groupIds: [...new Set(own.map((one) => one.groupId))].sort(),
            minutes: sums(own),
            limitMinutes: minutes(own.filter((one) => one.counted && flagsOf(one).countsTowardsLimit === true)),
            lateTimes: late(own).length,
            lateMinutes: minutes(late(own)),
          },
        ];
      }),
    ),
    days: byKind((kind) => wholeDays.filter((one) => one.documentation === kind).length),
    minutes: sums(away.filter(isHours)),
    diplomaDays: wholeDays.filter((one) => one.onDiploma).length,
    diplomaMinutes: minutes(away.filter((one) => isHours(one) && one.counted && flagsOf(one).onDiploma)),
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
