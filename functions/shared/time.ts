/**
 * Time in Skolebro: instants are ISO strings in UTC, days are `YYYY-MM-DD` and times of day `HH:MM`, both
 * in Europe/Oslo civil time (decision 006). Nothing here reads the clock: entries pass the event's own time.
 */
const OSLO = 'Europe/Oslo';
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: OSLO,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** A civil day, `YYYY-MM-DD`. */
export type Day = string;
/** A time of day, `HH:MM`. */
export type TimeOfDay = string;
/** An instant, ISO 8601 in UTC. */
export type Instant = string;
/** A moment in both forms: the instant, and the day and time in Oslo. */
export type Moment = { readonly instant: Instant; readonly day: Day; readonly time: TimeOfDay };
/** Half-open validity `[from, to)` in civil days; an absent end means "until further notice". */
export type Dated = { readonly from: Day; readonly to?: Day | undefined };

/** Milliseconds since 1970 as a moment in Oslo. */
export function momentOf(milliseconds: number): Moment {
  const found: Record<string, string> = {};
  for (const { type, value } of parts.formatToParts(milliseconds)) found[type] = value;
  return {
    instant: new Date(milliseconds).toISOString(),
    day: `${found.year}-${found.month}-${found.day}`,
    time: `${found.hour}:${found.minute}`,
  };
}

/** Whole seconds since 1970, as DynamoDB's time to live needs. */
export const epochSeconds = (instant: Instant): number => Math.floor(Date.parse(instant) / 1000);

/** The instant plus milliseconds, which may be negative. */
export const laterBy = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/**
 * The instant at which clocks change, if they do that day: 01:00 UTC in all of Europe (directive 2000/84/EC; forskrift
 * om sommertid).
 */
export const clockChangeOf = (day: Day): Instant => `${day}T01:00:00.000Z`;

/** Every instant at which Oslo's clocks show this day and time: one, none in the spring gap, two in the autumn hour. */
export function instantsIn(day: Day, time: TimeOfDay): readonly Instant[] {
  const wanted = `${day}T${time}`;
  const naive = Date.parse(`${wanted}:00Z`);
  return [2, 1].flatMap((offsetHours) => {
    const candidate = naive - offsetHours * 3_600_000;
    const seen = momentOf(candidate);
    return `${seen.day}T${seen.time}` === wanted ? [new Date(candidate).toISOString()] : [];
  });
}

/**
 * The first instant at which Oslo's clocks show this day and time; a time inside the spring gap comes when the gap is
 * over.
 */
export const instantIn = (day: Day, time: TimeOfDay): Instant => instantsIn(day, time)[0] ?? clockChangeOf(day);

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists in the calendar. */
export function isDay(text: string): boolean {
  return DAY.test(text) && addDays(text, 0) === text;
}

/** True for `00:00`–`23:59`. */
export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** The day `days` later (or earlier): calendar arithmetic, never milliseconds of local time. */
export function addDays(day: Day, days: number): Day {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return '';
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The day `months` later (or earlier); the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, length));
  return first.toISOString().slice(0, 10);
}

/** The second at which something is over that is kept for some months after a day, for the table's time to live. */
export const overAfter = (day: Day, months: number): number => epochSeconds(instantIn(addMonths(day, months), '00:00'));

/** True until a record is over. The table deletes it a day or two after that. */
export const isKept = ({ expiresAtSeconds }: { readonly expiresAtSeconds: number }, now: Instant): boolean =>
  epochSeconds(now) < expiresAtSeconds;

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number =>
  Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);

/** 1 for Monday … 7 for Sunday. */
export const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
/** A part of a weekday in Oslo civil time: `from` included, `to` not, and later than `from`. */
export type WeekdayHours = { readonly day: Weekday; readonly from: TimeOfDay; readonly to: TimeOfDay };

/** True when the period includes that day. */
export const holdsOn = (dated: Dated, day: Day): boolean =>
  dated.from <= day && (dated.to === undefined || day < dated.to);

/** Turns an inclusive last day into an exclusive end. */
export const endAfter = (lastDay: Day | undefined): Day | undefined =>
  lastDay === undefined ? undefined : addDays(lastDay, 1);

/** A birthday: of that age from 00:00 that day; 29 February counts from 1 March in common years. */
export function birthdayOf(birthDate: Day, years: number): Day {
  const year = Number(birthDate.slice(0, 4)) + years;
  const rest = birthDate.slice(4);
  const same = `${String(year).padStart(4, '0')}${rest}`;
  return isDay(same) ? same : `${String(year).padStart(4, '0')}-03-01`;
}

/** The 18th birthday. */
export const adultFrom = (birthDate: Day): Day => birthdayOf(birthDate, 18);

/** True from midnight of the 18th birthday. */
export const isAdult = (birthDate: Day, day: Day): boolean => day >= adultFrom(birthDate);

/**
 * Half of a school year, the period in which absence is documented and remarks are counted (OF § 9-9). Both days
 * included.
 */
export type HalfYear = { readonly id: string; readonly from: Day; readonly to: Day };

/** The half-year of a day: `2026-autumn` is August to December 2026, `2027-spring` January to July 2027. */
export function halfYearOf(day: Day): HalfYear {
  const year = day.slice(0, 4);
  return day.slice(5) >= '08-01'
    ? { id: `${year}-autumn`, from: `${year}-08-01`, to: `${year}-12-31` }
    : { id: `${year}-spring`, from: `${year}-01-01`, to: `${year}-07-31` };
}

/** A half-year by its id; `undefined` if the id is invalid. */
export function halfYearNamed(id: string): HalfYear | undefined {
  const half = halfYearOf(id.endsWith('-autumn') ? `${id.slice(0, 4)}-08-01` : `${id.slice(0, 4)}-01-01`);
  return half.id === id && /^\d{4}$/.test(id.slice(0, 4)) ? half : undefined;
}

/** The school year of a day as its two half-years, autumn first. */
export function schoolYearOf(day: Day): readonly [HalfYear, HalfYear] {
  const half = halfYearOf(day);
  const autumn = Number(half.id.slice(0, 4)) - (half.id.endsWith('-spring') ? 1 : 0);
  return [halfYearOf(`${autumn}-08-01`), halfYearOf(`${autumn + 1}-01-01`)];
}

/** Minutes from one time of day to a later one on the same day. */
export const minutesBetween = (from: TimeOfDay, to: TimeOfDay): number => minuteOf(to) - minuteOf(from);

const minuteOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The earlier of two days; an absent day is none, as of an end "until further notice". */
export function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
