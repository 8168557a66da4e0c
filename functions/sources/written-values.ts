import { type Day, isDay, isTimeOfDay, momentOf, type TimeOfDay } from '../shared/time.ts';

/** Values as Norwegian systems and spreadsheets write them, after `cleanText`. An ambiguous text gives no value. */

const CLOCK = String.raw`(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.]?)(\d{2})\2(\d{2})${CLOCK}$`, 'i');
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})${CLOCK}$`, 'i');

/**
 * The day of `2026-08-17`, `20260817`, `2026/08/17`, `17.08.2026`, `17.8.2026` and of ISO 8601 with a time. A time in
 * UTC gives the day in Oslo, since systems write a local midnight that way; midnight and the last minute in UTC give
 * the written day. `17/08/2026` is refused: some systems write the month first.
 */
export function dayOf(text: string): Day | undefined {
  const yearFirst = YEAR_FIRST.exec(text);
  const dayFirst = yearFirst ? null : DAY_FIRST.exec(text);
  const [year = '', month = '', date = ''] = yearFirst
    ? [yearFirst[1], yearFirst[3], yearFirst[4]]
    : [dayFirst?.[3], dayFirst?.[2], dayFirst?.[1]];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isDay(day)) return undefined;
  const [hour, minute, second, zone] = yearFirst?.slice(5) ?? dayFirst?.slice(4) ?? [];
  if (hour === undefined) return day;
  const time = `${hour}:${minute}`;
  if (!isTimeOfDay(time) || Number(second ?? 0) > 59) return undefined;
  if (zone?.toUpperCase() !== 'Z' || time === '00:00' || time === '23:59') return day;
  return momentOf(Date.parse(`${day}T${time}:00Z`)).day;
}

/** The time of `08:15`, `8:15`, `08.15`, `kl. 8.15`, `0815` and `08:15:00`. Seconds must be absent or zero. */
export function timeOf(text: string): TimeOfDay | undefined {
  const found =
    /^(?:kl\.?\s*)?(\d{1,2})[:.](\d{2})(?:[:.]00(?:[.,]0+)?)?$/i.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  const time = found && `${found[1]?.padStart(2, '0')}:${found[2]}`;
  return time && isTimeOfDay(time) ? time : undefined;
}

/**
 * The number of hours in `113`, `113.0`, `56,5`, `1 131`, `1.131,5`, `113 t` and `113 timer`. Refuses `1.131` and
 * `1,131`, which mean a thousand to some systems and one to others.
 */
export function hoursOf(text: string): number | undefined {
  const bare = text.replace(/\s*(?:t|h|timer|timar|time|hours?|hrs)\.?$/i, '');
  const whole =
    /^(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(bare) ?? /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(bare);
  return whole ? Number(`${whole[1]?.replace(/[ .]/g, '')}.${whole[2] ?? '0'}`) : undefined;
}

/** Levels of Norwegian schools; any other text stays as the source's own word. */
export function gradeOf(text: string): string {
  const level = /^0?([1-9]|1[0-3])\.?\s*(?:trinn|klasse|klassetrinn|steg|årstrinn)?$/i.exec(text)?.[1];
  if (level !== undefined) return Number(level) > 10 ? `VG${Number(level) - 10}` : level;
  const upper = /^vg\s?([1-3])$/i.exec(text)?.[1];
  return upper === undefined ? text : `VG${upper}`;
}
