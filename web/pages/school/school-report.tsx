import { Button, Card, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { Answer, ChangeReport, Marks, Withdraw } from './report-actions.tsx';
import { texts } from './report-texts.ts';
import { useSchool } from './use-school.ts';

/** A report as the school sees it. */
export type Report = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}'>;

/** One report at the school: what it says, who made it, and what the office can do with it. */
export function SchoolReport() {
  const t = useWords(texts);
  const { schoolId, above } = useSchool();
  const { pupilId = '', reportId = '' } = useParams();
  const card = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}', { params: { schoolId, pupilId } });
  const report = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}', {
    params: { schoolId, pupilId, reportId },
  });
  return (
    <Page title={t('reportTitle')} about={card.data?.pupilName} back={above(pupilId)}>
      <Read of={report}>{(shown) => <Shown report={shown} />}</Read>
      <Link className="ds-link big-link" href={`/pupils/${schoolId}/${pupilId}`}>
        {t('toPupil')}
      </Link>
    </Page>
  );
}

function Shown({ report }: { readonly report: Report }) {
  const t = useWords(texts);
  const { is } = useSchool();
  const [changing, setChanging] = useState(false);
  if (changing) return <ChangeReport report={report} onDone={() => setChanging(false)} />;
  return (
    <>
      <Facts report={report} />
      {report.question && is('office') && <Answer report={report} day={report.question.day} />}
      {is('office') && report.status !== 'withdrawn' && <Marks report={report} />}
      {is('office') && report.changeable && (
        <Withdraw
          report={report}
          beside={
            <Button variant="secondary" onClick={() => setChanging(true)}>
              {t('change')}
            </Button>
          }
        />
      )}
      {!is('office') && <Paragraph className="subtle">{t('officeActs')}</Paragraph>}
    </>
  );
}

function Facts({ report }: { readonly report: Report }) {
  const t = useWords(texts);
  const format = useFormat();
  const { madeBy, calledBy, reason, status, madeAt } = report;
  return (
    <Card className="stack">
      <div>
        <Tag data-color={status === 'withdrawn' ? 'neutral' : 'info'}>{t(status)}</Tag>
      </div>
      <dl className="facts">
        <dt>{t('period')}</dt>
        <dd>
          <PeriodWords report={report} />
        </dd>
        <dt>{t('madeBy')}</dt>
        <dd>
          {nameOf(madeBy, t)}, {format.moment(madeAt)}
        </dd>
        {calledBy && <dt>{t('caller')}</dt>}
        {calledBy && <dd>{nameOf(calledBy, t)}</dd>}
        {reason && <dt>{t('reasonLabel')}</dt>}
        {reason && <dd>{reason.text}</dd>}
      </dl>
    </Card>
  );
}

const nameOf = ({ you, name, kind }: Report['madeBy'], t: ReturnType<typeof useWords<typeof texts>>): string =>
  you ? t('you') : (name ?? t(kind));

function PeriodWords({ report }: { readonly report: Report }) {
  const t = useWords(texts);
  const format = useFormat();
  const { firstDay, lastDay, from, to } = report;
  if (lastDay === null) return t('openSince', { day: format.day(firstDay) });
  const days = format.days(firstDay, lastDay);
  if (from === undefined && to === undefined) return t('wholeDays', { days });
  return `${days}, ${from ?? t('schoolStart')}–${to ?? t('schoolEnd')}`;
}
