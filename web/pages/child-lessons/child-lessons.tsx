import { Button, Details, Heading } from '@digdir/designsystemet-react';
import { Link, useSearchParams } from 'wouter';
import { useFamilyRead } from '../../api/family.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { ReadArea } from '../../parts/read-area.tsx';
import { useChild } from '../../parts/use-child.ts';
import { addDays, isDay, mondayOf, weekdayOf, weekOf } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { DaysOfLessons } from './days-of-lessons.tsx';
import { texts } from './texts.ts';

export type Lesson = AnswerOf<'GET /v1/guardian/children/{childId}/lessons'>['lessons'][number];

/** A child's timetable of a week; in the present week today stands first. */
export function ChildLessons() {
  const t = useWords(texts);
  const { childId, child } = useChild();
  const [search] = useSearchParams();
  const { day: today } = osloNow();
  const asked = search.get('week') ?? '';
  const monday = mondayOf(isDay(asked) ? asked : today);
  // The week after it too, so that a day without lessons can name the next school day.
  const lessons = useFamilyRead('GET lessons', childId, { query: { from: monday, to: addDays(monday, 13) } });
  return (
    <Page title={t('title')} about={child?.pupilName} back={`/children/${childId}`}>
      <WeekChoice childId={childId} monday={monday} />
      <Read of={lessons}>
        {(shown) => (
          <>
            <ReadArea area="lessons" childId={childId} />
            <Week key={monday} childId={childId} monday={monday} lessons={shown.lessons} />
          </>
        )}
      </Read>
    </Page>
  );
}

/** The weeks beside the shown one. They are links, so that going back leads through the weeks. */
function WeekChoice({ childId, monday }: { readonly childId: string; readonly monday: string }) {
  const t = useWords(texts);
  const hrefOf = (week: string) => `/children/${childId}/lessons?week=${week}`;
  return (
    <nav className="weeks" aria-label={t('weeks')}>
      <Button asChild variant="secondary">
        <Link href={hrefOf(addDays(monday, -7))} aria-label={t('previousWeek')}>
          <span aria-hidden>←</span>
        </Link>
      </Button>
      <Heading level={2} data-size="sm" aria-live="polite">
        {t('week', { number: weekOf(monday) })}
      </Heading>
      <Button asChild variant="secondary">
        <Link href={hrefOf(addDays(monday, 7))} aria-label={t('nextWeek')}>
          <span aria-hidden>→</span>
        </Link>
      </Button>
    </nav>
  );
}

type WeekProps = { readonly childId: string; readonly monday: string; readonly lessons: readonly Lesson[] };

function Week({ childId, monday, lessons }: WeekProps) {
  const t = useWords(texts);
  const { day: today } = osloNow();
  const days = Array.from({ length: 7 }, (_none, index) => addDays(monday, index));
  const on = (day: string) => lessons.filter(({ date }) => date === day);
  // A Saturday or Sunday is shown only when it has lessons, or is today.
  const shown = days.filter((day) => weekdayOf(day) < 6 || day === today || on(day).length > 0);
  const past = days.includes(today) ? shown.filter((day) => day < today) : [];
  const cardsOf = (some: readonly string[]) =>
    stretchesOf(some, (day) => on(day).length === 0).map((stretch) => (
      <DaysOfLessons key={stretch[0]} childId={childId} days={stretch} today={today} lessons={lessons} />
    ));
  return (
    <>
      {cardsOf(shown.filter((day) => !past.includes(day)))}
      {past.length > 0 && (
        <Details>
          <Details.Summary>{t('past')}</Details.Summary>
          <Details.Content className="stack">{cardsOf(past)}</Details.Content>
        </Details>
      )}
    </>
  );
}

/** The days as stretches: neighbours without lessons are told of together, any other day is alone. */
function stretchesOf(days: readonly string[], isFree: (day: string) => boolean): readonly (readonly string[])[] {
  const stretches: string[][] = [];
  for (const day of days) {
    const before = stretches.at(-1);
    if (before !== undefined && isFree(day) && before.every(isFree)) before.push(day);
    else stretches.push([day]);
  }
  return stretches;
}
