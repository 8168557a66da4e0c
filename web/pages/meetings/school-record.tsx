import { Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useAct } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { type Answer, AnswerButtons } from './answer-buttons.tsx';
import { type Adult, nameOf } from './answers.tsx';
import { type SchoolMeeting, useClassMeeting } from './school-meeting.tsx';
import { texts } from './school-texts.ts';

/** Records what an adult has answered on paper or by telephone. */
export function RecordAnswer() {
  const t = useWords(texts);
  const { personId = '' } = useParams();
  const { meeting, at, params } = useClassMeeting();
  const found = meeting.data && foundIn(meeting.data, personId);
  return (
    <Page
      title={t('record')}
      about={found && t('about', { name: nameOf(found, t), pupils: found.pupils })}
      back={at('')}
    >
      <Read of={meeting}>
        {({ mayChange, placesLeft }) =>
          found && mayChange ? (
            <Record adult={found} placesLeft={placesLeft} params={{ ...params, personId }} home={at('')} />
          ) : (
            <Paragraph>{t('nobodyHere')}</Paragraph>
          )
        }
      </Read>
    </Page>
  );
}

/** The adult of the address, and the names of the adult's children in the group. */
function foundIn({ families }: SchoolMeeting, personId: string): (Adult & { readonly pupils: string }) | undefined {
  const theirs = families.flatMap(({ pupilName, adults }) =>
    adults.flatMap((adult) => (adult.personId === personId ? [{ adult, pupilName }] : [])),
  );
  const [first] = theirs;
  return first && { ...first.adult, pupils: theirs.map(({ pupilName }) => pupilName).join(', ') };
}

type RecordProps = {
  readonly adult: Adult;
  readonly placesLeft: number | null;
  readonly params: Readonly<Record<'schoolId' | 'groupId' | 'meetingId' | 'personId', string>>;
  /** The meeting's page. */
  readonly home: string;
};

function Record({ adult: { answer, count }, placesLeft, params, home }: RecordProps) {
  const t = useWords(texts);
  const [, go] = useLocation();
  const acting = useAct('PUT /v1/schools/{schoolId}/groups/{groupId}/meetings/{meetingId}/answers/{personId}');
  const [sent, setSent] = useState<Answer>();
  const room = placesLeft === null ? null : placesLeft + count;
  const record = (body: Answer) => {
    setSent(body);
    return acting.act({ params, body });
  };
  // The route answers nothing: the meeting, which is read anew after it, tells that it is done.
  const isDone = !acting.pending && answer === sent?.answer && count === sent?.count;
  useEffect(() => {
    if (isDone) go(home, { replace: true });
  }, [isDone, go, home]);
  return (
    <>
      <Paragraph>{t('recordLead')}</Paragraph>
      {room === 0 && <Paragraph>{t('full')}</Paragraph>}
      <AnswerButtons
        words={{ yes: t('recordYes'), no: t('doesNot') }}
        given={answer && { answer, count }}
        room={room}
        acting={acting}
        onAnswer={record}
      />
    </>
  );
}
