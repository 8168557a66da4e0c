import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { Booked, RoundStatus } from './round-words.tsx';
import { Steps } from './steps.tsx';
import { texts } from './texts.ts';
import { daysOf, type Round, useRound } from './use-round.ts';

type PartProps = { readonly round: Round; readonly at: (page: string) => string };

/** A round of talks: how far it has come, what comes next, and its teachers; a teacher sees the own part. */
export function ConferencePage() {
  const t = useWords(texts);
  const { round, list, staffId, at } = useRound();
  return (
    <Page title={t('round')} heading={round.data?.title} back={list}>
      <Read of={round}>
        {(shown) => (
          <>
            <div className="row">
              <div role="status">
                <RoundStatus status={shown.status} />
              </div>
              <Booked round={shown} />
            </div>
            {shown.mayPlan && <Steps round={shown} />}
            <Ways label={t('ways')} ways={shown.mayPlan ? plannersWays(shown, at, t) : teachersWays(staffId, at, t)} />
            {shown.mayPlan && <Teachers round={shown} at={at} />}
            {shown.mayPlan && <Papers round={shown} at={at} />}
            <Facts round={shown} />
          </>
        )}
      </Read>
    </Page>
  );
}

type Words = ReturnType<typeof useWords<typeof texts>>;

const timesOf = ({ free, blocked, booked }: Round['teachers'][number]): number => free + blocked + booked;

function plannersWays({ status, teachers }: Round, at: PartProps['at'], t: Words) {
  const isOver = status === 'ended';
  const some = teachers.some((teacher) => timesOf(teacher) > 0);
  return [
    ...(isOver ? [] : [{ href: at('/times'), words: t(some ? 'moreTimes' : 'makeTimes') }]),
    { href: at('/pupils'), words: t('pupils') },
    { href: at('/interpreters'), words: t('interpreters') },
    ...(isOver ? [] : [{ href: at('/change'), words: t('change') }]),
  ];
}

const teachersWays = (staffId: string, at: PartProps['at'], t: Words) => [
  { href: at(`/teachers/${staffId}`), words: t('ownTimes') },
  { href: at(`/pupils?teacher=${staffId}`), words: t('ownPupils') },
];

/** The teachers with how many times each has, those without any too. */
function Teachers({ round: { teachers }, at }: PartProps) {
  const t = useWords(texts);
  return (
    <section className="stack">
      <Heading level={2} data-size="xs">
        {t('teachers')}
      </Heading>
      {teachers.length === 0 && <Paragraph>{t('noTeachers')}</Paragraph>}
      <ul className="people">
        {teachers.map((teacher) => (
          <li key={teacher.teacherId} className="row">
            <Link className="ds-link name" href={at(`/teachers/${teacher.teacherId}`)}>
              {teacher.teacherName ?? t('unknownName')}
            </Link>
            <span className="subtle">
              {timesOf(teacher) === 0
                ? t('noTimesYet')
                : t('counts', { free: teacher.free, booked: teacher.booked, blocked: teacher.blocked })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Papers({ round, at }: PartProps) {
  const t = useWords(texts);
  const format = useFormat();
  const days = daysOf(round);
  if (days.length === 0) return null;
  return (
    <section className="stack">
      <Heading level={2} data-size="xs">
        {t('papers')}
      </Heading>
      <Ways label={t('papers')} ways={days.map((day) => ({ href: at(`/days/${day}`), words: format.weekday(day) }))} />
    </section>
  );
}

function Facts({ round }: { readonly round: Round }) {
  const t = useWords(texts);
  const format = useFormat();
  const { groups, bookingFrom, bookingUntil, cancelHours, gapMinutes } = round;
  return (
    <dl className="facts">
      <dt>{t('groups')}</dt>
      <dd>{groups.map(({ group }) => group).join(', ')}</dd>
      <dt>{t('booking')}</dt>
      <dd>
        {format.moment(bookingFrom)} – {format.moment(bookingUntil)}
      </dd>
      <dt>{t('rules')}</dt>
      <dd>{t('cancelHours', { hours: cancelHours })}</dd>
      <dt>{t('siblings')}</dt>
      <dd>{t('gap', { minutes: gapMinutes })}</dd>
    </dl>
  );
}
