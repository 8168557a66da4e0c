/** Civil days, `YYYY-MM-DD`, without a clock. */
const MS_OF_DAY = 86_400_000;
const atMidnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: string, count: number): string => dayAt(atMidnight(day) + count * MS_OF_DAY);

/** The API names the first day on which something no longer holds; people ask for the last on which it does. */
export const lastDayBefore = (to: string): string => addDays(to, -1);

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: string): number => new Date(atMidnight(day)).getUTCDay() || 7;

export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** The number of the week (ISO 8601): the week belongs to the year of its Thursday. */
export function weekOf(day: string): number {
  const thursday = addDays(mondayOf(day), 3);
  return 1 + Math.floor((atMidnight(thursday) - atMidnight(`${thursday.slice(0, 4)}-01-01`)) / (7 * MS_OF_DAY));
}

export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(atMidnight(text)) && dayAt(atMidnight(text)) === text;

/** Items by their day, in the order in which the days come. */
export function byDay<Item extends { readonly date: string }>(items: readonly Item[]): readonly [string, Item[]][] {
  const days = new Map<string, Item[]>();
  for (const item of items) days.set(item.date, [...(days.get(item.date) ?? []), item]);
  return [...days];
}

const OSLO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' });

/** The day in Norway of a time stamp. */
export const osloDayOf = (iso: string): string => OSLO.format(new Date(iso));
