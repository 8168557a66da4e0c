import { Button, Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { useAct } from '../../api/hooks.ts';
import type { AnswerOf, RequestOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Marked } from './marked.ts';
import { texts } from './texts.ts';

type Preview = AnswerOf<'POST /v1/groups/{groupId}/absence-decisions/preview'>;
type Decision = Preview['decisions'][number];

type ReviewProps = {
  readonly groupId: string;
  readonly marked: Marked;
  readonly body: RequestOf<'POST /v1/groups/{groupId}/absence-decisions'>['body'];
  readonly preview: Preview;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
};

/** What will be stored, each day before and after, and the button that stores it. */
export function Review({ groupId, marked, body, preview, onDone, onBack }: ReviewProps) {
  const t = useWords(texts);
  const saving = useAct('POST /v1/groups/{groupId}/absence-decisions');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const names = new Map(marked.lines.map(({ pupilId, pupilName }) => [pupilId, pupilName]));
  const save = async () => {
    const answer = await saving.act({ params: { groupId }, body });
    if (answer) onDone(t('done', { days: answer.decisions.length, reports: answer.reports.length }));
  };
  return (
    <>
      <Heading ref={heading} tabIndex={-1} level={2} data-size="sm">
        {t('reviewTitle')}
      </Heading>
      {preview.reports.length > 0 && <Paragraph>{t('willClose', { count: preview.reports.length })}</Paragraph>}
      <ul className="plain-list">
        {preview.decisions.map((decision) => (
          <li key={`${decision.pupilId} ${decision.date}`}>
            <Change decision={decision} name={names.get(decision.pupilId) ?? ''} />
          </li>
        ))}
      </ul>
      <Figures figures={preview.figures} names={names} />
      <Failure error={saving.error} />
      {saving.retrying && <p role="status">{t('retrying')}</p>}
      <div className="buttons foot">
        <Button loading={saving.pending} onClick={save}>
          {t('save')}
        </Button>
        <Button variant="secondary" onClick={onBack}>
          {t('changeIt')}
        </Button>
      </div>
    </>
  );
}

function Change({ decision, name }: { readonly decision: Decision; readonly name: string }) {
  const t = useWords(texts);
  const format = useFormat();
  const { before, after, unchanged, suggestsWholeDay } = decision;
  return (
    <Card className="stack">
      <Heading level={3} data-size="2xs">
        {name}
        <span className="about">{format.weekday(decision.date)}</span>
      </Heading>
      {unchanged ? (
        <Tag>{t('unchanged')}</Tag>
      ) : (
        <dl className="facts">
          <dt>{t('before')}</dt>
          <dd>
            <ValueWords value={before} />
          </dd>
          <dt>{t('after')}</dt>
          <dd>
            <ValueWords value={after} />
          </dd>
        </dl>
      )}
      {suggestsWholeDay && !after.wholeDay && <Paragraph data-size="sm">{t('suggestsWholeDay')}</Paragraph>}
    </Card>
  );
}

/** A decision in words: the code, whether the day counts as one, and the reasons. */
function ValueWords({ value }: { readonly value: Decision['before'] }) {
  const t = useWords(texts);
  if (!value?.code) return t(value ? 'takenBack' : 'notDecided');
  const words = [
    value.code.text,
    value.wholeDay && t('asDay'),
    value.reason?.text,
    value.difference && t(value.difference),
  ];
  return words.filter(Boolean).join(' · ');
}

type FiguresProps = { readonly figures: Preview['figures']; readonly names: ReadonlyMap<string, string> };

/** What the decision does to the half-year of each pupil. */
function Figures({ figures, names }: FiguresProps) {
  const t = useWords(texts);
  // Below the first year with grades there is no diploma on which absence could stand.
  const graded = figures.filter(({ before }) => before.diplomaDays !== null);
  if (graded.length === 0) return null;
  const amount = ({ diplomaDays, diplomaMinutes }: Preview['figures'][number]['before']) =>
    t('amount', { days: diplomaDays ?? 0, minutes: diplomaMinutes ?? 0 });
  return (
    <section className="stack" aria-labelledby="effect">
      <Heading level={3} id="effect" data-size="2xs">
        {t('effect')}
      </Heading>
      <ul>
        {graded.map(({ pupilId, halfYear, before, after }) => (
          <li key={`${pupilId} ${halfYear}`}>
            {t('effectOf', { name: names.get(pupilId) ?? '', before: amount(before), after: amount(after) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
