import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { type Bar, BarChart } from '../../parts/bar-chart.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Figures } from './child-figures.tsx';
import { texts } from './texts.ts';

type Subject = Figures['subjects'][number];

/** Upper secondary: each subject's share of its yearly hours beside the limit. Elsewhere there is no limit to show. */
export function LimitChart({ figures: { limit, subjects } }: { readonly figures: Figures }) {
  const t = useWords(texts);
  const barOf = useBar();
  if (!limit) return null;
  const over = subjects.filter((subject) => subject.limit?.over);
  const unknown = subjects.filter((subject) => subject.limit?.percent === null);
  const bars = subjects.flatMap((subject) => barOf(subject));
  const values = { percent: limit.percent, paragraph: limit.paragraph, principal: limit.principalPercent };
  return (
    <>
      <Heading level={2} data-size="sm">
        {t('limit')}
      </Heading>
      <Paragraph>{t('limitHelp', values)}</Paragraph>
      {over.length > 0 && (
        <Alert data-color="warning">{t('over', { subjects: over.map(({ subject }) => subject).join(', ') })}</Alert>
      )}
      {bars.length === 0 && <Paragraph>{t('limitNone')}</Paragraph>}
      {bars.length > 0 && (
        <BarChart
          title={t('chart', { year: limit.schoolYear.replace('-', '–') })}
          heads={[t('subject'), t('share')]}
          bars={bars}
          mark={{ value: limit.percent, words: t('mark', values) }}
        />
      )}
      {unknown.length > 0 && (
        <Paragraph>{t('hoursUnknown', { subjects: unknown.map(({ subject }) => subject).join(', ') })}</Paragraph>
      )}
    </>
  );
}

/** A subject as a bar; none while its yearly hours are unknown. */
function useBar(): (subject: Subject) => readonly Bar[] {
  const t = useWords(texts);
  const format = useFormat();
  return ({ id, subject, limit }) => {
    if (limit?.percent == null) return [];
    const { percent, minutes, ofMinutes, reached, selfDeclared } = limit;
    const notes = [
      t('ofHours', { minutes: format.duration(minutes), all: format.duration(ofMinutes ?? 0) }),
      limit.over && t('overNote'),
      !limit.over && reached.length > 0 && t('near', { percent: Math.max(...reached) }),
      selfDeclared?.reached && t('selfDeclaredReached'),
    ];
    return [
      {
        id,
        label: subject ?? t('noSubject'),
        value: percent,
        words: t('percent', { percent: format.number(percent) }),
        note: notes.filter(Boolean).join(' '),
        over: limit.over ?? false,
      },
    ];
  };
}
