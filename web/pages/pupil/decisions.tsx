import { Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts as handling } from '../handling/texts.ts';
import { usePupilOf } from './pupil-of.ts';
import { texts } from './texts.ts';

type History = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-decisions'>['decisions'][number];

/** The decisions on a pupil's absence in this half-year, each with every value it has had. */
export function PupilDecisions() {
  const t = useWords(texts);
  const format = useFormat();
  const { schoolId, pupilId, home, name } = usePupilOf();
  const history = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-decisions', {
    params: { schoolId, pupilId },
  });
  const { data } = history;
  return (
    <Page title={t('decisions')} about={name} lead={data && format.days(data.from, data.to)} back={home}>
      <Read of={history}>
        {({ decisions }) => (
          <>
            {decisions.length === 0 && <Paragraph>{t('noDecisions')}</Paragraph>}
            <ul className="plain-list">
              {decisions.map((decision) => (
                <li key={decision.date + (decision.lessonId ?? '')}>
                  <Decision decision={decision} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </Page>
  );
}

function Decision({ decision: { date, lessonId, values } }: { readonly decision: History }) {
  const t = useWords(texts);
  const words = useWords(handling);
  const format = useFormat();
  const newest = values.toReversed();
  return (
    <Card className="stack">
      <Heading level={2} data-size="2xs">
        {format.weekday(date)}
        <span className="about">{t(lessonId === undefined ? 'wholeDay' : 'lesson')}</span>
      </Heading>
      <ol className="plain-list">
        {newest.map(({ code, wholeDay, reason, difference, at, by }, index) => (
          <li key={at}>
            {index === 0 && <Tag data-color="info">{t('inForce')}</Tag>}{' '}
            {[
              code === null ? t('takenBack') : code.text,
              wholeDay && t('asDay'),
              reason?.text,
              difference && words(difference),
            ]
              .filter(Boolean)
              .join(' · ')}
            <span className="about">
              {t('setBy', { who: by.you ? t('you') : (by.name ?? t('system')), at: format.moment(at) })}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
