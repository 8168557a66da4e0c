import { Card, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { AnswerOf } from '../../api/table.ts';
import { useChildren } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { When } from '../meetings/when.tsx';
import { texts } from './siblings-texts.ts';
import { useTalkPlace } from './talk-when.ts';

type Talks = AnswerOf<'POST /v1/guardian/conferences/{conferenceId}/rows'>['talks'];

/** The talks that were just booked in a row, in the order of the clock. */
export function RowBooked({ talks }: { readonly talks: Talks }) {
  const t = useWords(texts);
  const placeOf = useTalkPlace();
  const children = useChildren();
  const nameOf = (id: string) => children.find(({ childId }) => childId === id)?.pupilName;
  return (
    <>
      <Paragraph role="status">
        <strong>{t('gotAll')}</strong>
      </Paragraph>
      {talks
        .toSorted((a, b) => `${a.day} ${a.from}`.localeCompare(`${b.day} ${b.from}`))
        .map((talk) => (
          <Card key={talk.bookingId} className="stack tight">
            <h2 className="ds-heading" data-size="2xs">
              {nameOf(talk.pupilId)}
            </h2>
            <Paragraph>
              <When meeting={talk} />, {placeOf(talk)}
            </Paragraph>
            <Link className="ds-link reach" href={`/children/${talk.pupilId}/conferences/${talk.conferenceId}`}>
              {t('toTalk')}
            </Link>
          </Card>
        ))}
    </>
  );
}
