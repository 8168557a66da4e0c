import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';
import type { Warning } from './warning.tsx';

type Sums = Readonly<Record<string, number>>;

/** The absence and the missing work that stood behind the warning on the day it was sent. */
export function Evidence({ warning: { evidence, letter } }: { readonly warning: Warning }) {
  const t = useWords(texts);
  const format = useFormat();
  const { subjects, total, missingWork, from, through } = evidence;
  return (
    <>
      {missingWork.length > 0 && (
        <>
          <Heading level={3} data-size="xs">
            {t('missing')}
          </Heading>
          <ul lang={letter.language}>
            {missingWork.map(({ text, dueDay }) => (
              <li key={text + dueDay}>{dueDay === null ? text : t('due', { text, day: format.day(dueDay) })}</li>
            ))}
          </ul>
        </>
      )}
      <Heading level={3} data-size="xs">
        {t('evidence')}
      </Heading>
      {total ? <TotalFacts total={total} /> : <SubjectFacts subjects={subjects} />}
      <Paragraph data-size="sm" className="subtle">
        {t('evidenceOf', { from: format.day(from), through: format.day(through) })}
      </Paragraph>
    </>
  );
}

const undocumented = (sums: Sums): number => sums.undocumented ?? 0;
const documented = (sums: Sums): number =>
  Object.entries(sums).reduce((sum, [name, value]) => (name === 'undocumented' ? sum : sum + value), 0);

/** Minutes as people say them: hours of 60 minutes, and the rest. */
function useTime(): (minutes: number) => string {
  const t = useWords(texts);
  return (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
    if (hours === 0) return t('minutes', { rest });
    return rest === 0 ? t('hours', { hours }) : t('hoursMinutes', { hours, rest });
  };
}

/** The figures of each subject one below the other: a phone has no room for the columns. */
function SubjectFacts({ subjects }: { readonly subjects: Warning['evidence']['subjects'] }) {
  const t = useWords(texts);
  const time = useTime();
  return subjects.map(({ code, name, minutes, limitMinutes, lateTimes }) => (
    <dl key={code} className="facts">
      <dt>{t('subjectLabel')}</dt>
      <dd>{name}</dd>
      <dt>{t('undocumented')}</dt>
      <dd>{time(undocumented(minutes))}</dd>
      <dt>{t('documented')}</dt>
      <dd>{time(documented(minutes))}</dd>
      {limitMinutes !== null && (
        <>
          <dt>{t('limit')}</dt>
          <dd>{time(limitMinutes)}</dd>
        </>
      )}
      <dt>{t('late')}</dt>
      <dd>{t(lateTimes === 1 ? 'oneTime' : 'times', { count: lateTimes })}</dd>
    </dl>
  ));
}

function TotalFacts({ total }: { readonly total: NonNullable<Warning['evidence']['total']> }) {
  const t = useWords(texts);
  const time = useTime();
  const { days, minutes, lateTimes } = total;
  const both = (none: string, some: string) => t('both', { undocumented: none, documented: some });
  return (
    <dl className="facts">
      <dt>{t('days')}</dt>
      <dd>{both(String(undocumented(days)), String(documented(days)))}</dd>
      <dt>{t('singleHours')}</dt>
      <dd>{both(time(undocumented(minutes)), time(documented(minutes)))}</dd>
      <dt>{t('late')}</dt>
      <dd>{t(lateTimes === 1 ? 'oneTime' : 'times', { count: lateTimes })}</dd>
    </dl>
  );
}
