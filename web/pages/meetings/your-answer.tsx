import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useFamilyAct } from '../../api/family.ts';
import { PhoneLink } from '../../parts/phone-link.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useWords } from '../../words/language.ts';
import { type Answer, AnswerButtons } from './answer-buttons.tsx';
import type { FamilyMeeting } from './family-meeting.tsx';
import { texts } from './family-texts.ts';
import { useDay } from './when.tsx';

type YourAnswerProps = {
  readonly shown: FamilyMeeting;
  readonly childId: string;
  /** Reads the meeting anew. */
  readonly again: () => Promise<unknown>;
};

/** What the reader has answered, until when it can be changed, and the buttons to do it. */
export function YourAnswer({ shown, childId, again }: YourAnswerProps) {
  const t = useWords(texts);
  const dayOf = useDay();
  const [changing, setChanging] = useState(false);
  const { yourAnswer, mayAnswer, whyNoAnswer, answerBy, begun } = shown;
  const asks = mayAnswer && (yourAnswer === null || changing);
  return (
    <>
      <div role="status">{yourAnswer !== null && <Said answer={yourAnswer} />}</div>
      {!begun && whyNoAnswer !== null && <WhyNot words={whyNoAnswer} />}
      {mayAnswer && (
        <Paragraph>{t(yourAnswer === null ? 'answerBy' : 'changeUntil', { day: dayOf(answerBy) })}</Paragraph>
      )}
      {asks && <Ask shown={shown} childId={childId} again={again} onDone={() => setChanging(false)} />}
      {mayAnswer && !asks && (
        <Button variant="secondary" className="start" onClick={() => setChanging(true)}>
          {t('changeAnswer')}
        </Button>
      )}
    </>
  );
}

/** Why the reader cannot answer, and the school's number to call. */
function WhyNot({ words }: { readonly words: string }) {
  const t = useWords(texts);
  const phone = useChild().child?.schoolContact?.phone;
  return (
    <>
      <Paragraph>{words}</Paragraph>
      {phone && <PhoneLink phone={phone} className="call" words={(number) => t('call', { phone: number })} />}
    </>
  );
}

function Said({ answer: { answer, count, recorded } }: { readonly answer: NonNullable<FamilyMeeting['yourAnswer']> }) {
  const t = useWords(texts);
  const yes = count === 1 ? t('saidYesOne') : t('saidYes', { count });
  return (
    <Paragraph>
      <strong>{answer === 'yes' ? yes : t('saidNo')}</strong>
      {recorded && ` ${t('recorded')}`}
    </Paragraph>
  );
}

type AskProps = YourAnswerProps & { readonly onDone: () => void };

function Ask({ shown: { meetingId, yourAnswer, placesLeft }, childId, again, onDone }: AskProps) {
  const t = useWords(texts);
  const acting = useFamilyAct('PUT meetings/{meetingId}/answer', childId);
  // The reader's own places are free for the reader's next answer.
  const room = placesLeft === null ? null : placesLeft + (yourAnswer?.count ?? 0);
  const send = async (body: Answer) => {
    const done = await acting.act({ params: { meetingId }, body });
    if (done !== undefined) onDone();
    // The last places may be taken meanwhile.
    else await again();
  };
  return (
    <>
      {room === 0 && <Paragraph>{t('full')}</Paragraph>}
      <AnswerButtons
        words={{ yes: t('come'), no: t('doNot'), help: t('countHelp') }}
        given={yourAnswer}
        room={room}
        acting={acting}
        onAnswer={send}
      />
    </>
  );
}
