import type { Day } from '../shared/time.ts';

/**
 * From which year of school pupils are given grades in subjects, order and conduct (opplæringsforskrifta §§ 9-4, 9-13),
 * by the first day on which a rule holds. Warnings of a grade and absence on the diploma begin there too (§§ 9-7,
 * 9-44).
 */
type Rule = { readonly from: Day; readonly year: number };
const GRADED_FROM: readonly [Rule, ...Rule[]] = [{ from: '0000-01-01', year: 8 }];

/** The first year with grades by the rules of a day. */
export const gradedYearOn = (day: Day): number =>
  (GRADED_FROM.findLast(({ from }) => from <= day) ?? GRADED_FROM[0]).year;

/**
 * True where a pupil is given grades: always in upper secondary, in compulsory school from the year that the day's rule
 * names. A year group that the roster does not know, such as of a class without one, is let through.
 */
export const isGraded = (schoolType: 'grunnskole' | 'vgs', gradeLevel: string | undefined, day: Day): boolean =>
  schoolType === 'vgs' || !(Number(gradeLevel ?? Number.NaN) < gradedYearOn(day));
