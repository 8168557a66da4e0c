import { Button, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { type OfClass, useOfClass } from '../class/of-class.ts';
import { useShortWhen } from '../messages/words.ts';
import { texts } from './class-texts.ts';

type Line = AnswerOf<'GET /v1/schools/{schoolId}/groups/{groupId}/announcements'>['announcements'][number];

/** What was announced to a class or group, with how many have read it, and the way to write one. */
export function ClassAnnouncements() {
  const t = useWords(texts);
  const of = useOfClass();
  return (
    <Page title={t('title')} about={of.name} back={`/classes/${of.groupId}${of.search}`}>
      <Link className="ds-link call" href={`/classes/${of.groupId}/meetings${of.search}`}>
        {t('toMeetings')}
      </Link>
      <Lines of={of} />
    </Page>
  );
}

/** One page of the list, and below it the next ones. */
function Lines({ of, cursor }: { readonly of: OfClass; readonly cursor?: string }) {
  const t = useWords(texts);
  const { schoolId, groupId, search } = of;
  const page = useRead('GET /v1/schools/{schoolId}/groups/{groupId}/announcements', {
    params: { schoolId, groupId },
    query: { cursor },
  });
  return (
    <Read of={page}>
      {({ announcements, mayAnnounce, next }) => (
        <>
          {mayAnnounce && cursor === undefined && (
            <Button asChild className="main-action">
              <Link href={`/classes/${groupId}/announcements/new${search}`}>{t('write')}</Link>
            </Button>
          )}
          {announcements.length === 0 && next === null && (
            <Paragraph>{t(cursor === undefined ? 'none' : 'noneMore')}</Paragraph>
          )}
          <ul className="plain-list">
            {announcements.map((line) => (
              <li key={line.announcementId}>
                <SentLine of={of} line={line} />
              </li>
            ))}
          </ul>
          <More next={next}>{(after) => <Lines of={of} cursor={after} />}</More>
        </>
      )}
    </Read>
  );
}

function SentLine({ of: { groupId, search }, line }: { readonly of: OfClass; readonly line: Line }) {
  const t = useWords(texts);
  const when = useShortWhen();
  const { announcementId, subject, from, at, urgent, counts } = line;
  const { read, adults, ok } = counts;
  return (
    <Link className="entry thread" href={`/classes/${groupId}/announcements/${announcementId}${search}`}>
      <span className="thread-subject" dir="auto">
        {subject ?? t('withdrawn')}
      </span>
      <span className="subtle">{when(at)}</span>
      <span className="thread-who">
        {urgent && <Tag data-color="warning">{t('urgent')}</Tag>} {from ?? t('someone')}
      </span>
      <span className="thread-last subtle">{t('counts', { read, adults, ok })}</span>
    </Link>
  );
}
