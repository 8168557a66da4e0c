import { Button, Card, Paragraph } from '@digdir/designsystemet-react';
import { useFamilyAct } from '../../api/family.ts';
import { Failure } from '../../parts/failure.tsx';
import { Sure } from '../../parts/sure.tsx';
import { texts as common } from '../../parts/texts.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { When } from '../meetings/when.tsx';
import { texts as booking } from './booking-texts.ts';
import type { Conference } from './times.ts';
import { texts } from './wait-texts.ts';

type OffersProps = {
  readonly shown: Conference;
  readonly childId: string;
  /** Reads the conference anew. */
  readonly again: () => Promise<unknown>;
  readonly onBooked: (bookingId: string) => void;
};
type Wait = Conference['waits'][number];
type Offer = NonNullable<Wait['offer']>;

/** The times that are kept for the reader for a while, on top of the page: take, or leave to the next. */
export function Offers({ shown, ...rest }: OffersProps) {
  return shown.waits.map(
    (wait) =>
      wait.status === 'offered' &&
      wait.offer && <OfferCard key={wait.waitId} wait={wait} offer={wait.offer} shown={shown} {...rest} />,
  );
}

type OfferCardProps = OffersProps & { readonly wait: Wait; readonly offer: Offer };

function OfferCard({ wait, offer, shown, childId, again, onBooked }: OfferCardProps) {
  const t = useWords(texts);
  const words = useWords(booking);
  const shared = useWords(common);
  const format = useFormat();
  const taking = useFamilyAct('POST conferences/{conferenceId}/talks', childId);
  const ending = useFamilyAct('POST conferences/{conferenceId}/waits/{waitId}/ending', childId);
  const { conferenceId, teachers } = shown;
  const { waitId, teacherId, together } = wait;
  const teacher = teachers.find((each) => each.teacherId === teacherId);
  const take = async () => {
    const body = { teacherId, day: offer.day, from: offer.from, together };
    const talk = await taking.act({ params: { conferenceId }, body });
    if (talk) onBooked(talk.bookingId);
    else await again();
  };
  return (
    <Card className="stack" data-color="warning">
      <h2 className="ds-heading" data-size="xs">
        {t('offer')}
      </h2>
      <Paragraph>
        <strong>
          <When meeting={offer} />
        </strong>
        <br />
        {teacher && words('withTeacher', { name: teacher.teacherName })}
      </Paragraph>
      <Paragraph>{t('answerBy', { when: format.moment(offer.until) })}</Paragraph>
      <Failure error={taking.error} />
      {taking.retrying && <p role="status">{shared('retrying')}</p>}
      <Sure
        acting={ending}
        question={t('declineSure')}
        words={t('decline')}
        harmless
        onSure={() => ending.act({ params: { conferenceId, waitId }, body: { event: 'decline' } })}
        beside={
          <Button type="button" loading={taking.pending} onClick={take}>
            {t('take')}
          </Button>
        }
      />
    </Card>
  );
}
