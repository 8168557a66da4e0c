import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { InterpreterTag } from './interpreter.tsx';
import { texts } from './interpreter-texts.ts';
import { daysOf, useRound } from './use-round.ts';

/** The talks of a round that have an interpreter, day by day, for the office which orders them. */
export function Interpreters() {
  const t = useWords(texts);
  const { round, params, at } = useRound();
  return (
    <Page title={t('title')} about={round.data?.title} lead={t('lead')} back={at('')}>
      <Read of={round}>
        {(shown) => {
          const days = daysOf(shown);
          if (days.length === 0) return <Paragraph>{t('noDays')}</Paragraph>;
          return days.map((day) => <Day key={day} params={{ ...params, day }} at={at} />);
        }}
      </Read>
    </Page>
  );
}

type DayProps = {
  readonly params: { readonly schoolId: string; readonly conferenceId: string; readonly day: string };
  readonly at: (page: string) => string;
};

function Day({ params, at }: DayProps) {
  const t = useWords(texts);
  const format = useFormat();
  const times = useRead('GET /v1/schools/{schoolId}/conferences/{conferenceId}/days/{day}', { params });
  return (
    <section className="stack tight">
      <Heading level={2} data-size="xs">
        {format.weekday(params.day)}
      </Heading>
      <Read of={times}>
        {({ teachers }) => {
          const found = teachers.flatMap(({ teacherId, teacherName, times: all }) =>
            all.flatMap(({ talk, from }) =>
              talk?.interpreter ? [{ teacherId, teacherName, from, talk, interpreter: talk.interpreter }] : [],
            ),
          );
          if (found.length === 0) return <Paragraph className="subtle">{t('none')}</Paragraph>;
          return (
            <ul className="people">
              {found.map(({ teacherId, teacherName, from, talk, interpreter }) => (
                <li key={`${talk.bookingId} ${from}`} className="row">
                  <Link
                    className="ds-link name"
                    href={at(`/teachers/${teacherId}/talks/${talk.pupilId}/${talk.bookingId}`)}
                  >
                    {[from, talk.pupilName, teacherName].filter(Boolean).join(' · ')}
                  </Link>
                  <InterpreterTag interpreter={interpreter} />
                </li>
              ))}
            </ul>
          );
        }}
      </Read>
    </section>
  );
}
