import { Button, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link, useParams } from 'wouter';
import { useFamilyAct, useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChild } from '../../parts/use-child.ts';
import { osloDayOf } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { useThreadPath } from '../messages/place.ts';
import { useDayWords } from '../messages/words.ts';
import { MarkAnnouncementRead } from './mark-read.tsx';
import { Reply } from './reply.tsx';
import { texts } from './texts.ts';

export type FamilyAnnouncement = AnswerOf<'GET /v1/guardian/children/{childId}/announcements/{announcementId}'>;

/** An announcement: what the school says, an OK, and an answer to its sender alone. */
export function FamilyAnnouncementPage() {
  const t = useWords(texts);
  const { childId, child } = useChild();
  const { announcementId = '' } = useParams();
  const reading = useFamilyRead('GET announcements/{announcementId}', childId, { params: { announcementId } });
  return (
    <Page title={t('announcement')} about={child?.pupilName} back={`/children/${childId}/announcements`}>
      <Read of={reading}>
        {(shown) => (
          <>
            {shown.readAt === null && <MarkAnnouncementRead childId={childId} announcementId={announcementId} />}
            <Said shown={shown} />
            {shown.text !== null && <Ok shown={shown} childId={childId} />}
            <Answers shown={shown} childId={childId} />
          </>
        )}
      </Read>
    </Page>
  );
}

type ShownProps = { readonly shown: FamilyAnnouncement };

function Said({ shown: { subject, text, from, group, at, urgent } }: ShownProps) {
  const t = useWords(texts);
  const format = useFormat();
  const dayWords = useDayWords();
  const when = `${dayWords(osloDayOf(at))} ${format.time(at)}`;
  return (
    <section className="stack announcement">
      {urgent && (
        <div className="row">
          <Tag data-color="warning">{t('urgent')}</Tag>
        </div>
      )}
      <h2 className="ds-heading" data-size="xs" dir="auto">
        {subject ?? t('withdrawn')}
      </h2>
      <Paragraph data-size="sm" className="subtle">
        {[from ?? t('someone'), group, when].join(' · ')}
      </Paragraph>
      {text !== null && (
        <p className="as-written" dir="auto">
          {text}
        </p>
      )}
    </section>
  );
}

type PartProps = ShownProps & { readonly childId: string };

/** A quiet OK: the school sees it in its list, and nobody is notified. */
function Ok({ shown: { announcementId, okAt }, childId }: PartProps) {
  const t = useWords(texts);
  const acting = useFamilyAct('POST announcements/{announcementId}/ok', childId);
  const done = okAt !== null;
  return (
    <div className="stack">
      <p role="status">{done && <strong>{t('saidOk')}</strong>}</p>
      {!done && (
        <>
          <Button className="start" loading={acting.pending} onClick={() => acting.act({ params: { announcementId } })}>
            {t('sayOk')}
          </Button>
          <Paragraph data-size="sm" className="subtle">
            {t('okHelp')}
          </Paragraph>
        </>
      )}
      <Failure error={acting.error} />
    </div>
  );
}

/** The conversation that the first answer has made, or the way to it; or why nobody can answer, and what to do. */
function Answers({ shown, childId }: PartProps) {
  const t = useWords(texts);
  const threadPath = useThreadPath();
  const { reply, threadId, whyNoReply, schoolId, text } = shown;
  // It goes on where it says who reads it by now, and whether it is paused.
  if (threadId !== null)
    return (
      <Link className="ds-link" href={threadPath({ pupilId: childId, schoolId }, threadId)}>
        {t('earlier')}
      </Link>
    );
  if (reply === null) return text === null ? null : <Paragraph className="subtle">{whyNoReply}</Paragraph>;
  return <Reply shown={shown} childId={childId} delivery={reply.delivery} />;
}
