import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { Refused } from '../../api/problem.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { BookForm } from './book-form.tsx';
import { texts } from './pupils-texts.ts';
import { useWhen } from './time-choice.tsx';
import { useRound } from './use-round.ts';

export type Booked = AnswerOf<'POST /v1/schools/{schoolId}/conferences/{conferenceId}/talks'>;

/** A talk that the school books for a family: with whom, when, and who comes. */
export function BookForFamily() {
  const t = useWords(texts);
  const { round, at, params, staffId } = useRound();
  const { schoolId } = params;
  const { pupilId = '' } = useParams();
  const [search] = useSearchParams();
  const [booked, setBooked] = useState<Booked>();
  const about = { params: { schoolId, pupilId } };
  const card = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}', about);
  const homes = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/homes', about);
  const wanted = search.get('teacher');
  const back = at(wanted === null ? '/pupils' : `/pupils?teacher=${wanted}`);
  // The family of a pupil is shown to fewer people than the pupil is.
  const isHidden = card.error instanceof Refused && card.data === undefined;
  return (
    <Page title={t('bookTitle')} about={card.data?.pupilName} back={back}>
      {isHidden ? (
        <Paragraph>{t('askOffice')}</Paragraph>
      ) : (
        <Read of={round}>
          {(shown) => (
            <Read of={card}>
              {(pupil) => (
                <Read of={homes}>
                  {(home) => {
                    if (booked) return <Receipt booked={booked} back={back} />;
                    if (shown.status === 'draft' || shown.status === 'ended') return <Paragraph>{t('over')}</Paragraph>;
                    const teacherId = shown.mayPlan ? (wanted ?? '') : staffId;
                    const family = { pupilId, ofAge: pupil.ofAge, homes: home };
                    return <BookForm round={shown} family={family} first={teacherId} onBooked={setBooked} />;
                  }}
                </Read>
              )}
            </Read>
          )}
        </Read>
      )}
    </Page>
  );
}

function Receipt({ booked, back }: { readonly booked: Booked; readonly back: string }) {
  const t = useWords(texts);
  const whenOf = useWhen();
  return (
    <>
      <Alert data-color="success" role="status">
        <Paragraph>{t('booked', { when: whenOf(booked) })}</Paragraph>
        <Paragraph>{t(booked.guardianIds.length > 0 ? 'bookedTold' : 'bookedUntold')}</Paragraph>
      </Alert>
      <Button asChild className="main-action">
        <Link href={back}>{t('toPupils')}</Link>
      </Button>
    </>
  );
}
