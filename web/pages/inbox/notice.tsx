import { Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { Link, useParams } from 'wouter';
import { useOwnAct, useOwnRead } from '../../api/family.ts';
import { isRefused } from '../../api/problem.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { StillAway } from '../../parts/still-away.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type Item, useLeadsTo } from './leads-to.ts';
import { texts } from './texts.ts';

/** The link of a notice: what it was about, its answer in one tap, and the way on. */
export function NoticePage() {
  const t = useWords(texts);
  const { noticeId = '' } = useParams();
  const notice = useOwnRead('GET notices/{noticeId}', { params: { noticeId } });
  if (isRefused(notice.error, 'not-found')) return <NotYours />;
  return (
    <Page title={t('noticeTitle')} back="/inbox">
      <Read of={notice}>{(item) => <Shown item={item} />}</Read>
    </Page>
  );
}

function Shown({ item }: { readonly item: Item }) {
  const t = useWords(texts);
  const format = useFormat();
  const href = useLeadsTo()(item);
  const { id, title, area, pupilName, occurredAt, readAt, overtakenAt, toDo } = item;
  useReadOnce(id, readAt === null && overtakenAt === null && toDo === null);
  return (
    <>
      <Paragraph>
        <strong>{title}</strong>
      </Paragraph>
      <Paragraph className="subtle">
        {[pupilName, t(area), format.moment(occurredAt)].filter(Boolean).join(' · ')}
      </Paragraph>
      {overtakenAt === null ? <StillAway item={item} /> : <Paragraph>{t('overtakenSince')}</Paragraph>}
      {href !== undefined && (
        <Link className="ds-link" href={href}>
          {t('open')}
        </Link>
      )}
    </>
  );
}

/** Marks an item as read once it was shown: the request that shows it marks nothing. */
function useReadOnce(id: string, unread: boolean): void {
  const { act } = useOwnAct('POST inbox/reads');
  const marked = useRef(false);
  useEffect(() => {
    if (!unread || marked.current) return;
    marked.current = true;
    // An item that stays unread is no harm: nobody is told if this fails.
    act({ body: { ids: [id] } }).catch(() => undefined);
  }, [id, unread, act]);
}

/** The same words whether the notice is another person's, old, or a test: they give nothing away. */
function NotYours() {
  const t = useWords(texts);
  return (
    <Page title={t('goneTitle')} lead={t('goneLead')}>
      <Paragraph>{t('goneTest')}</Paragraph>
      <Paragraph>{t('goneOther')}</Paragraph>
      <Link className="ds-link" href="/inbox">
        {t('toInbox')}
      </Link>
    </Page>
  );
}
