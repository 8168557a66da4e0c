import { type Day, isDay, isTimeOfDay, type TimeOfDay } from '../shared/time.ts';

/** `2026-08-17`, `17.08.2026`, `17.8.2026` and `20260817` are the same day; `undefined` for any other text. */
export function dayOf(text: string): Day | undefined {
  const written = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const unpacked = packed ? packed.slice(1).join('-') : text;
  const day = written ? `${written[3]}-${written[2]?.padStart(2, '0')}-${written[1]?.padStart(2, '0')}` : unpacked;
  return isDay(day) ? day : undefined;
}

/** `08:30`, `8:30`, `8.30`, `830` and `0830` are the same time; `undefined` for any other text. */
export function timeOf(text: string): TimeOfDay | undefined {
  const found = /^(\d{1,2})[:.](\d{2})(?::00)?$/.exec(text) ?? /^(\d{1,2}?)(\d{2})$/.exec(text);
  const time = found ? `${found[1]?.padStart(2, '0')}:${found[2]}` : '';
  return isTimeOfDay(time) ? time : undefined;
}

/** A whole number without a sign, of at most nine digits; `undefined` for any other text. */
export const wholeOf = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);
