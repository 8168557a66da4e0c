import type { output } from 'zod/mini';
import type { School } from '../roster/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import type { HalfYear } from '../shared/time.ts';
import type { Scope } from './authorize.ts';
import type { Carried } from './carried.ts';
import type { CountItem, Totals } from './count.ts';
import { type AnnualHours, type LimitRules, shownPercent, sumOf, type YearShare, yearSharesOf } from './limit.ts';
import type { Period } from './reckoning.ts';
import { type Count, EMPTY, type SubjectCount } from './rules.ts';
import type { ChildFigures, Carried as ShownCarried, StaffFigures } from './schema.ts';
import { texts } from './texts.ts';

type Figures = Omit<output<typeof ChildFigures>, 'childId'>;
type Subject = Figures['subjects'][number];

/** The input for a pupil's figures. */
export type Shown = {
  readonly schoolId: string;
  readonly period: Period;
  /** Counts of the requested half-years. */
  readonly counts: readonly CountItem[];
  readonly rules: LimitRules | undefined;
  readonly hours: AnnualHours;
  /** False for a pupil without grades yet, of whom the diploma shows nothing. */
  readonly graded: boolean;
};

/** The type of school whose rules counted a half-year; before the first count, that of the pupil's school. */
export const typeOf = (counts: readonly CountItem[], half: HalfYear, school: School | undefined): School['type'] =>
  counts.find((count) => count.halfYear === half.id)?.schoolType ?? school?.type ?? 'grunnskole';

/** A pupil's half-year by subject; in upper secondary with each subject's share of the year. */
export function showFigures(shown: Shown): Figures {
  const { schoolId, period } = shown;
  const item = shown.counts.find((count) => count.halfYear === period.half.id);
  return {
    schoolId,
    halfYear: { ...period.half },
    countedAt: item?.countedAt ?? null,
    ...showTotals(item?.count ?? EMPTY),
    ...showCarried(item?.carried),
    diploma: shown.graded ? diplomaOf(item?.count ?? EMPTY) : null,
    subjects: subjectsOf(shown, item?.count ?? EMPTY),
    ...showRules(shown),
  };
}

const diplomaOf = ({ diplomaDays: days, diplomaMinutes: minutes }: Count) => ({ days, minutes });

/** A subject teacher's part: own subjects, without sums that would reveal other subjects. */
export function withinScope(figures: Figures, scope: Scope, language: Language) {
  if (scope === 'all') return { ...figures, ...showScope(scope, language) };
  return {
    ...figures,
    days: null,
    minutes: null,
    diploma: null,
    late: null,
    carried: null,
    // The time of the count could reveal other subjects' changes.
    countedAt: null,
    subjects: figures.subjects.filter((subject) => scope.has(subject.id)),
    ...showScope(scope, language),
  };
}

/** Whether the caller sees everything, and if not, the reason (C1). */
export function showScope(scope: Scope, language: Language): Pick<output<typeof StaffFigures>, 'shown' | 'notShown'> {
  if (scope === 'all') return { shown: 'all', notShown: null };
  const text = texts['figures.other-subjects']?.[language] ?? '';
  return { shown: 'own-subjects', notShown: { code: 'other-subjects', text } };
}

/** Absence from another system; `null` for none. */
export const showCarried = (carried: Carried | undefined): { carried: output<typeof ShownCarried> | null } => ({
  carried: carried
    ? {
        ...carried,
        days: carried.days && { ...carried.days },
        minutes: carried.minutes && { ...carried.minutes },
      }
    : null,
});

export const showTotals = ({ days, minutes, lateTimes, lateMinutes }: Totals | Count) => ({
  days: { ...days },
  minutes: { ...minutes },
  late: { times: lateTimes, minutes: lateMinutes },
});

/** The sums of several pupils. */
export const showSum = (all: readonly (Totals | Count)[]) => ({
  days: { ...sumOf(all.map((part) => part.days)) },
  minutes: { ...sumOf(all.map((part) => part.minutes)) },
  late: {
    times: all.reduce((sum, part) => sum + part.lateTimes, 0),
    minutes: all.reduce((sum, part) => sum + part.lateMinutes, 0),
  },
});

/** The limit of the school year; `null` in compulsory school, which has none. */
export const showRules = ({ rules, period }: Pick<Shown, 'rules' | 'period'>): Pick<Figures, 'limit'> => ({
  limit: rules
    ? {
        paragraph: rules.paragraph,
        percent: rules.percent,
        principalPercent: rules.principalPercent,
        warnings: [...rules.warnings],
        schoolYear: period.schoolYear,
      }
    : null,
});

function subjectsOf({ counts, rules, hours }: Shown, count: Count): Subject[] {
  const shares = rules && yearSharesOf(inOrder(counts), rules, hours);
  const ids = [...new Set([...Object.keys(count.subjects), ...(shares?.keys() ?? [])])].sort();
  return ids.map((id) => {
    const share = shares?.get(id);
    const term = count.subjects[id] ?? nothingIn(share);
    return {
      id,
      ...named(term),
      minutes: { ...term.minutes },
      late: { times: term.lateTimes, minutes: term.lateMinutes },
      limit: share ? showShare(share) : null,
    };
  });
}

/** The counts of the half-years, the earlier first. */
export const inOrder = (counts: readonly CountItem[]): Count[] =>
  counts.toSorted((a, b) => (a.halfYear.slice(0, 4) < b.halfYear.slice(0, 4) ? -1 : 1)).map((count) => count.count);

const nothingIn = (share: YearShare | undefined): SubjectCount => ({
  subjectCode: share?.subjectCode,
  subject: share?.subject,
  groupIds: [],
  minutes: EMPTY.minutes,
  limitMinutes: 0,
  lateTimes: 0,
  lateMinutes: 0,
});

/** A subject's code and name; `null` where unknown. */
export const named = ({ subjectCode, subject }: Pick<SubjectCount, 'subjectCode' | 'subject'>) => ({
  subjectCode: subjectCode ?? null,
  subject: subject ?? null,
});

const showShare = (share: YearShare): NonNullable<Subject['limit']> => ({
  minutes: share.minutes,
  ofMinutes: share.annual.minutes,
  annualHours: share.annual.from,
  percent: share.percent === null ? null : shownPercent(share.percent),
  over: share.over,
  reached: [...share.reached],
  sums: { ...share.sums },
  selfDeclared: share.selfDeclared ? { ...share.selfDeclared } : null,
});
