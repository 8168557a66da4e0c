import { easterSunday, isPublicHoliday } from '../functions/shared/school/calendar.ts';
import { addDays, type Day, weekday } from '../functions/shared/time.ts';

/** First and last day, both included; the files use the day after the last (decision 025). */
export type Span = { readonly from: Day; readonly to: Day };
type TermPlan = Span & { readonly id: string; readonly title: string };
export type SchoolYear = Span & {
  /** The calendar year in which it begins: 2026 is 2026/2027. */
  readonly begins: number;
  readonly terms: readonly TermPlan[];
  readonly schoolDays: readonly Day[];
};

/** 38 weeks of five days, as in the municipality's calendar. */
const SCHOOL_DAYS = 190;
const TITLES = ['Høst 1', 'Høst 2', 'Vår 1', 'Vår 2', 'Vår 3'];

/** The school year, August to July, that contains the day. */
export const schoolYearAt = (day: Day): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '08' ? 1 : 0);

/**
 * The calendar as a western municipality sets it: start in week 34, autumn break in week 41, winter break in week 9,
 * Christmas, Easter; the last term ends with the 190th school day. The gaps between terms are the holidays.
 */
export function schoolYear(begins: number): SchoolYear {
  const spring = begins + 1;
  const easterMonday = addDays(easterSunday(spring), 1);
  const breaks: Span[] = [
    week(begins, 41),
    { from: `${begins}-12-22`, to: `${spring}-01-02` },
    week(spring, 9),
    { from: addDays(easterMonday, -7), to: easterMonday },
  ];
  const schoolDays: Day[] = [];
  const start = week(begins, 34).from;
  for (let day = start; schoolDays.length < SCHOOL_DAYS; day = addDays(day, 1)) {
    const onBreak = breaks.some(({ from, to }) => from <= day && day <= to);
    if (weekday(day) <= 5 && !onBreak && !isPublicHoliday(day)) schoolDays.push(day);
  }
  const edges = [start, ...breaks.map(({ to }) => to), addDays(schoolDays.at(-1) ?? start, 1)];
  const terms = TITLES.map((title, index) => {
    const inTerm = schoolDays.filter((day) => day >= (edges[index] ?? '') && day < (edges[index + 1] ?? ''));
    return { id: `term-${begins}-${index + 1}`, title, from: inTerm[0] ?? start, to: inTerm.at(-1) ?? start };
  });
  return { begins, from: `${begins}-08-01`, to: `${spring}-07-31`, terms, schoolDays };
}

/** Monday to Sunday of an ISO week: week 1 is the one with 4 January. */
function week(year: number, number: number): Span {
  const fourth = `${year}-01-04`;
  const from = addDays(fourth, 1 - weekday(fourth) + (number - 1) * 7);
  return { from, to: addDays(from, 6) };
}
