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

/**
 * The half-years whose counts a question reads: upper secondary measures against the whole year, the others never do.
 */
export const halvesOf = ({ half, halves }: Period, type: School['type']): readonly HalfYear[] =>
  type === 'vgs' ? halves : [half];

/**
 * The limit that holds in a school year, seen from a day: by today's set, and for a year that is over by that of its
 * last day. There is none in compulsory school.
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

/** Yearly hours by what the source says of each group, else by the owner's or the school's list. */
export function annualHoursOf(groups: readonly Group[], settings: FigureSettings): AnnualHours {
  const ofGroups = new Map(groups.map((group) => [group.id, group.annualHours]));
  const ofSubjects = new Map(settings['absence.annualHours'].map((hours) => [hours.subjectCode, hours.hours]));
  return {
    ofGroup: (groupId) => ofGroups.get(groupId),
    ofSubject: (subjectCode) => ofSubjects.get(subjectCode),
  };
}
