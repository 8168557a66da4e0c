import { osloNow } from '../../api/server-clock.ts';
import { addDays, osloDayOf } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/language.ts';
import type { Message } from './place.ts';
import { texts } from './texts.ts';

type Who = Pick<Message['by'], 'name' | 'kind'> & { readonly you?: boolean };

/** A person's name; what they are, where the reader may not know the name. */
export function useNameOf(): (who: Who) => string {
  const t = useWords(texts);
  return ({ name, kind, you = false }) => (you ? t('you') : (name ?? t(kind)));
}

/** Names in a row, as people write them: `Anne og Tor`. */
export function useNames(): (names: readonly string[]) => string {
  const language = useLanguage();
  return (names) => new Intl.ListFormat(language === 'en' ? 'en' : 'nb', { type: 'conjunction' }).format(names);
}

/** The words of a day: today, yesterday, or its date. */
export function useDayWords(): (day: string) => string {
  const t = useWords(texts);
  const format = useFormat();
  return (day) => {
    const today = osloNow().day;
    if (day === today) return t('today');
    if (day === addDays(today, -1)) return t('yesterday');
    return day.slice(0, 4) === today.slice(0, 4) ? format.weekday(day) : format.day(day);
  };
}

/** The time of a message in a list: the time of day today, else the day. */
export function useShortWhen(): (iso: string) => string {
  const format = useFormat();
  const dayWords = useDayWords();
  return (iso) => (osloDayOf(iso) === osloNow().day ? format.time(iso) : dayWords(osloDayOf(iso)));
}

/** The sentence of when the school gets a message that waits. */
export function useWaits(): (iso: string) => string {
  const t = useWords(texts);
  const format = useFormat();
  return (iso) => {
    const [day, today, time] = [osloDayOf(iso), osloNow().day, format.time(iso)];
    if (day === today) return t('waitsToday', { time });
    return day === addDays(today, 1) ? t('waitsTomorrow', { time }) : t('waitsDay', { day: format.weekday(day), time });
  };
}
