import { Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useFamilyRead } from '../../api/family.ts';
import { addDays, mondayOf } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Lesson } from './child-lessons.tsx';
import { texts } from './texts.ts';

type DaysProps = {
  readonly childId: string;
  /** A day, or neighbouring days without lessons. */
  readonly days: readonly string[];
  readonly today: string;
  /** The lessons of the week and of the next one. */
  readonly lessons: readonly Lesson[];
};

/** The lessons of a day, or that there are none and when school goes on. */
export function DaysOfLessons({ childId, days, today, lessons }: DaysProps) {
  const t = useWords(texts);
  const format = useFormat();
  const [first = '', last = first] = [days[0], days.at(-1)];
  const own = lessons.filter(({ date }) => days.includes(date));
  const name = first === last ? format.weekday(first) : `${format.weekday(first)} – ${format.weekday(last)}`;
  return (
    <Card className="stack" data-color={first === today ? 'accent' : 'neutral'}>
      <Heading level={3} data-size="2xs">
        {first === today ? t('todayIs', { day: name }) : name}
      </Heading>
      {own.length === 0 && (
        <Paragraph>
          {t('noLessons')} <NextSchoolDay childId={childId} lessons={lessons} after={last} />
        </Paragraph>
      )}
      {own.length > 0 && (
        <ol className="plain-list">
          {own.map((lesson) => (
            <li key={lesson.lessonId} className="lesson">
              <LessonLine lesson={lesson} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function LessonLine({ lesson }: { readonly lesson: Lesson }) {
  const t = useWords(texts);
  const { from, to, subject, group, room, teachers, status, substitute } = lesson;
  const name = subject ?? group ?? t('lesson');
  const where = [room, teachers.join(', ')].filter(Boolean).join(' · ');
  return (
    <>
      <span className="number">
        {from}–{to}
      </span>
      <span>
        {status === 'cancelled' ? <s>{name}</s> : <strong>{name}</strong>}{' '}
        {status === 'cancelled' && <Tag data-color="warning">{t('cancelled')}</Tag>}
        {status === 'moved' && <Tag data-color="info">{t('moved')}</Tag>}
        {substitute && status !== 'cancelled' && <Tag data-color="info">{t('substitute')}</Tag>}
        {where !== '' && <span className="about">{where}</span>}
      </span>
    </>
  );
}

/** How often the search goes two weeks further: the summer holiday is shorter than this. */
const WINDOWS = 5;
const WINDOW_DAYS = 14;

type NextProps = { readonly childId: string; readonly lessons: readonly Lesson[]; readonly after: string };

/** The next day with lessons, which may lie behind a long holiday. */
function NextSchoolDay({ childId, lessons, after }: NextProps) {
  const next = nextIn(lessons, after);
  if (next !== undefined) return <Next day={next} />;
  // The lessons reach to the end of the week after.
  return <Search childId={childId} from={addDays(mondayOf(after), WINDOW_DAYS)} left={WINDOWS} />;
}

const nextIn = (lessons: readonly Lesson[], after: string): string | undefined =>
  lessons.find(({ date, status }) => date > after && status !== 'cancelled')?.date;

function Next({ day }: { readonly day: string }) {
  const t = useWords(texts);
  const format = useFormat();
  return t('nextSchoolDay', { day: format.weekday(day) });
}

type SearchProps = { readonly childId: string; readonly from: string; readonly left: number };

/** Looks two weeks further at a time. A timetable that ends says so. */
function Search({ childId, from, left }: SearchProps) {
  const t = useWords(texts);
  const to = addDays(from, WINDOW_DAYS - 1);
  const lessons = useFamilyRead('GET lessons', childId, { query: { from, to } });
  if (!lessons.data) return null;
  const [next] = lessons.data.lessons.filter(({ status }) => status !== 'cancelled');
  if (next) return <Next day={next.date} />;
  return left > 1 ? <Search childId={childId} from={addDays(to, 1)} left={left - 1} /> : t('noneKnown');
}
