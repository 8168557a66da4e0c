import { Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { absentIn } from '../../parts/absent.ts';
import { HalfYearChoice, useHalfYear } from '../../parts/half-year.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { SumsTable } from '../../parts/sums-table.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './figures-texts.ts';
import { usePupilOf } from './pupil-of.ts';

type Figures = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-figures'>;
type Subject = Figures['subjects'][number];

/** A pupil's half-year in sums, and in upper secondary each subject against the limit. */
export function PupilFigures() {
  const t = useWords(texts);
  const { schoolId, pupilId, home, name } = usePupilOf();
  const [halfYear, choose] = useHalfYear();
  const figures = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-figures', {
    params: { schoolId, pupilId },
    query: { halfYear },
  });
  return (
    <Page title={t('figures')} about={figures.data?.pupilName ?? name} back={home}>
      <HalfYearChoice halfYear={halfYear} onChoose={choose} />
      <Read of={figures}>{(shown) => <Shown figures={shown} home={home} />}</Read>
    </Page>
  );
}

function Shown({ figures, home }: { readonly figures: Figures; readonly home: string }) {
  const t = useWords(texts);
  const format = useFormat();
  const { days, minutes, late, diploma, subjects, limit, carried, notShown, countedAt } = figures;
  const sorted = subjects.toSorted((a, b) => (b.limit?.percent ?? 0) - (a.limit?.percent ?? 0));
  return (
    <>
      {days && minutes && <SumsTable days={days} minutes={minutes} />}
      <ul>
        {late && <li>{t('late', { times: late.times, time: format.duration(late.minutes) })}</li>}
        {diploma && (
          <li>
            {t('diploma', { days: diploma.days, time: format.duration(diploma.minutes) })}{' '}
            <Link className="ds-link" href={`${home}/strike-outs`}>
              {t('strikeOuts')}
            </Link>
          </li>
        )}
        {carried && <li>{t('carried', { day: format.day(carried.before) })}</li>}
      </ul>
      <Heading level={2} data-size="xs">
        {t('subjects')}
      </Heading>
      {limit && (
        <Paragraph data-size="sm" className="subtle">
          {t('limit', { percent: format.number(limit.percent), paragraph: limit.paragraph })}
        </Paragraph>
      )}
      {sorted.length === 0 && <Paragraph>{t('noSubjects')}</Paragraph>}
      <ul className="plain-list">
        {sorted.map((subject) => (
          <li key={subject.id}>
            <SubjectCard subject={subject} />
          </li>
        ))}
      </ul>
      {notShown && <Paragraph>{notShown.text}</Paragraph>}
      {countedAt && (
        <Paragraph data-size="sm" className="subtle">
          {t('counted', { at: format.moment(countedAt) })}
        </Paragraph>
      )}
    </>
  );
}

function SubjectCard({ subject }: { readonly subject: Subject }) {
  const t = useWords(texts);
  const format = useFormat();
  const { limit, minutes, late } = subject;
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={3} data-size="2xs" className="grow">
          {subject.subject ?? t('noSubject')}
        </Heading>
        {limit?.over && <Tag data-color="danger">{t('over')}</Tag>}
        {limit && !limit.over && limit.reached.length > 0 && (
          <Tag data-color="warning">{t('reached', { percent: format.number(Math.max(...limit.reached)) })}</Tag>
        )}
      </div>
      <dl className="facts">
        <dt>{t('absence')}</dt>
        <dd>{format.duration(absentIn(minutes))}</dd>
        {limit && <dt>{t('share')}</dt>}
        {limit && (
          <dd>
            {limit.percent === null
              ? t('unknownHours')
              : t('shareOf', { percent: format.number(limit.percent), time: format.duration(limit.ofMinutes ?? 0) })}
          </dd>
        )}
        {late.times > 0 && <dt>{t('lateLabel')}</dt>}
        {late.times > 0 && <dd>{t('lateTimes', { times: late.times, time: format.duration(late.minutes) })}</dd>}
      </dl>
    </Card>
  );
}
