import { Tag } from '@digdir/designsystemet-react';
import { useFormat } from '../words/format.ts';
import { useWords } from '../words/language.ts';
import type { Texts } from '../words/text.ts';

const texts = {
  sent: { nb: 'Sendt', nn: 'Sendt', en: 'Sent' },
  seen: { nb: 'Sett av skolen', nn: 'Sett av skulen', en: 'Seen by the school' },
  handled: { nb: 'Behandlet av skolen', nn: 'Handsama av skulen', en: 'Handled by the school' },
  withdrawn: { nb: 'Trukket tilbake', nn: 'Trekt tilbake', en: 'Withdrawn' },
  wholeDays: { nb: '{days}, hele dagen', nn: '{days}, heile dagen', en: '{days}, the whole day' },
  openSince: { nb: 'Fra {day}, uten sluttdato', nn: 'Frå {day}, utan sluttdato', en: 'From {day}, without an end' },
  part: { nb: '{days}, kl. {from}–{to}', nn: '{days}, kl. {from}–{to}', en: '{days}, {from}–{to}' },
  later: { nb: '{days}, til kl. {to}', nn: '{days}, til kl. {to}', en: '{days}, until {to}' },
  earlier: { nb: '{days}, fra kl. {from}', nn: '{days}, frå kl. {from}', en: '{days}, from {from}' },
} satisfies Texts;

type Status = 'sent' | 'seen' | 'handled' | 'withdrawn';
const COLORS = { sent: 'info', seen: 'info', handled: 'success', withdrawn: 'neutral' } as const;

/** The state of a report of absence. */
export function ReportStatus({ status }: { readonly status: Status }) {
  const t = useWords(texts);
  return <Tag data-color={COLORS[status]}>{t(status)}</Tag>;
}

type ReportTime = {
  readonly firstDay: string;
  readonly lastDay: string | null;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
};

/** When somebody is reported away, in words. */
export function useReportTime(): (report: ReportTime) => string {
  const t = useWords(texts);
  const format = useFormat();
  return ({ firstDay, lastDay, from, to }) => {
    if (lastDay === null) return t('openSince', { day: format.day(firstDay) });
    const days = format.days(firstDay, lastDay);
    if (from && to) return t('part', { days, from, to });
    if (from) return t('earlier', { days, from });
    return to ? t('later', { days, to }) : t('wholeDays', { days });
  };
}
