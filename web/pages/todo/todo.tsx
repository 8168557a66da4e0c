import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { lessonPath } from '../../parts/lesson-list.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { byDay } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { ConfirmAll } from './confirm-all.tsx';
import { texts } from './texts.ts';
import { Unsettled } from './unsettled.tsx';

type List = AnswerOf<'GET /v1/staff/unconfirmed-lessons'>;
type Lesson = List['lessons'][number];

/** One page of the list, as many lessons as an answer holds. */
const TODO_PAGE = { query: { limit: '50' } } as const;

/** What waits for a teacher: lessons to confirm, oldest first, then registers whose lesson has changed. */
export function TodoPage() {
  const t = useWords(texts);
  const reading = useRead('GET /v1/staff/unconfirmed-lessons', TODO_PAGE);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Read of={reading}>
        {({ lessons, next }) => (
          <>
            <ConfirmAll some={lessons.length > 0} />
            {lessons.length === 0 && <Paragraph>{t('none')}</Paragraph>}
            {next !== null && <Older cursor={next} />}
            <Days lessons={lessons} />
          </>
        )}
      </Read>
      <Unsettled />
    </Page>
  );
}

/** The page of the list before this one, once somebody wants it. */
function Older({ cursor }: { readonly cursor: string }) {
  const t = useWords(texts);
  const [wanted, setWanted] = useState(false);
  const query = { ...TODO_PAGE.query, cursor };
  const reading = useRead('GET /v1/staff/unconfirmed-lessons', { query }, { enabled: wanted });
  if (!wanted)
    return (
      <Button variant="secondary" onClick={() => setWanted(true)}>
        {t('older')}
      </Button>
    );
  return (
    <Read of={reading}>
      {({ lessons, next }) => (
        <>
          {next !== null && <Older cursor={next} />}
          <Days lessons={lessons} />
        </>
      )}
    </Read>
  );
}

/** Lessons by day. The API has the newest first; here the oldest day and its first lesson come first. */
function Days({ lessons }: { readonly lessons: readonly Lesson[] }) {
  const format = useFormat();
  return byDay([...lessons].reverse()).map(([date, ofDay]) => (
    <section key={date} className="stack">
      <Heading level={2} data-size="xs">
        {format.weekday(date)}
      </Heading>
      <ul className="lessons">
        {ofDay.map((lesson) => (
          <Waiting key={lesson.lessonId} lesson={lesson} />
        ))}
      </ul>
    </section>
  ));
}

/**
 * A lesson that waits: open it, or say in one tap that nobody was away. The API says no if somebody is expected away.
 */
function Waiting({ lesson }: { readonly lesson: Lesson }) {
  const t = useWords(texts);
  const format = useFormat();
  const acting = useAct('POST /v1/groups/{groupId}/days/{date}/lessons/{lessonId}/confirmation');
  const { groupId, date, lessonId, from, to, room } = lesson;
  const group = lesson.group ?? lesson.subject ?? '';
  const name = { lesson: t('lessonAt', { group, day: format.weekday(date), from }) };
  const reported = acting.answer?.confirmed === null ? acting.answer.suggestions : [];
  return (
    <li className="lesson">
      <Link className="ds-link grow" href={lessonPath(lesson)}>
        <strong>{group}</strong>
        <span className="note">{[`${from}–${to}`, room].filter(Boolean).join(' · ')}</span>
      </Link>
      <Button
        variant="secondary"
        aria-label={t('confirmFor', name)}
        loading={acting.pending}
        onClick={() => acting.act({ params: { groupId, date, lessonId }, body: { present: [] } })}
      >
        {t('confirm')}
      </Button>
      {reported.length > 0 && (
        <p className="whole" role="alert">
          {t('reported', { names: reported.map(({ pupilName }) => pupilName).join(', ') })}
        </p>
      )}
      {acting.error && (
        <div className="whole">
          <Failure error={acting.error} />
        </div>
      )}
    </li>
  );
}
