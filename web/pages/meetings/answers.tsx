import { Checkbox, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useWords } from '../../words/language.ts';
import { useShortWhen } from '../messages/words.ts';
import type { SchoolMeeting } from './school-meeting.tsx';
import { texts } from './school-texts.ts';

type Family = SchoolMeeting['families'][number];
export type Adult = Family['adults'][number];
type Words = ReturnType<typeof useWords<typeof texts>>;
/** The address of a page below the meeting's. */
type At = (page: string) => string;

type AnswersProps = { readonly shown: SchoolMeeting; readonly at: At };

/** An adult's name; for the pupil and for families that are protected, words. */
export const nameOf = ({ kind, name }: Adult, t: Words): string =>
  kind === 'pupil' ? t('own') : (name ?? t('onCard'));

/** The adults of today by pupil, what each has answered, and the way to record an answer. */
export function Answers({ shown: { families, mayChange }, at }: AnswersProps) {
  const t = useWords(texts);
  const [onlySilent, setOnlySilent] = useState(false);
  const listed = onlySilent ? families.flatMap(silentOf) : families;
  return (
    <section className="stack">
      <Heading level={2} data-size="xs">
        {t('answers')}
      </Heading>
      <Checkbox
        value="silent"
        label={t('onlySilent')}
        checked={onlySilent}
        onChange={({ target }) => setOnlySilent(target.checked)}
      />
      {listed.length === 0 && <Paragraph>{t('allAnswered')}</Paragraph>}
      <ul className="lines">
        {listed.map((family) => (
          <FamilyLine key={family.pupilId} family={family} at={mayChange ? at : undefined} />
        ))}
      </ul>
    </section>
  );
}

/** The family with those who have not answered; nothing where everybody has. */
function silentOf(family: Family): readonly Family[] {
  const adults = family.adults.filter(({ answer }) => answer === null);
  return adults.length > 0 ? [{ ...family, adults }] : [];
}

function FamilyLine({ family, at }: { readonly family: Family; readonly at: At | undefined }) {
  const t = useWords(texts);
  const { pupilName, adults } = family;
  return (
    <li>
      <div className="row">
        <strong>{pupilName}</strong> {family.protected && <Tag data-color="warning">{t('protected')}</Tag>}
      </div>
      {adults.length === 0 && <p className="subtle">{t('nobodyThere')}</p>}
      <ul className="plain-row adults">
        {adults.map((adult) => (
          <li key={adult.personId} className="row">
            <div className="grow">
              <p>{nameOf(adult, t)}</p>
              <Given adult={adult} />
            </div>
            {at && <Record adult={adult} at={at} />}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** What somebody has answered, when, and who of the school recorded it. */
function Given({ adult: { answer, count, answeredAt, recordedBy } }: { readonly adult: Adult }) {
  const t = useWords(texts);
  const when = useShortWhen();
  if (answer === null) return <span className="subtle">{t('notYet')}</span>;
  const said = answer === 'yes' ? t(count === 1 ? 'comesOne' : 'comes', { count }) : t('doesNot');
  const by = recordedBy !== null && t('recordedBy', { name: recordedBy });
  return (
    <>
      <Tag data-color={answer === 'yes' ? 'success' : 'neutral'}>{said}</Tag>{' '}
      <span className="subtle">{[answeredAt && when(answeredAt), by].filter(Boolean).join(' · ')}</span>
    </>
  );
}

/** For an answer on paper or by telephone. */
function Record({ adult, at }: { readonly adult: Adult; readonly at: At }) {
  const t = useWords(texts);
  return (
    <Link
      className="ds-link call"
      href={at(`/answers/${adult.personId}`)}
      aria-label={t('recordFor', { name: nameOf(adult, t) })}
    >
      {t('record')}
    </Link>
  );
}
