import { Card, Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type Document, standingOf } from './standing.ts';
import { statusTexts } from './status-texts.ts';

/** Where a document stands in plain words, and what has happened, oldest first. */
export function Status({ document }: { readonly document: Document }) {
  const t = useWords(statusTexts);
  const format = useFormat();
  return (
    <>
      <Card className="stack" data-color="info">
        <Heading level={2} data-size="2xs">
          {t('now')}
        </Heading>
        <div className="stack" role="status">
          {standingOf(document, format.moment).map(({ name, values }) => (
            <Paragraph key={name}>{t(name, values)}</Paragraph>
          ))}
        </div>
      </Card>
      <Details>
        <Details.Summary>{t('history')}</Details.Summary>
        <Details.Content>
          <ol className="plain-list">
            {document.steps.map((step) => (
              <li key={step.at + step.what + step.about}>
                <StepLine step={step} />
              </li>
            ))}
          </ol>
        </Details.Content>
      </Details>
    </>
  );
}

const isKnown = (what: string): what is keyof typeof statusTexts => Object.hasOwn(statusTexts, what);

function StepLine({ step }: { readonly step: Document['steps'][number] }) {
  const t = useWords(statusTexts);
  const format = useFormat();
  const { what, by, at, about, role, number, reason } = step;
  if (!isKnown(what)) return null;
  const values = { by, about: about ?? '', role: role === null ? '' : t(`role-${role}`), number: number ?? 0 };
  return (
    <>
      {t(what, values)}
      {reason !== null && <q className="as-written">{reason}</q>}
      <span className="about">{format.moment(at)}</span>
    </>
  );
}
