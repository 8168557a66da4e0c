import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './slot-texts.ts';
import { texts as round } from './texts.ts';
import { TimeLine } from './time-line.tsx';
import { type Time, useTeacher } from './use-teacher.ts';

/** A teacher's times by day: a list on a phone, days beside each other on a desk. */
export function TeacherTimes() {
  const t = useWords(texts);
  const { times, name, isOwn, teacherId, params, at, below } = useTeacher();
  const ways = [
    { href: at(`/pupils?teacher=${teacherId}`), words: t('pupils') },
    { href: at('/times'), words: t('makeTimes') },
    { href: below('/away'), words: t(isOwn ? 'awayOwn' : 'away') },
  ];
  return (
    <Page title={t('title')} about={name} back={at('')}>
      <Read of={times}>
        {({ times: list }) => (
          <>
            {list.length === 0 ? <Paragraph>{t('none')}</Paragraph> : <Counts times={list} />}
            <Ways label={t('ways')} ways={list.length === 0 ? ways.slice(0, 2) : ways} />
            <div className="three">
              {daysOf(list).map(([day, ofDay]) => (
                <Day key={day} day={day} times={ofDay} at={{ ...params, teacherId }} talks={below('/talks')} />
              ))}
            </div>
          </>
        )}
      </Read>
    </Page>
  );
}

function daysOf(times: readonly Time[]): readonly (readonly [string, readonly Time[]])[] {
  const days = [...new Set(times.map(({ day }) => day))].sort();
  return days.map((day) => [day, times.filter((time) => time.day === day).sort(byStart)] as const);
}

const byStart = (a: Time, b: Time): number => a.from.localeCompare(b.from);

function Counts({ times }: { readonly times: readonly Time[] }) {
  const t = useWords(round);
  const count = (...wanted: readonly Time['status'][]) => times.filter(({ status }) => wanted.includes(status)).length;
  return (
    <Paragraph>
      {t('counts', { free: count('free'), booked: count('booked', 'done', 'no-show'), blocked: count('blocked') })}
    </Paragraph>
  );
}

type DayProps = {
  readonly day: string;
  readonly times: readonly Time[];
  readonly at: { readonly schoolId: string; readonly conferenceId: string; readonly teacherId: string };
  /** The start of the addresses of the pages of talks. */
  readonly talks: string;
};

function Day({ day, times, at, talks }: DayProps) {
  const format = useFormat();
  return (
    <section>
      <Heading level={2} data-size="2xs">
        {format.weekday(day)}
      </Heading>
      <ul className="plain-row adults">
        {times.map((time) => (
          <li key={time.from}>
            <TimeLine time={time} at={at} talks={talks} />
          </li>
        ))}
      </ul>
    </section>
  );
}
