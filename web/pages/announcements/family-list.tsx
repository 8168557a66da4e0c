import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useWords } from '../../words/language.ts';
import { useShortWhen } from '../messages/words.ts';
import { texts } from './texts.ts';

type Line = AnswerOf<'GET /v1/guardian/children/{childId}/announcements'>['announcements'][number];

/** What the school has told the child's class and groups, newest first. */
export function FamilyAnnouncements() {
  const t = useWords(texts);
  const { childId, child } = useChild();
  return (
    <Page title={t('title')} about={child?.pupilName} lead={t('lead')} back={`/children/${childId}`}>
      <Link className="ds-link call" href={`/children/${childId}/meetings`}>
        {t('toMeetings')}
      </Link>
      <Lines childId={childId} />
    </Page>
  );
}

/** One page of the list, and below it the next ones. */
function Lines({ childId, cursor }: { readonly childId: string; readonly cursor?: string }) {
  const t = useWords(texts);
  const page = useFamilyRead('GET announcements', childId, { query: { cursor } });
  return (
    <Read of={page}>
      {({ announcements, next }) => (
        <>
          {announcements.length === 0 && next === null && (
            <Paragraph>{t(cursor === undefined ? 'none' : 'noneMore')}</Paragraph>
          )}
          <ul className="plain-list">
            {announcements.map((line) => (
              <li key={line.announcementId}>
                <AnnouncementLine childId={childId} line={line} />
              </li>
            ))}
          </ul>
          <More next={next}>{(after) => <Lines childId={childId} cursor={after} />}</More>
        </>
      )}
    </Read>
  );
}

function AnnouncementLine({ childId, line }: { readonly childId: string; readonly line: Line }) {
  const t = useWords(texts);
  const when = useShortWhen();
  const { announcementId, subject, from, group, at, urgent, readAt } = line;
  const unread = readAt === null && subject !== null;
  return (
    <Link className="entry thread" data-unread={unread} href={`/children/${childId}/announcements/${announcementId}`}>
      <span className="thread-subject" dir="auto">
        {subject ?? t('withdrawn')}
      </span>
      <span className="subtle">{when(at)}</span>
      <span className="thread-who">
        {unread && <Tag data-color="danger">{t('unread')}</Tag>}{' '}
        {urgent && <Tag data-color="warning">{t('urgent')}</Tag>} {[group, from].filter(Boolean).join(' · ')}
      </span>
    </Link>
  );
}
