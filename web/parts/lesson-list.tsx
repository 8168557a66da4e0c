import { Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { AnswerOf } from '../api/table.ts';
import { useWords } from '../words/language.ts';
import { texts } from './lesson-texts.ts';

export type Lesson = AnswerOf<'GET /v1/staff/lessons'>['lessons'][number];

export const lessonPath = ({ groupId, date, lessonId }: Pick<Lesson, 'groupId' | 'date' | 'lessonId'>): string =>
  `/lessons/${groupId}/${date}/${lessonId}`;

/** Lessons in order, each a way to its pupils, with its state in words. */
export function LessonList({ lessons, over }: { readonly lessons: readonly Lesson[]; readonly over: Over }) {
  return (
    <ul className="lessons">
      {lessons.map((lesson) => (
        <li key={lesson.lessonId}>
          <Link href={lessonPath(lesson)} className="lesson" data-state={lesson.state}>
            <span className="lesson-time">
              {lesson.from}–{lesson.to}
            </span>
            <span className="grow">
              <strong>{lesson.group ?? lesson.subject}</strong>
              <Place lesson={lesson} />
            </span>
            <StateTag lesson={lesson} over={over} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** True for a lesson that has ended: an open one then waits to be confirmed. */
export type Over = (lesson: Lesson) => boolean;

/** Room, substitute, a lesson that has moved, and how many are expected away. */
export function Place({ lesson }: { readonly lesson: Lesson }) {
  const t = useWords(texts);
  const { room, substituting, status, reportedAway } = lesson;
  const parts = [
    ...(room ? [room] : []),
    ...(substituting ? [t('substituting')] : []),
    ...(status === 'moved' ? [t('moved')] : []),
    ...(reportedAway > 0 ? [t('reportedAway', { count: reportedAway })] : []),
  ];
  return parts.length > 0 ? <span className="note">{parts.join(' · ')}</span> : null;
}

const COLORS = { planned: 'neutral', open: 'warning', confirmed: 'success', cancelled: 'neutral' } as const;

export function StateTag({ lesson, over }: { readonly lesson: Lesson; readonly over: Over }) {
  const t = useWords(texts);
  const { state } = lesson;
  return (
    <Tag data-size="sm" data-color={COLORS[state]}>
      {t(state === 'open' && over(lesson) ? 'toConfirm' : state)}
    </Tag>
  );
}
