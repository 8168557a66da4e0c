import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import { tagOf } from '../../api/call.ts';
import { useFamilyAct, useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';

import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { ReportStatus, useReportTime } from '../../parts/report-words.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useChildren } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { ChangeForm } from './change-form.tsx';
import { texts } from './texts.ts';

export type Report = AnswerOf<'GET /v1/guardian/children/{childId}/absence-reports/{reportId}'>;

/** One report of a child: its state, its days, and what the family can still do with it. */
export function ReportPage() {
  const t = useWords(texts);
  const { childId = '', reportId = '' } = useParams();
  const report = useFamilyRead('GET absence-reports/{reportId}', childId, { params: { reportId } });
  const child = useChildren().find((candidate) => candidate.childId === childId);
  const [changing, setChanging] = useState(false);
  return (
    <Page title={t('reportTitle')} about={child?.pupilName} back={`/children/${childId}/absence`}>
      <Read of={report}>
        {(shown) =>
          changing && child ? (
            <ChangeForm report={shown} childId={childId} again={report.again} onDone={() => setChanging(false)} />
          ) : (
            <Shown report={shown} childId={childId} onChange={() => setChanging(true)} />
          )
        }
      </Read>
    </Page>
  );
}

type ShownProps = { readonly report: Report; readonly childId: string; readonly onChange: () => void };

function Shown({ report, childId, onChange }: ShownProps) {
  const t = useWords(texts);
  const timeOf = useReportTime();
  const { you, name, kind } = report.madeBy;
  const lessons = report.days.flatMap(({ day, lessons = [] }) => lessons.map((lesson) => ({ day, ...lesson })));
  return (
    <>
      <Card className="stack" data-color="neutral">
        <ReportStatus status={report.status} />
        <dl className="facts">
          <dt>{t('period')}</dt>
          <dd>{timeOf(report)}</dd>
          <dt>{t('madeBy')}</dt>
          <dd>{you ? t('you') : (name ?? t(kind))}</dd>
          {report.reason && <dt>{t('reasonLabel')}</dt>}
          {report.reason && <dd>{report.reason.text}</dd>}
        </dl>
        {lessons.length > 0 && lessons.length < 10 && (
          <>
            <Heading level={2} data-size="2xs">
              {t('lessons')}
            </Heading>
            <ul>
              {lessons.map(({ day, lessonId, from, to, subject = '' }) => (
                <li key={day + lessonId}>{t('lessonAt', { from, to, subject })}</li>
              ))}
            </ul>
          </>
        )}
      </Card>
      {report.question && <StillAway report={report} childId={childId} day={report.question.day} />}
      {report.changeable && <Actions report={report} childId={childId} onChange={onChange} />}
    </>
  );
}

type AboutProps = { readonly report: Report; readonly childId: string };

function StillAway({ report, childId, day }: AboutProps & { readonly day: string }) {
  const t = useWords(texts);
  const format = useFormat();
  const acting = useFamilyAct('POST absence-reports/{reportId}/still-away-answers', childId);
  const answer = (stillAway: boolean) =>
    acting.act({ params: { reportId: report.reportId }, body: { day, stillAway } });
  return (
    <Card className="stack" data-color="warning">
      <Paragraph>{t('stillAway', { day: format.weekday(day) })}</Paragraph>
      <div className="buttons">
        <Button variant="secondary" disabled={acting.pending} onClick={() => answer(true)}>
          {t('yes')}
        </Button>
        <Button variant="secondary" disabled={acting.pending} onClick={() => answer(false)}>
          {t('no')}
        </Button>
      </div>
      <Failure error={acting.error} />
    </Card>
  );
}

function Actions({ report, childId, onChange }: AboutProps & { readonly onChange: () => void }) {
  const t = useWords(texts);
  const acting = useFamilyAct('POST absence-reports/{reportId}/withdrawal', childId);
  const withdraw = () => acting.act({ params: { reportId: report.reportId }, ifMatch: tagOf(report) });
  const change = (
    <Button variant="secondary" onClick={onChange}>
      {t('change')}
    </Button>
  );
  return <Sure acting={acting} question={t('withdrawSure')} words={t('withdraw')} onSure={withdraw} beside={change} />;
}
