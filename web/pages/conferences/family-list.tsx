import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useFamilyRead } from '../../api/family.ts';
import { serverNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useMe } from '../../session/me.ts';
import { osloDayOf } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { useDay, When } from '../meetings/when.tsx';
import { texts } from './family-texts.ts';
import { isCancelled, isToCome } from './times.ts';

type Line = AnswerOf<'GET /v1/guardian/children/{childId}/conferences'>['conferences'][number];

/** The child's rounds of talks: those with the next own talk, those to book, the others, and those that are over. */
export function FamilyConferences() {
  const t = useWords(texts);
  const { role } = useMe();
  const { childId, child } = useChild();
  const list = useFamilyRead('GET conferences', childId);
  const readsOnly = role === 'pupil' && child?.may.report !== true;
  return (
    <Page
      title={t('title')}
      about={child?.pupilName}
      lead={t(readsOnly ? 'leadPupil' : 'lead')}
      back={`/children/${childId}`}
    >
      <Read of={list}>{({ conferences }) => <Lines lines={conferences} childId={childId} />}</Read>
    </Page>
  );
}

const nextOf = ({ talks }: Line) => talks.find((talk) => talk.status === 'booked' && isToCome(talk));

/** Where a round of talks stands in the list: by its next talk, then those to book. */
function orderOf(line: Line): string {
  const next = nextOf(line);
  if (next) return `0 ${next.day} ${next.from}`;
  return line.mayBook ? '1' : '2';
}

function Lines({ lines, childId }: { readonly lines: readonly Line[]; readonly childId: string }) {
  const t = useWords(texts);
  const isOver = ({ status }: Line) => status === 'ended';
  const now = lines.filter((line) => !isOver(line)).toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)));
  const earlier = lines.filter(isOver);
  if (lines.length === 0) return <Paragraph>{t('none')}</Paragraph>;
  return (
    <>
      <Items lines={now} childId={childId} />
      {earlier.length > 0 && (
        <Heading level={2} data-size="xs">
          {t('earlier')}
        </Heading>
      )}
      <Items lines={earlier} childId={childId} />
    </>
  );
}

function Items({ lines, childId }: { readonly lines: readonly Line[]; readonly childId: string }) {
  if (lines.length === 0) return null;
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line.conferenceId}>
          <ConferenceLine line={line} childId={childId} />
        </li>
      ))}
    </ul>
  );
}

function ConferenceLine({ line, childId }: { readonly line: Line; readonly childId: string }) {
  const t = useWords(texts);
  const dayOf = useDay();
  const format = useFormat();
  const { conferenceId, title, status, mayBook, bookingFrom, bookingUntil, talks } = line;
  const begins = status === 'open' && serverNow() < Date.parse(bookingFrom);
  const standing = talks.filter((talk) => !isCancelled(talk));
  return (
    <Link className="entry meeting" href={`/children/${childId}/conferences/${conferenceId}`}>
      <span className="meeting-title" dir="auto">
        {title}
      </span>
      {standing.map((talk) => (
        <span key={talk.bookingId}>
          <When meeting={talk} /> {talk.teacherName !== null && t('with', { name: talk.teacherName })}
        </span>
      ))}
      <span className="row">
        {standing.some(({ status }) => status === 'booked') && <Tag data-color="success">{t('booked')}</Tag>}
        {begins && <Tag data-color="info">{t('bookFrom', { when: format.moment(bookingFrom) })}</Tag>}
        {mayBook && standing.length === 0 && (
          <Tag data-color="warning">{t('bookBy', { day: dayOf(osloDayOf(bookingUntil)) })}</Tag>
        )}
      </span>
    </Link>
  );
}
