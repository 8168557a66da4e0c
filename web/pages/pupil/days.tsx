import { Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useAct, useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Download } from '../../parts/download.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './figures-texts.ts';
import { usePupilOf } from './pupil-of.ts';

type Day = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/absences'>['days'][number];

/** The first day of the school year in which a day is. */
const yearStart = (day: string): string => `${Number(day.slice(0, 4)) - (day.slice(5) >= '08-01' ? 0 : 1)}-08-01`;

/** A pupil's absence day by day in this school year, newest first. */
export function PupilDays() {
  const t = useWords(texts);
  const format = useFormat();
  const { schoolId, pupilId, home, name } = usePupilOf();
  const to = osloNow().day;
  const request = { params: { schoolId, pupilId }, query: { from: yearStart(to), to } };
  const absences = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/absences', request);
  const csv = useAct('GET /v1/schools/{schoolId}/pupils/{pupilId}/absences/csv');
  const { data } = absences;
  return (
    <Page title={t('daysTitle')} about={data?.pupilName ?? name} lead={format.days(request.query.from, to)} back={home}>
      <Read of={absences}>
        {({ days, notShown }) => (
          <>
            {days.length === 0 && <Paragraph>{t('noDays')}</Paragraph>}
            <ul className="plain-list">
              {days.toReversed().map((day) => (
                <li key={day.day}>
                  <DayCard day={day} />
                </li>
              ))}
            </ul>
            {notShown && <Paragraph>{notShown.text}</Paragraph>}
            {days.length > 0 && (
              <Download acting={csv} request={request} name="absences.csv">
                {t('csv')}
              </Download>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}

function DayCard({ day: { day, wholeDay, decision, lessons } }: { readonly day: Day }) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={2} data-size="2xs" className="grow">
          {format.weekday(day)}
        </Heading>
        {wholeDay && <Tag data-color="info">{t('asDay')}</Tag>}
      </div>
      {decision && (
        <Paragraph>{[decision.code.text, decision.reason?.text, t('decided')].filter(Boolean).join(' · ')}</Paragraph>
      )}
      <ul className="plain-list">
        {lessons.map(({ lessonId, from, to, subject = '', kind, minutes, counted, code, reason, decided }) => (
          <li key={lessonId}>
            {from}–{to} {subject}: {t(kind === 'late' ? 'lateBy' : kind, { time: format.duration(minutes) })}
            <span className="about">
              {[code.text, reason?.text, decided && t('decided'), !counted && t('notCounted')]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
