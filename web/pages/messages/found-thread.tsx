import { useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { staffPlace } from './place.ts';
import { texts } from './texts.ts';
import { ThreadOf } from './thread.tsx';

/**
 * A conversation by its id alone, for staff: a link of the inbox names neither school nor pupil, and must not. Asks
 * where it is, then shows it.
 */
export function FoundThread() {
  const t = useWords(texts);
  const { threadId = '' } = useParams();
  const found = useRead('GET /v1/staff/threads/{threadId}', { params: { threadId } });
  if (found.data !== undefined) return <ThreadOf key={threadId} place={staffPlace(found.data, threadId)} />;
  return (
    <Page title={t('thread')} back="/staff/messages">
      <Read of={found}>{() => null}</Read>
    </Page>
  );
}
