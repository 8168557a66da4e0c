import { Alert, Button, Card, Details, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useFamilyAct } from '../../api/family.ts';
import { CalendarFile } from '../../parts/calendar-file.tsx';
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
  /** The reader is asked whether to cancel: what was said before is said no more. */
  readonly onAsk: () => void;
};

/** The talks that the reader has, and before them those to come that are cancelled; the other cancelled ones last. */
export function OwnTalks({ shown, childId, newest, onCancelled, onAsk }: OwnTalksProps) {
  const t = useWords(texts);
  const standing = shown.talks.filter((talk) => !isCancelled(talk));
  // A cancelled talk in whose place another has come is no news.
  const cancelled = shown.talks.filter((talk) => isCancelled(talk) && !talkWith(shown, talk.teacherId));
  return (
    <>
      {cancelled.filter(isToCome).map((talk) => (
        <Cancelled key={talk.bookingId} talk={talk} mayBook={mayBookAnew(shown, talk)} />
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
              onAsk={onAsk}
            />
          ))}
        </section>
      )}
      <Past talks={cancelled.filter((talk) => !isToCome(talk))} />
    </>
  );
}

/** True while the teacher of a cancelled talk has a free time. */
const mayBookAnew = ({ mayBook, teachers }: Conference, { teacherId }: Talk): boolean =>
  mayBook && teachers.some((teacher) => teacher.teacherId === teacherId && teacher.free.length > 0);

/** Cancelled talks whose time is over: folded, since they ask nothing of anybody. */
function Past({ talks }: { readonly talks: readonly Talk[] }) {
  const t = useWords(texts);
  if (talks.length === 0) return null;
  return (
    <Details>
      <Details.Summary>{t('pastCancelled', { count: talks.length })}</Details.Summary>
      <Details.Content>
        {talks.map((talk) => (
          <Cancelled key={talk.bookingId} talk={talk} mayBook={false} />
        ))}
      </Details.Content>
    </Details>
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

function OwnTalk({ talk, shown, childId, isNew, onCancelled, onAsk }: OwnTalkProps) {
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
        <Changes talk={talk} shown={shown} childId={childId} onCancelled={onCancelled} onAsk={onAsk} />
      )}
    </Card>
  );
}

type ChangesProps = Omit<OwnTalkProps, 'isNew'>;

/** What the reader may do with a talk to come: put it into a calendar, move it, cancel it. */
function Changes({ talk, shown, childId, onCancelled, onAsk }: ChangesProps) {
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
      <CalendarFile acting={fetching} request={{ params }} />
      {isLeavable(talk, shown.cancelHours) ? (
        <>
          <Sure
            acting={acting}
            question={t('cancelSure')}
            words={t('cancel')}
            yes={t('cancelYes')}
            no={t('cancelNo')}
            onAsk={onAsk}
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
