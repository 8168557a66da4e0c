import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { ReportStatus, useReportTime } from '../../parts/report-words.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type PupilOf, usePupilOf } from './pupil-of.ts';
import { texts } from './texts.ts';

type Report = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports'>['reports'][number];

/** The reports about a pupil, newest first; each leads to the page where it is changed, withdrawn or answered. */
export function PupilReports() {
  const t = useWords(texts);
  const of = usePupilOf();
  return (
    <Page title={t('reports')} about={of.name} back={of.home}>
      <Reports of={of} />
    </Page>
  );
}

function Reports({ of, cursor }: { readonly of: PupilOf; readonly cursor?: string }) {
  const t = useWords(texts);
  const { schoolId, pupilId } = of;
  const query = cursor === undefined ? {} : { cursor };
  const reports = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports', {
    params: { schoolId, pupilId },
    query,
  });
  return (
    <Read of={reports}>
      {(page) => (
        <>
          {page.reports.length === 0 && cursor === undefined && <Paragraph>{t('noReports')}</Paragraph>}
          <ul className="people">
            {page.reports.map((report) => (
              <li key={report.reportId}>
                <Row report={report} of={of} />
              </li>
            ))}
          </ul>
          <More next={page.next}>{(after) => <Reports of={of} cursor={after} />}</More>
        </>
      )}
    </Read>
  );
}

function Row({ report, of }: { readonly report: Report; readonly of: PupilOf }) {
  const t = useWords(texts);
  const format = useFormat();
  const timeOf = useReportTime();
  const { you, name, kind } = report.madeBy;
  const who = you ? t('you') : (name ?? t(kind === 'pupil' ? 'ownPupil' : kind));
  return (
    <>
      <div className="row">
        <Link className="ds-link name" href={`/school/${of.schoolId}/reports/${of.pupilId}/${report.reportId}`}>
          {timeOf(report)}
        </Link>
        <ReportStatus status={report.status} />
        {report.question && <Tag data-color="warning">{t('question')}</Tag>}
      </div>
      <Paragraph data-size="sm" className="subtle">
        {[report.reason?.text, t('madeBy', { who, at: format.moment(report.madeAt) })].filter(Boolean).join(' · ')}
      </Paragraph>
    </>
  );
}
