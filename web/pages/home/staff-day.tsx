import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import { useFreshHome } from '../../parts/fresh-counts.ts';
import { type Lesson, LessonList, lessonPath, Place, StateTag } from '../../parts/lesson-list.tsx';
import { isNow } from '../../parts/lesson-now.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useStaff } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './staff-texts.ts';
import { TodoLine } from './todo-line.tsx';

const SECONDS_BETWEEN = 60;
/** Today's lessons; on a day without one, those of the next day: one request either way. */
const OR_NEXT = { query: { orNext: 'true' } } as const;

/** A teacher's own warnings and remarks: subject teachers have no page of a class that leads there. */
const OWN = [
  { href: '/warnings', words: 'ownWarnings' },
  { href: '/remarks', words: 'ownRemarks' },
] as const;

/** A teacher's day: the lesson that is now on top, then the day in order, then what waits. */
export function StaffDay() {
  const t = useWords(texts);
  const format = useFormat();
  useFreshHome();
  const { day } = osloNow();
  const { groups } = useStaff();
  const reading = useRead('GET /v1/staff/lessons', OR_NEXT, { everySeconds: SECONDS_BETWEEN });
  return (
    <Page title={t('title')} about={format.weekday(reading.data?.from ?? day)}>
      <Read of={reading}>
        {({ lessons, from }) => (
          <>
            {lessons[0]?.date === from ? <Day lessons={lessons} /> : <FreeDay next={lessons} />}
            <TodoLine />
          </>
        )}
      </Read>
      <Ways
        label={t('own')}
        ways={[...OWN.map(({ href, words }) => ({ href, words: t(words) })), ...talkWays(groups, t('talks'))]}
      />
    </Page>
  );
}

/** The rounds of development talks of each school at which the teacher has groups. */
function talkWays(groups: ReturnType<typeof useStaff>['groups'], words: string) {
  const schools = new Map(groups.map(({ schoolId, schoolName }) => [schoolId, schoolName]));
  return [...schools].map(([schoolId, name]) => ({
    href: `/school/${schoolId}/conferences`,
    words,
    ...(schools.size > 1 && name !== null && { about: name }),
  }));
}

function Day({ lessons }: { readonly lessons: readonly Lesson[] }) {
  const t = useWords(texts);
  const now = osloNow();
  const held = lessons.filter(({ state }) => state !== 'cancelled');
  const going = held.find((lesson) => isNow(lesson, now));
  const top = going ?? held.find(({ from }) => from > now.time);
  return (
    <>
      {top && <Top lesson={top} isNow={top === going} />}
      <Heading level={2} data-size="xs">
        {t('rest')}
      </Heading>
      <LessonList lessons={lessons} over={({ to }) => to <= now.time} />
    </>
  );
}

/** The lesson that is now or next: one big button. */
function Top({ lesson, isNow: going }: { readonly lesson: Lesson; readonly isNow: boolean }) {
  const t = useWords(texts);
  return (
    <Card className="stack" data-color={going ? 'accent' : 'neutral'}>
      <div className="row">
        <Heading level={2} data-size="sm" className="grow">
          {t(going ? 'now' : 'next')}: {lesson.group ?? lesson.subject}
          <span className="about">
            {lesson.from}–{lesson.to}
          </span>
        </Heading>
        <StateTag lesson={lesson} over={() => false} />
      </div>
      <Place lesson={lesson} />
      <Button asChild variant={going ? 'primary' : 'secondary'}>
        <Link href={lessonPath(lesson)}>{t(going ? 'register' : 'look')}</Link>
      </Button>
    </Card>
  );
}

/** Without lessons today: the next day that has some. */
function FreeDay({ next }: { readonly next: readonly Lesson[] }) {
  const t = useWords(texts);
  const format = useFormat();
  const [first] = next;
  return (
    <>
      <Paragraph>{t('free')}</Paragraph>
      {first ? (
        <>
          <Heading level={2} data-size="xs">
            {t('nextDay', { day: format.weekday(first.date) })}
          </Heading>
          <LessonList lessons={next} over={() => false} />
        </>
      ) : (
        <Paragraph>{t('noneSoon')}</Paragraph>
      )}
    </>
  );
}
