import { Alert, Button, Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useFamilyAct } from '../../api/family.ts';
import { Download } from '../../parts/download.tsx';
import { useSpokenLanguage } from '../../parts/spoken-languages.ts';
import { Sure } from '../../parts/sure.tsx';
import { useWords } from '../../words/language.ts';
import { When } from '../meetings/when.tsx';
import { texts } from './family-texts.ts';
import { useTalkPlace, useTalkTime } from './talk-when.ts';
import { type Conference, isCancelled, isLeavable, isToCome, type Talk, talkWith } from './times.ts';

type OwnTalksProps = {
  readonly shown: Conference;
  readonly childId: string;
  /** The talk that the reader has just got, which takes the focus. */
  readonly newest: string | undefined;
  readonly onCancelled: () => void;
};

/** The talks that the reader has, and before them those that the school has cancelled. */
export function OwnTalks({ shown, childId, newest, onCancelled }: OwnTalksProps) {
  const t = useWords(texts);
  const standing = shown.talks.filter((talk) => !isCancelled(talk));
  // A cancelled talk in whose place another has come is no news.
  const cancelled = shown.talks.filter((talk) => isCancelled(talk) && !talkWith(shown, talk.teacherId));
  return (
    <>
      {cancelled.map((talk) => (
        <Cancelled key={talk.bookingId} talk={talk} mayBook={shown.mayBook} />
      ))}
      {standing.length > 0 && (
        <section className="stack tight">
          <Heading level={2} data-size="xs">
            {t('booked')}
          </Heading>
          {standing.map((talk) => (
            <OwnTalk
              key={talk.bookingId}
              talk={talk}
              shown={shown}
              childId={childId}
              isNew={talk.bookingId === newest}
              onCancelled={onCancelled}
            />
          ))}
        </section>
      )}
    </>
  );
}

function Cancelled({ talk, mayBook }: { readonly talk: Talk; readonly mayBook: boolean }) {
  const t = useWords(texts);
  const whenOf = useTalkTime();
  const values = { when: whenOf(talk), name: talk.teacherName ?? t('someTeacher') };
  if (talk.status === 'cancelled-by-family')
    return <Paragraph className="subtle">{t('familyCancelled', values)}</Paragraph>;
  return (
    <Alert data-color="warning">
      <Paragraph>
        {t('schoolCancelled', values)} {mayBook && t('bookAnew')}
      </Paragraph>
    </Alert>
  );
}

type OwnTalkProps = Omit<OwnTalksProps, 'newest'> & { readonly talk: Talk; readonly isNew: boolean };

function OwnTalk({ talk, shown, childId, isNew, onCancelled }: OwnTalkProps) {
  const t = useWords(texts);
  const placeOf = useTalkPlace();
  const languageOf = useSpokenLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const { status, teacherName, together, bySchool, interpreter } = talk;
  useEffect(() => {
    if (!isNew) return;
    // A page that opens gives the focus to its own heading first.
    const timer = setTimeout(() => heading.current?.focus());
    return () => clearTimeout(timer);
  }, [isNew]);
  return (
    <Card className="stack">
      <h3 ref={heading} tabIndex={-1} className="ds-heading" data-size="2xs">
        <When meeting={talk} />
      </h3>
      {(status === 'done' || status === 'no-show') && <Tag data-color="neutral">{t(status)}</Tag>}
      <dl className="facts">
        <dt>{t('teacher')}</dt>
        <dd>{teacherName ?? t('someTeacher')}</dd>
        <dt>{t('where')}</dt>
        <dd dir="auto">{placeOf(talk)}</dd>
        {together !== null && <dt>{t('who')}</dt>}
        {together !== null && <dd>{t(together ? 'youTogether' : 'youAlone')}</dd>}
        {interpreter && <dt>{t('interpreter')}</dt>}
        {interpreter && (
          <dd>
            {languageOf(interpreter.language)}. {t(`interpreter-${interpreter.status}`)}
          </dd>
        )}
      </dl>
      {bySchool && <Paragraph>{t('bySchool')}</Paragraph>}
      {/* A pupil under 18 reads of a talk, and comes along without a place of their own. */}
      {together !== null && status === 'booked' && isToCome(talk) && (
        <Changes talk={talk} shown={shown} childId={childId} onCancelled={onCancelled} />
      )}
    </Card>
  );
}

type ChangesProps = Omit<OwnTalkProps, 'isNew'>;

/** What the reader may do with a talk to come: put it into a calendar, move it, cancel it. */
function Changes({ talk, shown, childId, onCancelled }: ChangesProps) {
  const t = useWords(texts);
  const { conferenceId, bookingId } = talk;
  const params = { conferenceId, bookingId };
  const fetching = useFamilyAct('GET conferences/{conferenceId}/talks/{bookingId}/calendar', childId);
  const acting = useFamilyAct('POST conferences/{conferenceId}/talks/{bookingId}/cancellation', childId);
  const cancel = async () => {
    const done = await acting.act({ params });
    if (done) onCancelled();
    return done;
  };
  return (
    <>
      <Download acting={fetching} request={{ params }} name={t('file')}>
        {t('calendar')}
      </Download>
      {isLeavable(talk, shown.cancelHours) ? (
        <>
          <Sure
            acting={acting}
            question={t('cancelSure')}
            words={t('cancel')}
            yes={t('cancelYes')}
            onSure={cancel}
            beside={
              shown.mayBook && (
                <Button asChild variant="secondary">
                  <Link href={`/children/${childId}/conferences/${conferenceId}/talks/${bookingId}/move`}>
                    {t('move')}
                  </Link>
                </Button>
              )
            }
          />
          {shown.cancelHours > 0 && (
            <Paragraph className="subtle">{t('changeUntil', { hours: shown.cancelHours })}</Paragraph>
          )}
        </>
      ) : (
        <Paragraph>{t('tooNear')}</Paragraph>
      )}
    </>
  );
}
