import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link, useSearchParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import { LessonList } from '../../parts/lesson-list.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { addDays, byDay, mondayOf } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The teacher's own lessons of a week, by day. */
export function WeekPage() {
  const t = useWords(texts);
  const format = useFormat();
  const [search] = useSearchParams();
  const now = osloNow();
  const asked = search.get('from') ?? '';
  const monday = mondayOf(DAY.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : now.day);
  const reading = useRead('GET /v1/staff/lessons', { query: { from: monday, to: addDays(monday, 6) } });
  const ends = (day: string, to: string) => day < now.day || (day === now.day && to <= now.time);
  return (
    <Page title={t('title')} about={format.days(monday, addDays(monday, 4))}>
      <nav className="row" aria-label={t('weeks')}>
        <Link className="ds-link big" href={`/week?from=${addDays(monday, -7)}`}>
          {t('before')}
        </Link>
        <Link className="ds-link big" href="/week">
          {t('thisWeek')}
        </Link>
        <Link className="ds-link big" href={`/week?from=${addDays(monday, 7)}`}>
          {t('after')}
        </Link>
      </nav>
      <Read of={reading}>
        {({ lessons }) => {
          if (lessons.length === 0) return <Paragraph>{t('none')}</Paragraph>;
          return byDay(lessons).map(([date, ofDay]) => (
            <section key={date} className="stack">
              <Heading level={2} data-size="xs">
                {format.weekday(date)}
              </Heading>
              <LessonList lessons={ofDay} over={({ to }) => ends(date, to)} />
            </section>
          ));
        }}
      </Read>
    </Page>
  );
}
