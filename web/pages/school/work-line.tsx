import { Card, Details, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { lastDayBefore } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { Settle } from './settle.tsx';
import { useSchool } from './use-school.ts';
import type { Line } from './work-list.tsx';
import { texts } from './work-texts.ts';

type Source = Line['sources'][number];

/** A question about people: who, what the sources say, and what settles it. */
export function WorkLine({ line }: { readonly line: Line }) {
  const t = useWords(texts);
  const { schoolId } = useSchool();
  const people = [line.pupil, line.guardian, line.staff, line.other].flatMap((person) => person ?? []);
  const names = people.map(({ name, kind }) => name ?? t(kind));
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={2} data-size="2xs" className="grow">
          {names.join(' – ') || line.named || t(line.kind) || t('otherKind')}
          <span className="about">{[t(line.kind), line.pupil?.className].filter(Boolean).join(' · ')}</span>
        </Heading>
        {people.some((person) => person.protected) && <Tag data-color="danger">{t('protected')}</Tag>}
      </div>
      <Paragraph>{line.text}</Paragraph>
      <Sources sources={line.sources} line={line} />
      {line.actions.map((action) => (
        <Settle key={action.does} action={action} about={names.join(', ')} />
      ))}
      {line.pupil && (
        <Link className="ds-link big-link" href={`/pupils/${schoolId}/${line.pupil.id}`}>
          {t('toPupil', { name: line.pupil.name ?? '' })}
        </Link>
      )}
    </Card>
  );
}

/** What each source says about it, with its own words and days. */
function Sources({ sources, line }: { readonly sources: readonly Source[]; readonly line: Line }) {
  const t = useWords(texts);
  const format = useFormat();
  if (sources.length === 0) return null;
  const values = line.actions.flatMap((action) => action.values);
  const wordsOf = ({ says, said }: Source) => {
    const known = values.find(({ value }) => value === says)?.text ?? (says === 'unknown' ? t('unknown') : says);
    return said === null ? known : `${known} («${said}»)`;
  };
  return (
    <div>
      <Details>
        <Details.Summary>{t('sources', { count: sources.length })}</Details.Summary>
        <Details.Content>
          <ul className="plain-list">
            {sources.map((source) => (
              <li key={[source.system, source.shown, source.says].join()}>
                <strong>{source.system ?? t('unknownSystem')}</strong>: {wordsOf(source)}
                <span className="about">
                  {[
                    source.source,
                    source.shown,
                    source.from && `${format.day(source.from)} –`,
                    source.to && format.day(lastDayBefore(source.to)),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </Details.Content>
      </Details>
    </div>
  );
}
