import { useLanguage } from './language.ts';
import type { Language } from './text.ts';

/** Nynorsk writes dates as bokmål does; browsers know more of bokmål. */
const LOCALE: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nb-NO', en: 'en-GB' };
const HOUR: Readonly<Record<Language, string>> = { nb: 't', nn: 't', en: 'h' };
const NYNORSK: Readonly<Record<string, string>> = {
  mandag: 'måndag',
  tirsdag: 'tysdag',
  lørdag: 'laurdag',
  søndag: 'sundag',
};

/** A civil day as people write it, without a clock: noon in UTC is the same day everywhere. */
const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);

function written(language: Language, options: Intl.DateTimeFormatOptions, at: Date): string {
  const text = new Intl.DateTimeFormat(LOCALE[language], options).format(at);
  return language === 'nn' ? text.replace(/mandag|tirsdag|lørdag|søndag/g, (word) => NYNORSK[word] ?? word) : text;
}

const DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const WEEKDAY = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
const MOMENT = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Oslo' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Oslo' } as const;

export type Format = {
  /** `28. mai 2027`. */
  readonly day: (day: string) => string;
  /** `mandag 30. november`. */
  readonly weekday: (day: string) => string;
  /** A time stamp in Norwegian time: `30. november kl. 09:12`. */
  readonly moment: (iso: string) => string;
  /** The time of day of a time stamp in Norway: `09:12`. */
  readonly time: (iso: string) => string;
  /** `30. november 2026–2. desember 2026`, or the day when both are the same. */
  readonly days: (first: string, last: string | null) => string;
  /** `12,5`. */
  readonly number: (value: number) => string;
  /** Minutes as hours of 60 minutes and the rest: `2 t 30 min`. */
  readonly duration: (minutes: number) => string;
};

/** Days, times and numbers in the person's language. */
export const useFormat = (): Format => formatIn(useLanguage());

/** Days, times and numbers in a language. A day is the same everywhere, a time stamp has the time of Norway. */
export function formatIn(language: Language): Format {
  const day = (value: string) => written(language, DAY, atNoon(value));
  return {
    day,
    weekday: (value) => written(language, WEEKDAY, atNoon(value)),
    moment: (iso) => written(language, MOMENT, new Date(iso)),
    time: (iso) => written(language, TIME, new Date(iso)),
    days: (first, last) => {
      if (last === first) return day(first);
      return `${day(first)} – ${last === null ? '' : day(last)}`.trim();
    },
    number: (value) => new Intl.NumberFormat(LOCALE[language]).format(value),
    duration: (minutes) => {
      const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
      const words = [hours > 0 && `${hours} ${HOUR[language]}`, (rest > 0 || hours === 0) && `${rest} min`];
      return words.filter(Boolean).join(' ');
    },
  };
}
