import { Button, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { ReadArea } from '../../parts/read-area.tsx';
import { ReportStatus, useReportTime } from '../../parts/report-words.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useMe } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Report = AnswerOf<'GET /v1/guardian/children/{childId}/absence-reports'>['reports'][number];

/** The reports of absence of a child, newest first. */
export function AbsenceList() {
  const t = useWords(texts);
  const { childId, child } = useChild();
  return (
    <Page title={t('listTitle')} about={child?.pupilName} back={`/children/${childId}`}>
      {child?.may.report && (
        <Button asChild className="main-action">
          <Link href={`/report?child=${childId}`}>{t('title')}</Link>
        </Button>
      )}
      <Reports childId={childId} />
      <Link className="ds-link" href={`/children/${childId}/figures`}>
        {t('toFigures')}
      </Link>
    </Page>
  );
}

type ReportsProps = { readonly childId: string; readonly cursor?: string };

/** One page of the list, and below it the next ones. */
function Reports({ childId, cursor }: ReportsProps) {
  const t = useWords(texts);
  const { role } = useMe();
  const page = useFamilyRead('GET absence-reports', childId, { query: { cursor } });
  return (
    <Read of={page}>
      {({ reports, next }) => (
        <>
          {cursor === undefined && <ReadArea area="absence" childId={childId} />}
          {reports.length === 0 && <Paragraph>{t(role === 'pupil' ? 'listEmptyOwn' : 'listEmpty')}</Paragraph>}
          <ul className="plain-list">
            {reports.map((report) => (
              <li key={report.reportId}>
                <ReportRow report={report} childId={childId} />
              </li>
            ))}
          </ul>
          <More next={next}>{(after) => <Reports childId={childId} cursor={after} />}</More>
        </>
      )}
    </Read>
  );
}

function ReportRow({ report, childId }: { readonly report: Report; readonly childId: string }) {
  const t = useWords(texts);
  const format = useFormat();
  const timeOf = useReportTime();
  const { reportId, status, madeBy, madeAt, reason, question } = report;
  const by = madeBy.you ? t('you') : (madeBy.name ?? t(madeBy.kind));
  return (
    <Link className="entry" href={`/children/${childId}/reports/${reportId}`}>
      <strong>{timeOf(report)}</strong>
      <ReportStatus status={status} />
      {reason && <span>{reason.text}</span>}
      <span className="subtle">{t('madeByAt', { by, at: format.moment(madeAt) })}</span>
      {question && <span>{t('stillAway', { day: format.weekday(question.day) })}</span>}
    </Link>
  );
}
