import { Button, Details, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useFamilyAct } from '../../api/family.ts';
import { Failure } from '../../parts/failure.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useWords } from '../../words/language.ts';
import { useTalkTime } from './talk-when.ts';
import type { Conference, Teacher } from './times.ts';
import { WaitForm } from './wait-form.tsx';
import { texts } from './wait-texts.ts';
import { Who } from './who.tsx';

type WaitingPlaceProps = {
  readonly shown: Conference;
  readonly teacher: Teacher;
  readonly childId: string;
};

/** The reader's place in a teacher's waiting list, or the ways to one. An offer stands on top of the page. */
export function WaitingPlace({ shown, teacher, childId }: WaitingPlaceProps) {
  const t = useWords(texts);
  const whenOf = useTalkTime();
  const wait = shown.waits.find(({ teacherId }) => teacherId === teacher.teacherId);
  if (wait?.status === 'offered') return <Paragraph>{t('offerAbove')}</Paragraph>;
  if (wait?.status === 'waiting') return <Waiting wait={wait} shown={shown} childId={childId} />;
  const lapsed = wait?.status === 'lapsed' ? wait.offer : null;
  return (
    <>
      {lapsed && <Paragraph>{t('lapsed', { when: whenOf(lapsed) })}</Paragraph>}
      <Join shown={shown} teacher={teacher} childId={childId} />
    </>
  );
}

type WaitProps = Omit<WaitingPlaceProps, 'teacher'> & { readonly wait: Conference['waits'][number] };

function Waiting({ wait: { waitId, wants }, shown: { conferenceId }, childId }: WaitProps) {
  const t = useWords(texts);
  const whenOf = useTalkTime();
  const ending = useFamilyAct('POST conferences/{conferenceId}/waits/{waitId}/ending', childId);
  return (
    <div className="stack">
      <Paragraph role="status">
        {t('waiting')} {wants && t('suits', { when: whenOf(wants) })}
      </Paragraph>
      <Sure
        acting={ending}
        question={t('leaveSure')}
        words={t('leave')}
        harmless
        onSure={() => ending.act({ params: { conferenceId, waitId }, body: { event: 'leave' } })}
      />
    </div>
  );
}

/** One tap for any time where none is free; else the hours that suit, which no free time does. */
function Join({ shown, teacher: { teacherId, free }, childId }: WaitingPlaceProps) {
  const t = useWords(texts);
  const acting = useFamilyAct('POST conferences/{conferenceId}/waits', childId);
  const [together, setTogether] = useState(true);
  const { conferenceId, mayComeTogether } = shown;
  const wish = { teacherId, together: together && mayComeTogether };
  const join = (wants?: NonNullable<Conference['waits'][number]['wants']>) =>
    acting.act({ params: { conferenceId }, body: { ...wish, ...(wants && { wants }) } });
  const isFull = free.length === 0;
  return (
    <>
      {isFull && <Paragraph>{t('noTimes')}</Paragraph>}
      {isFull && mayComeTogether && <Who of={teacherId} together={together} onChange={setTogether} />}
      {isFull && <Failure error={acting.error} />}
      {isFull && (
        <Button className="start" variant="secondary" loading={acting.pending} onClick={() => join()}>
          {t('join')}
        </Button>
      )}
      <Details>
        <Details.Summary>{t(isFull ? 'someSuit' : 'noneSuits')}</Details.Summary>
        <Details.Content>
          <WaitForm of={teacherId} acting={acting} onSend={join}>
            {!isFull && mayComeTogether && <Who of={teacherId} together={together} onChange={setTogether} />}
          </WaitForm>
        </Details.Content>
      </Details>
    </>
  );
}
