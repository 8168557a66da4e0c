import { Badge, Button, Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useFreshHome } from '../../parts/fresh-counts.ts';
import { Page } from '../../parts/page.tsx';
import { WhyNoReport } from '../../parts/why-no-report.tsx';
import { type Child, useChildren, useMe } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';
import { Waiting } from './waiting-for-me.tsx';

const AREAS = [
  'absence',
  'leave',
  'lessons',
  'figures',
  'warnings',
  'remarks',
  'messages',
  'meetings',
  'documents',
] as const;
/** Areas whose news does not stand on a single page of the child. */
const ELSEWHERE: Readonly<Record<string, string>> = { messages: '/messages', meetings: '/inbox' };

/** The first page of guardians and pupils: today per child, what needs an answer, and what is new. */
export function FamilyHome() {
  const t = useWords(texts);
  const format = useFormat();
  const me = useMe();
  const children = useChildren();
  const why = me.role === 'guardian' ? me.home.why : null;
  const today = children[0]?.reporting.firstDay;
  useFreshHome();
  return (
    <Page title={t('title')} about={today && format.weekday(today)}>
      <Waiting />
      {why && <Paragraph>{why.text}</Paragraph>}
      <ul className="plain-list">
        {children.map((child) => (
          <li key={child.childId}>
            <ChildCard child={child} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function ChildCard({ child }: { readonly child: Child }) {
  const t = useWords(texts);
  const format = useFormat();
  const { role } = useMe();
  const name = child.pupilName.split(' ')[0] ?? '';
  const place = [child.className, child.schoolName].filter(Boolean).join(' · ');
  const { nextPlanned: next, schoolContact: contact } = child;
  return (
    <Card className="stack" data-color="neutral">
      <div className="row">
        <Heading level={2} data-size="sm" className="grow">
          {child.pupilName}
          <span className="about">{place}</span>
        </Heading>
        <Today child={child} />
      </div>
      <News child={child} />
      {next && (
        <Paragraph data-size="sm">
          {t(next.kind === 'leave' ? 'nextLeave' : 'nextReport', { days: format.days(next.firstDay, next.lastDay) })}
        </Paragraph>
      )}
      {child.may.report && (
        <Button asChild className="main-action" data-color="accent">
          <Link href={`/report?child=${child.childId}`} aria-label={t('reportFor', { name: child.pupilName })}>
            {t('report')}
          </Link>
        </Button>
      )}
      <WhyNoReport child={child} />
      <Link className="ds-link reach" data-color="accent" href={`/children/${child.childId}`}>
        {role === 'pupil' ? t('moreOwn') : t('more', { name })}
      </Link>
      {contact && (
        <Paragraph data-size="sm" className="subtle">
          {t('school', { contact: [contact.name, contact.phone].filter(Boolean).join(', ') })}
        </Paragraph>
      )}
    </Card>
  );
}

/** Today in a word: color, and the words that say the same. */
function Today({ child: { childId, today } }: { readonly child: Child }) {
  const t = useWords(texts);
  const [report] = today.reports;
  if (!report) return <Tag data-color="success">{t('none')}</Tag>;
  const part = report.from !== undefined && report.to !== undefined;
  const words = part ? t('reportedPart', { from: report.from ?? '', to: report.to ?? '' }) : t('reported');
  return (
    <Link className="ds-link reach" data-color="accent" href={`/children/${childId}/reports/${report.reportId}`}>
      <Tag data-color={today.status === 'unconfirmed' ? 'warning' : 'info'}>
        {today.status === 'unconfirmed' ? t('unconfirmed') : words} · {t(report.status)}
      </Tag>
    </Link>
  );
}

/** The unread things about a child by area, each a way to its page. */
function News({ child: { childId, unread } }: { readonly child: Child }) {
  const t = useWords(texts);
  const news = AREAS.filter((area) => unread[area] > 0);
  if (news.length === 0) return null;
  return (
    <ul className="row plain-row">
      {news.map((area) => (
        <li key={area}>
          <Link className="ds-link reach" data-color="accent" href={ELSEWHERE[area] ?? `/children/${childId}/${area}`}>
            {t(area)} <Badge count={unread[area]} data-color="danger" data-size="sm" aria-hidden />
            <span className="only-heard">{t('news', { count: unread[area] })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
