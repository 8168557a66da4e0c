import { Badge, Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { absentIn } from '../../parts/absent.ts';
import { useHalfYearName } from '../../parts/half-year.tsx';
import { ReportStatus, useReportTime } from '../../parts/report-words.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Summary } from './child-overview.tsx';
import { texts } from './texts.ts';

type SectionProps = { readonly summary: Summary; readonly childId: string };
type Area = keyof Summary['unread'] & keyof typeof texts;

/** How many records a section names; its page has the rest. */
const NAMED = 3;

/** The reports about today, above everything else. */
export function Today({
  reports,
  childId,
}: {
  readonly reports: Summary['reports']['newest'];
  readonly childId: string;
}) {
  const t = useWords(texts);
  const timeOf = useReportTime();
  return (
    <section className="stack" aria-labelledby="today">
      <Heading level={2} id="today" data-size="xs">
        {t('today')}
      </Heading>
      {reports.length === 0 && <Paragraph>{t('noneToday')}</Paragraph>}
      <ul className="plain-list">
        {reports.map((report) => (
          <li key={report.reportId}>
            <Link className="entry" href={`/children/${childId}/reports/${report.reportId}`}>
              <strong>{timeOf(report)}</strong>
              <ReportStatus status={report.status} />
              {report.question && <span>{t('stillAway')}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

type AreaCardProps = SectionProps & {
  readonly area: Area;
  /** True when the page of the area has more than is named here. */
  readonly more?: boolean;
  readonly children: ReactNode;
};

/**
 * What is known of an area in a few lines. The link of its heading is the whole card, as the design system makes it.
 */
function AreaCard({ area, summary, childId, more = false, children }: AreaCardProps) {
  const t = useWords(texts);
  const news = summary.unread[area];
  return (
    <Card className="stack tile" data-color="neutral">
      <Heading level={2} data-size="2xs">
        <Link href={`/children/${childId}/${area}`}>
          {t(area)} <span aria-hidden>→</span>
        </Link>{' '}
        {news > 0 && (
          <span className="news">
            <Badge count={news} data-color="danger" data-size="sm" aria-hidden /> {t('news', { count: news })}
          </span>
        )}
      </Heading>
      {children}
      {more && <span className="subtle">{t('moreThere')}</span>}
    </Card>
  );
}

export function Reports({ summary, childId }: SectionProps) {
  const t = useWords(texts);
  const timeOf = useReportTime();
  const { newest, more } = summary.reports;
  return (
    <AreaCard area="absence" summary={summary} childId={childId} more={more || newest.length > NAMED}>
      {newest.length === 0 && <Paragraph>{t('noReports')}</Paragraph>}
      <ul className="plain-list">
        {newest.slice(0, NAMED).map((report) => (
          <li key={report.reportId}>
            {timeOf(report)} <ReportStatus status={report.status} />
          </li>
        ))}
      </ul>
    </AreaCard>
  );
}

export function Figures({ summary, childId }: SectionProps) {
  const t = useWords(texts);
  const format = useFormat();
  const nameOf = useHalfYearName();
  const { days, minutes, late, halfYear } = summary.figures;
  return (
    <AreaCard area="figures" summary={summary} childId={childId}>
      <dl className="facts">
        <dt>{t('wholeDays')}</dt>
        <dd>{absentIn(days)}</dd>
        <dt>{t('hours')}</dt>
        <dd>{format.duration(absentIn(minutes))}</dd>
        <dt>{t('late')}</dt>
        <dd>{late.times}</dd>
      </dl>
      <span className="subtle">{nameOf(halfYear)}</span>
    </AreaCard>
  );
}

export function Warnings({ summary, childId }: SectionProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { newest, more } = summary.warnings;
  return (
    <AreaCard area="warnings" summary={summary} childId={childId} more={more || newest.length > NAMED}>
      {newest.length === 0 && <Paragraph>{t('noWarnings')}</Paragraph>}
      <ul className="plain-list">
        {newest.slice(0, NAMED).map(({ warningId, kind, subjects, sentOn, outcome, acknowledged }) => (
          <li key={warningId}>
            {t(kind, { subjects: subjects.join(', ') })} <span className="subtle">{format.day(sentOn)}</span>{' '}
            {outcome !== null && <Tag data-color="neutral">{t('ended')}</Tag>}
            {outcome === null && !acknowledged && <Tag data-color="warning">{t('toAcknowledge')}</Tag>}
          </li>
        ))}
      </ul>
    </AreaCard>
  );
}

export function Remarks({ summary, childId }: SectionProps) {
  const t = useWords(texts);
  const format = useFormat();
  const nameOf = useHalfYearName();
  const { newest, more, visible, count, halfYear } = summary.remarks;
  return (
    <AreaCard area="remarks" summary={summary} childId={childId} more={more || newest.length > NAMED}>
      {!visible && <Paragraph>{t('remarksHidden')}</Paragraph>}
      {visible && count === 0 && <Paragraph>{t('noRemarks')}</Paragraph>}
      <ul className="plain-list">
        {newest.slice(0, NAMED).map(({ remarkId, category, date }) => (
          <li key={remarkId}>
            {category} <span className="subtle">{format.day(date)}</span>
          </li>
        ))}
      </ul>
      {count > 0 && <span className="subtle">{t('remarkCount', { count, halfYear: nameOf(halfYear) })}</span>}
    </AreaCard>
  );
}

const LEAVE_COLORS = { applied: 'info', granted: 'success', refused: 'warning', withdrawn: 'neutral' } as const;

export function Leave({ summary, childId }: SectionProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { newest, more } = summary.leave;
  return (
    <AreaCard area="leave" summary={summary} childId={childId} more={more || newest.length > NAMED}>
      {newest.length === 0 && <Paragraph>{t('noLeave')}</Paragraph>}
      <ul className="plain-list">
        {newest.slice(0, NAMED).map(({ leaveId, status, firstDay, lastDay, purpose }) => (
          <li key={leaveId}>
            {format.days(firstDay, lastDay)} · {purpose} <Tag data-color={LEAVE_COLORS[status]}>{t(status)}</Tag>
          </li>
        ))}
      </ul>
    </AreaCard>
  );
}
