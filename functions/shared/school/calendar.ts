import { addDays, type Dated, type Day, holdsOn, weekday } from '../time.ts';

/** The terms and closed days that decide which days are school days, beside weekdays and public holidays. */
export type Calendar = {
  /** The owner's terms; if there are none, every weekday can be a school day. */
  readonly terms: readonly Dated[];
  /** Days that the school has closed in its settings, both ends included. */
  readonly closedDays: readonly { readonly from: Day; readonly to: Day }[];
};

/**
 * Days after Easter Sunday that are public holidays: Maundy Thursday to Easter Monday, Ascension, Whit Sunday and
 * Monday.
 */
const MOVABLE = [-3, -2, 0, 1, 39, 49, 50];
const FIXED = new Set(['01-01', '05-01', '05-17', '12-25', '12-26']);

/** Easter Sunday of a Gregorian year (the anonymous algorithm of 1876). */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const marchDay = 22 + epact + toSunday - 7 * late;
  return addDays(`${String(year).padStart(4, '0')}-03-01`, marchDay - 1);
}

/** True on Norwegian public holidays (lov om helligdager og helligdagsfred § 2; lov om 1. og 17. mai). */
export function isPublicHoliday(day: Day): boolean {
  if (FIXED.has(day.slice(5))) return true;
  const easter = easterSunday(Number(day.slice(0, 4)));
  return MOVABLE.some((days) => addDays(easter, days) === day);
}

/** True when pupils have school that day. */
export const isSchoolDay = (calendar: Calendar, day: Day): boolean =>
  weekday(day) <= 5 &&
  !isPublicHoliday(day) &&
  (calendar.terms.length === 0 || calendar.terms.some((term) => holdsOn(term, day))) &&
  !calendar.closedDays.some((closed) => closed.from <= day && day <= closed.to);

/** School days from one day to another, both included. */
export function schoolDays(calendar: Calendar, first: Day, last: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) if (isSchoolDay(calendar, day)) days.push(day);
  return days;
}

/** The longest search for a school day, in days: longer than any summer, short enough when no later term is known. */
const SEARCH_DAYS = 120;

/** The first school day on or after a day; `undefined` when none is known within four months. */
export function nextSchoolDay(calendar: Calendar, from: Day): Day | undefined {
  for (let ahead = 0; ahead <= SEARCH_DAYS; ahead++) {
    const day = addDays(from, ahead);
    if (isSchoolDay(calendar, day)) return day;
  }
  return undefined;
}
