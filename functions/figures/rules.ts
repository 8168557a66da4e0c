import type { Documentation, Flags, Sums } from '../shared/school/absence-terms.ts';
import type { Day } from '../shared/time.ts';

/** One pupil in one lesson, as the teacher registered it. */
export type CountedEntry = Flags & {
  readonly date: Day;
  readonly lessonId: string;
  readonly groupId: string;
  readonly subjectCode?: string | undefined;
  readonly subject?: string | undefined;
  readonly kind: 'absent' | 'part' | 'late' | 'present';
  readonly minutes: number;
  readonly counted: boolean;
};

/** The contact teacher's decision on a day, or on one lesson of it. */
export type CountedFinal = Flags & {
  readonly date: Day;
  readonly lessonId?: string | undefined;
  readonly wholeDay: boolean;
  /** Empty for a withdrawn decision: it counts as none (decision 014). */
  readonly code?: string | undefined;
};

/** One subject: minutes of 60 to the hour, never rounded and never converted into days (C3). */
export type SubjectCount = {
  readonly subjectCode?: string | undefined;
  readonly subject?: string | undefined;
  readonly groupIds: readonly string[];
  readonly minutes: Sums;
  /** Minutes whose code counts towards the limit; upper secondary only. */
  readonly limitMinutes: number;
  readonly lateTimes: number;
  readonly lateMinutes: number;
};

/** A pupil's absence in one half-year. Days and hours are separate counters (C3). */
export type Count = {
  /** By subject code, or by group for lessons without one. */
  readonly subjects: Readonly<Record<string, SubjectCount>>;
  /** Days that a person has decided to be whole days. */
  readonly days: Sums;
  /** Minutes of lessons on other days. */
  readonly minutes: Sums;
  /** The diploma before any strike-out: days, and minutes beside them (OF §§ 9-44, 9-53). */
  readonly diplomaDays: number;
  readonly diplomaMinutes: number;
  readonly lateTimes: number;
  readonly lateMinutes: number;
};

const none = (): Record<Documentation, number> => ({
  undocumented: 0,
  'self-declared': 0,
  'health-personnel': 0,
  'other-documented': 0,
  'not-absence': 0,
});

export const EMPTY: Count = {
  subjects: {},
  days: none(),
  minutes: none(),
  diplomaDays: 0,
  diplomaMinutes: 0,
  lateTimes: 0,
  lateMinutes: 0,
};

/** The key of a lesson's sum. */
export const subjectKey = (entry: Pick<CountedEntry, 'subjectCode' | 'groupId'>): string =>
  entry.subjectCode ?? entry.groupId;

/** The decisions in force, found by day or by lesson. */
export type Decisions<Final extends Judged> = {
  readonly all: readonly Final[];
  readonly ofDay: (date: Day) => Final | undefined;
  /** A lesson's effective decision: its own, else the day's. */
  readonly ofLesson: (lesson: { readonly date: Day; readonly lessonId: string }) => Final | undefined;
};
type Judged = Pick<CountedFinal, 'date' | 'lessonId' | 'code'>;

/** The decisions on days up to today. */
export const decidedBy = <Of extends { readonly date: Day }>(decided: readonly Of[], through: Day): readonly Of[] =>
  decided.filter(({ date }) => date <= through);

/** Drops withdrawn decisions. A lesson's decision takes precedence over the day's. */
export function decisionsOf<Final extends Judged>(decided: readonly Final[]): Decisions<Final> {
  const all = decided.filter((final) => final.code !== '');
  const found = new Map(all.map((final) => [decisionKey(final.date, final.lessonId), final]));
  const ofDay = (date: Day) => found.get(decisionKey(date));
  return { all, ofDay, ofLesson: ({ date, lessonId }) => found.get(decisionKey(date, lessonId)) ?? ofDay(date) };
}

/**
 * Counts entries and decisions: the one rule behind every figure (decision 013). A lesson's decision takes precedence
 * over the day's, and the day's over the registered entry. A day counts as a day only by a person's decision; its
 * lessons then count towards their subjects, and not as hours beside the day. A day after `through` is no absence yet,
 * even when it has a decision already (granted leave). The result does not depend on the order of the input.
 */
export function countOf(entries: readonly CountedEntry[], decided: readonly CountedFinal[], through: Day): Count {
  const decisions = decisionsOf(decidedBy(decided, through));
  const subjects = new Map<string, Mutable<SubjectCount>>();
  const total = { ...EMPTY, days: none(), minutes: none() };
  for (const entry of entries.toSorted(byLesson)) {
    if (entry.kind === 'present') continue;
    const flags: Flags = decisions.ofLesson(entry) ?? entry;
    const subject = subjectOf(subjects, entry);
    if (entry.kind === 'late') {
      for (const sums of [subject, total]) {
        sums.lateTimes += 1;
        sums.lateMinutes += entry.minutes;
      }
    }
    if (!entry.counted) continue;
    subject.minutes[flags.documentation] += entry.minutes;
    if (flags.countsTowardsLimit) subject.limitMinutes += entry.minutes;
    if (decisions.ofDay(entry.date)?.wholeDay) continue;
    total.minutes[flags.documentation] += entry.minutes;
    if (flags.onDiploma) total.diplomaMinutes += entry.minutes;
  }
  for (const final of decisions.all) {
    if (!final.wholeDay || final.lessonId !== undefined) continue;
    total.days[final.documentation] += 1;
    if (final.onDiploma) total.diplomaDays += 1;
  }
  const sorted = [...subjects].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, subject] of sorted) subject.groupIds.sort();
  return { ...total, subjects: Object.fromEntries(sorted) };
}

const byLesson = (a: CountedEntry, b: CountedEntry): number =>
  decisionKey(a.date, a.lessonId) < decisionKey(b.date, b.lessonId) ? -1 : 1;

type Mutable<T> = {
  -readonly [Key in keyof T]: T[Key] extends Sums
    ? Record<Documentation, number>
    : T[Key] extends readonly string[]
      ? string[]
      : T[Key];
};

const decisionKey = (date: Day, lessonId = ''): string => `${date} ${lessonId}`;

function subjectOf(subjects: Map<string, Mutable<SubjectCount>>, entry: CountedEntry): Mutable<SubjectCount> {
  const name = subjectKey(entry);
  const known = subjects.get(name) ?? {
    subjectCode: entry.subjectCode,
    subject: entry.subject,
    groupIds: [],
    minutes: none(),
    limitMinutes: 0,
    lateTimes: 0,
    lateMinutes: 0,
  };
  if (!known.groupIds.includes(entry.groupId)) known.groupIds.push(entry.groupId);
  // The latest name of the subject.
  known.subject = entry.subject ?? known.subject;
  subjects.set(name, known);
  return known;
}
