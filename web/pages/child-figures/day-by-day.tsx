import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Read } from '../../parts/read.tsx';
import { texts as common } from '../../parts/texts.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Day = AnswerOf<'GET /v1/guardian/children/{childId}/absences'>['days'][number];
type Lesson = Day['lessons'][number];
type Coded = Pick<Lesson, 'code' | 'reason'>;

/** How many days a page of the list has: a long half-year should not push everything else away. */
const SHOWN = 10;

type DaysProps = { readonly childId: string; readonly from: string; readonly to: string };

/** Each day with absence, the newest first, with the teacher's codes in words. */
export function DayByDay({ childId, from, to }: DaysProps) {
  const t = useWords(texts);
  const c = useWords(common);
  const absences = useFamilyRead('GET absences', childId, { query: { from, to } });
  const [shown, setShown] = useState(SHOWN);
  return (
    <Read of={absences}>
      {({ days }) => (
        <>
          {days.length === 0 && <Paragraph>{t('noDays')}</Paragraph>}
          <ul className="plain-list">
            {days
              .toSorted((a, b) => b.day.localeCompare(a.day))
              .slice(0, shown)
              .map((day) => (
                <li key={day.day}>
                  <DayCard day={day} />
                </li>
              ))}
          </ul>
          {days.length > shown && (
            <Button variant="secondary" onClick={() => setShown(shown + SHOWN)}>
              {c('showMore')}
            </Button>
          )}
        </>
      )}
    </Read>
  );
}

function DayCard({ day: { day, wholeDay, decision, lessons } }: { readonly day: Day }) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    <Card className="stack" data-color="neutral">
      <Heading level={3} data-size="2xs">
        {format.weekday(day)}
      </Heading>
      {wholeDay && <Paragraph>{t('wholeDay')}</Paragraph>}
      {decision && (
        <Paragraph>
          <CodeWords of={decision} />
        </Paragraph>
      )}
      <ul className="plain-list">
        {lessons.map((lesson) => (
          <li key={lesson.lessonId}>
            <LessonLine lesson={lesson} decided={decision?.code.id} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const KINDS = { absent: 'absent', part: 'part', late: 'lateBy' } as const;

type LineProps = {
  readonly lesson: Lesson;
  /** The code that stands above for the whole day, which is not said again. */
  readonly decided: string | undefined;
};

function LessonLine({ lesson, decided }: LineProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { from, to, subject, kind, minutes, counted, code } = lesson;
  return (
    <>
      {from}–{to} {subject ?? t('noSubject')}: {t(KINDS[kind], { time: format.duration(minutes) })}
      {!counted && ` (${t('notCounted')})`}
      {code.id !== decided && (
        <>
          {' · '}
          <CodeWords of={lesson} />
        </>
      )}
    </>
  );
}

/** The code with its mark and its words, and the reason that the teacher gave. */
function CodeWords({ of: { code, reason } }: { readonly of: Coded }) {
  return (
    <>
      <abbr title={code.text}>{code.mark}</abbr> {code.text}
      {reason && `, ${reason.text}`}
    </>
  );
}
