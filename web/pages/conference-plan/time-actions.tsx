import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './slot-texts.ts';
import type { TimeProps } from './time-line.tsx';
import { hasBegun } from './use-teacher.ts';

/** What can be done with a time now. */
export function TimeActions({ time, at, talks }: TimeProps) {
  const t = useWords(texts);
  const { status, talk } = time;
  if (status === 'free' || status === 'blocked') return <Unbooked time={time} at={at} talks={talks} />;
  if (status === 'offered') return <Paragraph>{t('offeredHelp')}</Paragraph>;
  if (status === 'cancelled') return <Paragraph>{t('cancelledHelp')}</Paragraph>;
  if (!talk) return null;
  const toPupil = (
    <Link className="ds-link call" href={`/pupils/${at.schoolId}/${talk.pupilId}`}>
      {t('toPupil')}
    </Link>
  );
  if (status !== 'booked') return toPupil;
  if (hasBegun(time))
    return (
      <>
        <Outcome at={at} talk={talk} />
        {toPupil}
      </>
    );
  return (
    <>
      <Link className="ds-link call" href={`${talks}/${talk.pupilId}/${talk.bookingId}`}>
        {t('moveOrCancel')}
      </Link>
      {toPupil}
    </>
  );
}

/** A time that nobody has: it can be kept from booking, given free again, and taken away. */
function Unbooked({ time: { status, day, from }, at: { teacherId, ...params } }: TimeProps) {
  const t = useWords(texts);
  const changing = useAct('POST /v1/schools/{schoolId}/conferences/{conferenceId}/time-changes');
  const removing = useAct('POST /v1/schools/{schoolId}/conferences/{conferenceId}/time-cancellations');
  const slot = { teacherId, day, from };
  const event = status === 'free' ? 'block' : 'unblock';
  return (
    <>
      <Failure error={changing.error} />
      <Sure
        acting={removing}
        question={t('removeQuestion')}
        words={t('remove')}
        yes={t('removeSure')}
        onSure={() => removing.act({ params, body: { ...slot, reason: 'plan-changed' } })}
        beside={
          <Button
            type="button"
            variant="secondary"
            loading={changing.pending}
            onClick={() => changing.act({ params, body: { ...slot, event } })}
          >
            {t(event)}
          </Button>
        }
      />
    </>
  );
}

type OutcomeProps = Pick<TimeProps, 'at'> & {
  readonly talk: { readonly pupilId: string; readonly bookingId: string };
};

/** What became of a talk that has begun: two buttons, one tap each. */
function Outcome({ at: { schoolId, conferenceId }, talk: { pupilId, bookingId } }: OutcomeProps) {
  const t = useWords(texts);
  const acting = useAct('POST /v1/schools/{schoolId}/conferences/{conferenceId}/talks/{pupilId}/{bookingId}/outcome');
  const [last, setLast] = useState<'held' | 'missed'>();
  const record = (outcome: 'held' | 'missed') => {
    setLast(outcome);
    return acting.act({ params: { schoolId, conferenceId, pupilId, bookingId }, body: { outcome } });
  };
  return (
    <>
      <Failure error={acting.error} />
      <div className="buttons">
        {(['held', 'missed'] as const).map((outcome) => (
          <Button
            key={outcome}
            type="button"
            variant={outcome === 'held' ? 'primary' : 'secondary'}
            loading={acting.pending && last === outcome}
            onClick={() => record(outcome)}
          >
            {t(outcome === 'held' ? 'wasHeld' : 'wasMissed')}
          </Button>
        ))}
      </div>
    </>
  );
}
