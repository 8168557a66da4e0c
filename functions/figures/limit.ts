import { DOCUMENTATIONS, type Documentation, type Sums } from '../shared/school/absence-terms.ts';
import type { Count, SubjectCount } from './rules.ts';

/**
 * The absence limit of upper secondary (OF § 9-8): shares in minutes, never rounded, and never a decision about a
 * grade.
 */

/** Minutes of absence in a subject beside the subject's yearly minutes. */
export type Share = { readonly minutes: number; readonly ofMinutes: number };

/** Compares percentages and hours with decimals as whole thousandths; nobody writes more digits. */
const thousandths = (value: number): number => Math.round(value * 1000);
const compared = ({ minutes, ofMinutes }: Share, percent: number): number =>
  minutes * 100 * 1000 * 1000 - thousandths(percent) * thousandths(ofMinutes);

/** True above the percentage: exactly the limit is not over it (OF § 9-8 first paragraph). */
export const isOver = (share: Share, percent: number): boolean => compared(share, percent) > 0;

/** True at or above the percentage, as early warnings and self-declaration need. */
export const hasReached = (share: Share, percent: number): boolean => compared(share, percent) >= 0;

/** The share as a plain number of percent; comparisons with the limit use the minutes. */
export const percentOf = ({ minutes, ofMinutes }: Share): number => (minutes * 100) / ofMinutes;

/** A percentage to show, with one decimal. No comparison with the limit uses it. */
export const shownPercent = (percent: number): number => Math.round(percent * 10) / 10;

/** A school's rules on a day. */
export type LimitRules = {
  readonly percent: number;
  readonly principalPercent: number;
  readonly paragraph: string;
  /** The percentages of early warnings to teacher and pupil. */
  readonly warnings: readonly number[];
  /** True when pupils may declare health absence themselves (OF § 9-8 third paragraph, from August 2025). */
  readonly selfDeclaration: boolean;
};

/** The parts of a code set that the limit depends on. */
type SetOfDay = {
  readonly codes: readonly { readonly documentation: Documentation }[];
  readonly limit: Pick<LimitRules, 'percent' | 'principalPercent' | 'paragraph'>;
};

/** The limit by the day's code set and the school's early warnings. */
export const limitRulesOf = ({ limit, codes }: SetOfDay, warnings: readonly number[]): LimitRules => ({
  ...limit,
  warnings: [...new Set(warnings)].filter((percent) => percent !== limit.percent).sort((a, b) => a - b),
  selfDeclaration: codes.some((code) => code.documentation === 'self-declared'),
});

/** A subject's hours of 60 minutes in a year: the source's value for its groups, else the owner's list. */
export type AnnualHours = {
  readonly ofGroup: (groupId: string) => number | undefined;
  readonly ofSubject: (subjectCode: string) => number | undefined;
};
export type Annual =
  | { readonly from: 'group' | 'setting'; readonly minutes: number }
  | { readonly from: 'unknown'; readonly minutes: null };

type Named = Pick<SubjectCount, 'subjectCode' | 'groupIds'>;

/** A subject's yearly minutes; without a known number there is no share. */
export function annualOf({ subjectCode, groupIds }: Named, hours: AnnualHours): Annual {
  const known = groupIds.flatMap((groupId) => hours.ofGroup(groupId) ?? []);
  if (known.length > 0) return { from: 'group', minutes: Math.max(...known) * 60 };
  const set = subjectCode === undefined ? undefined : hours.ofSubject(subjectCode);
  return set === undefined ? { from: 'unknown', minutes: null } : { from: 'setting', minutes: set * 60 };
}

/** A subject over both half-years of a school year, against the limit. */
export type YearShare = {
  readonly subjectCode?: string | undefined;
  readonly subject?: string | undefined;
  /** Minutes whose codes count towards the limit. */
  readonly minutes: number;
  readonly sums: Sums;
  readonly annual: Annual;
  readonly percent: number | null;
  /** True above the limit; `null` when the yearly hours are unknown. */
  readonly over: boolean | null;
  /** The early warnings that the share has reached. */
  readonly reached: readonly number[];
  /**
   * Self-declared and undocumented minutes together; at the limit, further health absence needs documentation from
   * health personnel. Absent when the day's rules have no self-declaration.
   */
  readonly selfDeclared?: { readonly minutes: number; readonly reached: boolean | null } | undefined;
};

/** Every subject of a school year by its key, from the counts of its half-years, against the whole year's hours. */
export function yearSharesOf(
  halves: readonly Count[],
  rules: LimitRules,
  hours: AnnualHours,
): ReadonlyMap<string, YearShare> {
  const keys = [...new Set(halves.flatMap((half) => Object.keys(half.subjects)))].sort();
  return new Map(
    keys.map(
      (name) =>
        [
          name,
          shareOf(
            halves.flatMap((half) => half.subjects[name] ?? []),
            rules,
            hours,
          ),
        ] as const,
    ),
  );
}

function shareOf(terms: readonly SubjectCount[], rules: LimitRules, hours: AnnualHours): YearShare {
  const groupIds = [...new Set(terms.flatMap((term) => term.groupIds))];
  const { subjectCode, subject } = terms.at(-1) ?? {};
  const annual = annualOf({ subjectCode, groupIds }, hours);
  const minutes = terms.reduce((sum, term) => sum + term.limitMinutes, 0);
  const sums = sumOf(terms.map((term) => term.minutes));
  const within = (counted: number): Share | undefined =>
    annual.minutes === null ? undefined : { minutes: counted, ofMinutes: annual.minutes };
  const share = within(minutes);
  const declared = sums['self-declared'] + sums.undocumented;
  const reached = within(declared);
  return {
    subjectCode,
    subject,
    minutes,
    sums,
    annual,
    percent: share ? percentOf(share) : null,
    over: share ? isOver(share, rules.percent) : null,
    reached: share ? rules.warnings.filter((percent) => hasReached(share, percent)) : [],
    ...(rules.selfDeclaration && {
      selfDeclared: { minutes: declared, reached: reached ? hasReached(reached, rules.percent) : null },
    }),
  };
}

/** Sums added kind by kind. */
export const sumOf = (all: readonly Sums[]): Sums => {
  const [first, second, third, fourth, fifth] = DOCUMENTATIONS.map((kind) =>
    all.reduce((sum, count) => sum + count[kind], 0),
  );
  return {
    undocumented: first ?? 0,
    'self-declared': second ?? 0,
    'health-personnel': third ?? 0,
    'other-documented': fourth ?? 0,
    'not-absence': fifth ?? 0,
  };
};

/** A threshold that a subject's share has passed: an early warning, or the limit itself. */
export type Passed = { readonly subjectKey: string; readonly percent: number };

/** Every threshold that a pupil has passed in a school year. */
export const passedBy = (shares: ReadonlyMap<string, YearShare>, rules: LimitRules): readonly Passed[] =>
  [...shares].flatMap(([subjectKey, share]) =>
    [...share.reached, ...(share.over ? [rules.percent] : [])].map((percent) => ({ subjectKey, percent })),
  );

/** The highest share of a pupil; `undefined` when no share is known. */
export const worstOf = (shares: ReadonlyMap<string, YearShare>): YearShare | undefined =>
  [...shares.values()]
    .filter((share) => share.percent !== null && share.percent > 0)
    .reduce<YearShare | undefined>(
      (worst, share) => (worst && (worst.percent ?? 0) >= (share.percent ?? 0) ? worst : share),
      undefined,
    );
