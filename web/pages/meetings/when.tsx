import { osloNow } from '../../api/server-clock.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** A coming day by its weekday; with its year where that is another, since meetings of past years stand below. */
export function useDay(): (day: string) => string {
  const format = useFormat();
  return (day) => {
    const weekday = format.weekday(day);
    const year = day.slice(0, 4);
    return year === osloNow().day.slice(0, 4) ? weekday : `${weekday} ${year}`;
  };
}

type Times = { readonly day: string; readonly from: string; readonly to: string };

/** When a meeting is: `torsdag 10. desember kl. 18:00–19:30`. The time of day stays on one line. */
export function When({ meeting: { day, from, to } }: { readonly meeting: Times }) {
  const t = useWords(texts);
  const dayOf = useDay();
  return (
    <>
      {dayOf(day)} <span className="meeting-time">{t('clock', { from, to })}</span>
    </>
  );
}
