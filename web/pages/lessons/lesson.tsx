import { Paragraph } from '@digdir/designsystemet-react';
import { Link, useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Settlement } from '../../parts/settlement.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Roster } from './marks.ts';
import { RosterView } from './roster.tsx';
import { texts } from './texts.ts';

const SECONDS_BETWEEN = 20;

/** One lesson: who is here, who is away, and its confirmation. A colleague's changes come by themselves. */
export function LessonPage() {
  const t = useWords(texts);
  const { groupId = '', date = '', lessonId = '' } = useParams();
  const reading = useRead(
    'GET /v1/groups/{groupId}/days/{date}/lessons/{lessonId}',
    { params: { groupId, date, lessonId } },
    { everySeconds: SECONDS_BETWEEN },
  );
  const roster = reading.data;
  const about = useAbout(roster, date);
  // A failed look for news is told in the foot, where it moves nothing.
  const first = roster ? { ...reading, error: null } : reading;
  return (
    <Page title={t('title')} about={about} back="/">
      <Read of={first}>
        {(shown) => (
          <>
            <Blocked roster={shown} />
            {takesEntries(shown) && (
              <RosterView key={`${date} ${lessonId}`} roster={shown} disconnected={reading.error !== null} />
            )}
            <Link className="ds-link" href={`/groups/${groupId}/substitutes`}>
              {t('substitutes')}
            </Link>
          </>
        )}
      </Read>
    </Page>
  );
}

const takesEntries = ({ state, unsettled, displaced }: Roster): boolean =>
  state !== 'cancelled' && (!unsettled || displaced === 'shortened');

function useAbout(roster: Roster | undefined, date: string): string {
  const format = useFormat();
  const day = format.weekday(date);
  if (!roster) return day;
  const { group, room, from, to } = roster;
  return [group, room, `${day} ${from}–${to}`].filter(Boolean).join(' · ');
}

/** Why the lesson takes no entries, and the decision on entries that the timetable has moved off. */
function Blocked({ roster }: { readonly roster: Roster }) {
  const t = useWords(texts);
  const { state, displaced, unsettled, groupId, date, lessonId } = roster;
  return (
    <>
      {state === 'cancelled' && !unsettled && (
        <Paragraph role="status">{t(displaced === 'gone' ? 'gone' : 'cancelled')}</Paragraph>
      )}
      {unsettled && displaced && <Settlement lesson={{ groupId, date, lessonId }} why={displaced} />}
    </>
  );
}
