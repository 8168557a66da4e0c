import type { Group, School } from '../roster/lookup.ts';
import { codeSetOn } from '../settings/lookup.ts';
import { type Day, type HalfYear, schoolYearOf } from '../shared/time.ts';
import type { FigureSettings } from './authorize.ts';
import { type AnnualHours, type LimitRules, limitRulesOf } from './limit.ts';

/** A half-year within its school year. */
export type Period = {
  readonly half: HalfYear;
  readonly halves: readonly [HalfYear, HalfYear];
  /** Such as `2026-2027`. */
  readonly schoolYear: string;
};

export function periodOf(half: HalfYear): Period {
  const halves = schoolYearOf(half.from);
  return { half, halves, schoolYear: `${halves[0].from.slice(0, 4)}-${halves[1].from.slice(0, 4)}` };
}

/** The half-years to read: upper secondary measures against the whole year, other schools against the half-year. */
export const halvesOf = ({ half, halves }: Period, type: School['type']): readonly HalfYear[] =>
  type === 'vgs' ? halves : [half];

/**
 * The limit of a school year on a day: from the code set of the day, and for a past year from the set of its last day.
 * `undefined` in compulsory school.
 */
export function limitOn(
  type: School['type'],
  settings: FigureSettings,
  { halves }: Period,
  today: Day,
): LimitRules | undefined {
  const last = halves[1].to;
  const set = codeSetOn(settings['absence.codeSets'], type, today < last ? today : last);
  return set?.schoolType === 'vgs' ? limitRulesOf(set, settings['absence.limitWarnings']) : undefined;
}

/** Yearly hours: the source's value for each group, else the owner's or the school's list. */
export function annualHoursOf(groups: readonly Group[], settings: FigureSettings): AnnualHours {
  const ofGroups = new Map(groups.map((group) => [group.id, group.annualHours]));
  const ofSubjects = new Map(settings['absence.annualHours'].map((hours) => [hours.subjectCode, hours.hours]));
  return {
    ofGroup: (groupId) => ofGroups.get(groupId),
    ofSubject: (subjectCode) => ofSubjects.get(subjectCode),
  };
}
