import type { Day, HalfYear } from '../shared/time.ts';

/**
 * The year of school from which pupils get grades in subjects, order and conduct (opplæringsforskrifta §§ 9-4, 9-13),
 * by the first day of the rule. Warnings of a grade and absence on the diploma begin in that year too (§§ 9-7, 9-44).
 */
type Rule = { readonly from: Day; readonly year: number };
const GRADED_FROM: readonly [Rule, ...Rule[]] = [{ from: '0000-01-01', year: 8 }];

/** The first year with grades by the rules of a day. */
export const gradedYearOn = (day: Day): number =>
  (GRADED_FROM.findLast(({ from }) => from <= day) ?? GRADED_FROM[0]).year;

/**
 * True where a pupil gets grades: always in upper secondary, in compulsory school from the year of the day's rule. An
 * unknown year group counts as graded.
 */
export const isGraded = (schoolType: 'grunnskole' | 'vgs', gradeLevel: string | undefined, day: Day): boolean =>
  schoolType === 'vgs' || !(Number(gradeLevel ?? Number.NaN) < gradedYearOn(day));

/**
 * The same for a half-year: by the rules of its last day, or of today while it runs. Before grades the diploma shows no
 * absence, and no sum of it is told.
 */
export const isGradedIn = (
  { schoolType, gradeLevel }: { readonly schoolType: 'grunnskole' | 'vgs'; readonly gradeLevel: string | undefined },
  half: Pick<HalfYear, 'to'>,
  today: Day,
): boolean => isGraded(schoolType, gradeLevel, today < half.to ? today : half.to);
