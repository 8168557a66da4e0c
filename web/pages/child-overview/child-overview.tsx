import { Button, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useFamilyRead } from '../../api/family.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { PhoneLink } from '../../parts/phone-link.tsx';
import { Read } from '../../parts/read.tsx';
import { useChild } from '../../parts/use-child.ts';
import { WhyNoReport } from '../../parts/why-no-report.tsx';
import { useMe } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { Figures, Leave, Remarks, Reports, Today, Warnings } from './sections.tsx';
import { texts } from './texts.ts';

export type Summary = AnswerOf<'GET /v1/guardian/children/{childId}/summary'>;

/** A child at a glance: today, what is new, and the way to everything else. One request. */
export function ChildOverview() {
  const t = useWords(texts);
  const { childId, child } = useChild();
  const { role } = useMe();
  const summary = useFamilyRead('GET summary', childId);
  const place = child && [child.className, child.schoolName].filter(Boolean).join(' · ');
  return (
    <Page
      title={t(role === 'pupil' ? 'titleOwn' : 'title')}
      about={child?.pupilName}
      {...(place !== undefined && { lead: place })}
      back="/"
    >
      <Read of={summary}>
        {(shown) => (
          <>
            <Today reports={shown.reports.newest.filter(isToday)} childId={childId} />
            {child?.may.report && (
              <Button asChild className="main-action">
                <Link href={`/report?child=${childId}`}>{t('report')}</Link>
              </Button>
            )}
            {child && <WhyNoReport child={child} />}
            <div className="tiles">
              <Reports summary={shown} childId={childId} />
              <Figures summary={shown} childId={childId} />
              <Warnings summary={shown} childId={childId} />
              <Remarks summary={shown} childId={childId} />
              <Leave summary={shown} childId={childId} />
            </div>
            <Elsewhere summary={shown} childId={childId} writes={child?.may.report ?? false} />
            <School summary={shown} />
          </>
        )}
      </Read>
    </Page>
  );
}

/** True for a report that is about today. */
function isToday({ status, firstDay, lastDay }: Summary['reports']['newest'][number]): boolean {
  const { day } = osloNow();
  return status !== 'withdrawn' && firstDay <= day && (lastDay === null || day <= lastDay);
}

/** What the school tells the whole class. */
const TOLD = ['announcements', 'meetings'] as const;
const PAGES = ['documents', 'conferences', 'lessons', 'statements', 'access', 'access-log'] as const;

type ElsewhereProps = {
  readonly summary: Summary;
  readonly childId: string;
  /** True for those who write with the school: guardians, and a pupil of age. */
  readonly writes: boolean;
};

/** The pages about the child that have nothing to show here. */
function Elsewhere({ summary, childId, writes }: ElsewhereProps) {
  const t = useWords(texts);
  const { role } = useMe();
  const news = summary.unread.lessons;
  return (
    <ul className="ways">
      {writes && (
        <li>
          <Link className="entry" href={role === 'pupil' ? '/messages/new' : `/children/${childId}/messages/new`}>
            {t('write')}
          </Link>
        </li>
      )}
      {(writes || role === 'guardian') &&
        TOLD.map((page) => (
          <li key={page}>
            <Link className="entry" href={`/children/${childId}/${page}`}>
              {t(page)}
            </Link>
          </li>
        ))}
      {PAGES.map((page) => (
        <li key={page}>
          <Link className="entry" href={`/children/${childId}/${page}`}>
            {t(page)}
            {page === 'lessons' && news > 0 && <span className="subtle">{t('news', { count: news })}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function School({ summary: { schoolName, schoolContact } }: { readonly summary: Summary }) {
  const t = useWords(texts);
  const phone = schoolContact?.phone;
  return (
    <Paragraph className="subtle">
      {t('school', { name: [schoolName, schoolContact?.name].filter(Boolean).join(', ') })}
      {phone && (
        <>
          {' · '}
          <PhoneLink phone={phone} />
        </>
      )}
    </Paragraph>
  );
}
