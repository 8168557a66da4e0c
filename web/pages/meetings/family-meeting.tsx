import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { useFamilyAct, useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { CalendarFile } from '../../parts/calendar-file.tsx';
import { useFreshCounts } from '../../parts/fresh-counts.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useWords } from '../../words/language.ts';
import { texts as own } from './family-texts.ts';
import { MeetingWords } from './meeting-words.tsx';
import { texts } from './texts.ts';
import { YourAnswer } from './your-answer.tsx';

export type FamilyMeeting = AnswerOf<'GET /v1/guardian/children/{childId}/meetings/{meetingId}'>;

/** A parents' meeting: what, when and where, the reader's own answer, and how many come. */
export function FamilyMeetingPage() {
  const t = useWords(texts);
  const { childId, child } = useChild();
  const { meetingId = '' } = useParams();
  const meeting = useFamilyRead('GET meetings/{meetingId}', childId, { params: { meetingId } });
  useFreshCounts(meeting.data !== undefined);
  return (
    <Page title={t('meeting')} about={child?.pupilName} back={`/children/${childId}/meetings`}>
      <Read of={meeting}>
        {(shown) => (
          <>
            <MeetingWords meeting={shown} />
            {shown.status === 'planned' && <Coming shown={shown} childId={childId} again={meeting.again} />}
            {shown.yourAnswer?.answer === 'yes' && !shown.begun && <ToCalendar shown={shown} childId={childId} />}
          </>
        )}
      </Read>
    </Page>
  );
}

type PartProps = {
  readonly shown: FamilyMeeting;
  readonly childId: string;
  readonly again: () => Promise<unknown>;
};

/** The meeting for the calendar of whoever has said yes; a cancelled one to take out again. */
function ToCalendar({ shown: { meetingId, status }, childId }: Omit<PartProps, 'again'>) {
  const acting = useFamilyAct('GET meetings/{meetingId}/calendar', childId);
  return <CalendarFile acting={acting} request={{ params: { meetingId } }} isCancelled={status === 'cancelled'} />;
}

/** The own answer, and how many come by all answers: numbers only. */
function Coming({ shown, childId, again }: PartProps) {
  const t = useWords(own);
  const { yourAnswer, begun, coming, placesLeft } = shown;
  const left = placesLeft ?? 0;
  if (begun && yourAnswer === null) return null;
  return (
    <section className="stack">
      <Heading level={2} data-size="xs">
        {t('yourAnswer')}
      </Heading>
      <YourAnswer shown={shown} childId={childId} again={again} />
      {!begun && (
        <Paragraph className="subtle" aria-live="polite">
          {t(coming === 1 ? 'comingOne' : 'coming', { count: coming })}
          {left > 0 && ` ${t(left === 1 ? 'placeLeft' : 'placesLeft', { count: left })}`}
        </Paragraph>
      )}
    </section>
  );
}
