import { useWords } from '../../words/language.ts';
import { useDay } from '../meetings/when.tsx';
import { texts } from './booking-texts.ts';
import { texts as words } from './family-texts.ts';
import type { Time } from './times.ts';

type Span = Pick<Time, 'day' | 'from' | 'to'>;

/** When a talk is: `tirsdag 8. desember kl. 16:00–16:15`. */
export function useTalkTime(): (talk: Span) => string {
  const t = useWords(texts);
  const dayOf = useDay();
  return ({ day, from, to }) => t('chosen', { day: dayOf(day), from, to });
}

/** Where a talk is: its room, or that nobody walks to it. */
export function useTalkPlace(): (talk: { readonly mode: Time['mode']; readonly room: string | null }) => string {
  const t = useWords(words);
  return ({ mode, room }) => {
    if (mode !== 'room') return t(mode);
    return room === null ? t('atSchool') : t('room', { room });
  };
}
