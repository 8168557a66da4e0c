import { Button, Paragraph } from '@digdir/designsystemet-react';
import { type RefObject, Suspense, useRef } from 'react';
import { Link } from 'wouter';
import type { Sent } from '../../api/call.ts';
import type { Acting, Reading } from '../../api/hooks.ts';
import { useActing, useReading } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { lazyPart } from '../../parts/lazy-part.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { osloDayOf } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { Composer } from './composer.tsx';
import { useKeptPlace } from './kept-place.ts';
import { MarkRead } from './mark-read.tsx';
import { DayLine, MessageItem } from './message.tsx';
import { Paused } from './paused.tsx';
import { type Message, type Place, type Thread, usePlace, useThreadPath } from './place.ts';
import { Readers } from './readers.tsx';
import { texts as reportTexts } from './report-texts.ts';
import { texts } from './texts.ts';
import { useMessages } from './use-messages.ts';
import { useDayWords, useNameOf } from './words.ts';

const SECONDS_BETWEEN = 25;
const Colleagues = lazyPart(async () => (await import('./colleagues.tsx')).Colleagues);
const ColleagueQuestions = lazyPart(async () => (await import('./colleague-questions.tsx')).ColleagueQuestions);

/** A conversation: who sees it, what was said, and the field for the next message. */
export function ThreadPage() {
  const place = usePlace();
  return <ThreadOf key={place.threadId} place={place} />;
}

/** The conversation of a place. */
export function ThreadOf({ place }: { readonly place: Place }) {
  const t = useWords(texts);
  const { at, params, threadId, list } = place;
  const request = { params: { ...params, threadId } };
  const reading = useReading(`GET ${at}/threads/{threadId}`, request, {
    everySeconds: SECONDS_BETWEEN,
  }) as Reading<Thread>;
  const { data } = reading;
  return (
    <Page title={t('thread')} heading={data?.subject} about={data?.pupilName} back={list} fromEnd>
      <Read of={reading}>{(thread) => <Conversation thread={thread} place={place} />}</Read>
    </Page>
  );
}

type ConversationProps = { readonly thread: Thread; readonly place: Place };

function Conversation({ thread, place }: ConversationProps) {
  const sending = useActing(`POST ${place.at}/threads/{threadId}/messages`) as Acting<Sent, Message>;
  const asking = useActing(`GET ${place.at}/threads/{threadId}`) as Acting<Sent, Thread>;
  const { messages, next } = useMessages({ thread, sent: sending.answer, older: asking.answer });
  const list = useRef<HTMLOListElement>(null);
  const keepPlace = useKeptPlace(list, messages);
  const showOlder = () => {
    keepPlace();
    return asking.act({ params: { ...place.params, threadId: place.threadId }, query: { cursor: next } });
  };
  return (
    <>
      <Readers thread={thread} />
      <WithColleagues thread={thread} place={place} />
      {next !== null && <Older loading={asking.pending} onClick={showOlder} />}
      <Failure error={asking.error} />
      <Messages list={list} messages={messages} place={place} />
      <News messages={messages} />
      <MarkRead place={place} messages={messages} />
      {thread.mayWrite ? <Composer thread={thread} place={place} sending={sending} /> : <NoWriting thread={thread} />}
    </>
  );
}

/** For staff the way to add colleagues; for a family what it is asked about them. */
function WithColleagues({ thread, place }: ConversationProps) {
  const asked = thread.people.filter(({ mayAnswer }) => mayAnswer);
  const isStaff = place.about.schoolId !== '';
  return (
    <Suspense fallback={null}>
      {isStaff && <Colleagues thread={thread} place={place} />}
      {isStaff && <Lift thread={thread} />}
      {asked.length > 0 && <ColleagueQuestions colleagues={asked} place={place} />}
    </Suspense>
  );
}

/** For staff by relation, not for added colleagues. */
function Lift({ thread }: { readonly thread: Thread }) {
  const t = useWords(reportTexts);
  const threadPath = useThreadPath();
  if (thread.people.some(({ you, added }) => you && added)) return null;
  return (
    <Link className="ds-link start" href={`${threadPath(thread, thread.threadId)}/lift`}>
      {t('lift')}
    </Link>
  );
}

function Older({ loading, onClick }: { readonly loading: boolean; readonly onClick: () => unknown }) {
  const t = useWords(texts);
  return (
    <Button variant="secondary" className="start" loading={loading} onClick={onClick}>
      {t('older')}
    </Button>
  );
}

type MessagesProps = {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly messages: readonly Message[];
  readonly place: Place;
};

/** Oldest first, with a line where the day changes. */
function Messages({ list, messages, place }: MessagesProps) {
  const t = useWords(texts);
  const dayWords = useDayWords();
  const days = messages.map(({ at }) => osloDayOf(at));
  return (
    <ol ref={list} className="messages" aria-label={t('messages')}>
      {messages.map((message, at) => (
        <li key={message.messageId}>
          {days[at] !== days[at - 1] && <DayLine words={dayWords(days[at] ?? '')} />}
          <MessageItem message={message} place={place} />
        </li>
      ))}
    </ol>
  );
}

/** Tells a screen reader of a message that came while the page was open. */
function News({ messages }: { readonly messages: readonly Message[] }) {
  const t = useWords(texts);
  const nameOf = useNameOf();
  const newest = messages.findLast(({ by }) => !by.you);
  const first = useRef(newest?.messageId);
  const came = newest !== undefined && newest.messageId !== first.current;
  return (
    <p role="status" className="only-heard">
      {came && t('newFrom', { name: nameOf(newest.by) })}
    </p>
  );
}

function NoWriting({ thread }: { readonly thread: Thread }) {
  const t = useWords(texts);
  if (thread.paused !== null) return <Paused thread={thread} />;
  return <Paragraph className="foot">{t(thread.status === 'closed' ? 'closed' : 'noWriting')}</Paragraph>;
}
