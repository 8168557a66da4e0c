import type { Choice } from '../errors.ts';
import type { Day } from '../time.ts';
import type { Language } from './language.ts';

const MONTHS = {
  nb: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** A day as people write it: `28. mai 2027`, `28 May 2027`. Bokmål and nynorsk write it alike. */
export function dayInWords(day: Day, language: Language): string {
  const [, year = '', month = '', date = ''] = DAY.exec(day) ?? [];
  const english = language === 'en';
  return `${Number(date)}${english ? '' : '.'} ${MONTHS[english ? 'en' : 'nb'][Number(month) - 1]} ${year}`;
}

/** A value inside a sentence: days in words, choices by their names. */
export function inWords(value: string | number | readonly Choice[], language: Language): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return DAY.test(value) ? dayInWords(value, language) : value;
  return value.map((choice) => choice[language]).join(', ');
}
