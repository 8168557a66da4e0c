import { Button, Paragraph } from '@digdir/designsystemet-react';
import { Link, useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { useOfClass } from '../class/of-class.ts';
import { Answers } from './answers.tsx';
import { CancelMeeting } from './cancel-meeting.tsx';
import { MeetingWords } from './meeting-words.tsx';
import { texts as own } from './school-texts.ts';
import { texts } from './texts.ts';

export type SchoolMeeting = AnswerOf<'GET /v1/schools/{schoolId}/groups/{groupId}/meetings/{meetingId}'>;

/** A meeting that was planned: its words, who comes, and what the school can do with it. */
export function ClassMeeting() {
  const t = useWords(texts);
  const { of, meeting, at, params } = useClassMeeting();
  return (
    <Page
      title={t('meeting')}
      about={meeting.data?.group ?? of.name}
      back={`/classes/${of.groupId}/meetings${of.search}`}
    >
      <Read of={meeting}>
        {(shown) => (
          <>
            <MeetingWords meeting={shown} />
            <Counts shown={shown} />
            {shown.mayChange && <Change href={at('/change')} />}
            <Answers shown={shown} at={at} />
            {shown.mayChange && <CancelMeeting params={params} />}
          </>
        )}
      </Read>
    </Page>
  );
}

/** The meeting of the page's address, and the addresses of the pages below it. */
export function useClassMeeting() {
  const of = useOfClass();
  const { schoolId, groupId, search } = of;
  const { meetingId = '' } = useParams();
  const params = { schoolId, groupId, meetingId };
  const meeting = useRead('GET /v1/schools/{schoolId}/groups/{groupId}/meetings/{meetingId}', { params });
  const at = (page: string): string => `/classes/${groupId}/meetings/${meetingId}${page}${search}`;
  return { of, meeting, at, params };
}

/** How many come, the places, and whether those who are silent were reminded. */
function Counts({ shown: { counts, capacity, placesLeft, remindedAt } }: { readonly shown: SchoolMeeting }) {
  const t = useWords(own);
  const format = useFormat();
  const { coming, no, unanswered } = counts;
  return (
    <>
      <Paragraph>{t('counts', { coming, no, unanswered })}</Paragraph>
      {capacity !== null && placesLeft !== null && <Paragraph>{t('places', { placesLeft, capacity })}</Paragraph>}
      {remindedAt !== null && (
        <Paragraph className="subtle">{t('reminded', { when: format.moment(remindedAt) })}</Paragraph>
      )}
    </>
  );
}

function Change({ href }: { readonly href: string }) {
  const t = useWords(own);
  return (
    <Button asChild variant="secondary" className="start">
      <Link href={href}>{t('change')}</Link>
    </Button>
  );
}
