import { Card, Details, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import { send } from '../../api/call.ts';
import { useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { OpenFile } from '../../parts/open-file.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useMe } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Shown = AnswerOf<'GET /v1/guardian/children/{childId}/documents/{documentId}'>;
type FieldOf = Shown['sections'][number]['fields'][number];

/** A published document: the newest text with what has changed, or an earlier text that the reader chooses. */
export function ChildDocument() {
  const t = useWords(texts);
  const { documentId = '' } = useParams();
  const { childId, child } = useChild();
  const [number, setNumber] = useState<string>();
  const document = useFamilyRead('GET documents/{documentId}', childId, {
    params: { documentId },
    query: number === undefined ? {} : { number },
  });
  const { data } = document;
  const heading = data && [data.templateName, data.title].filter((words) => words !== '').join(': ');
  return (
    <Page title={t('document')} heading={heading} about={child?.pupilName} back={`/children/${childId}/documents`}>
      <Read of={document}>
        {(shown) => (
          <Text
            key={shown.number}
            shown={shown}
            childId={childId}
            isNewest={number === undefined}
            onChoose={setNumber}
          />
        )}
      </Read>
    </Page>
  );
}

type TextProps = {
  readonly shown: Shown;
  readonly childId: string;
  readonly isNewest: boolean;
  readonly onChoose: (number: string | undefined) => void;
};

function Text({ shown, childId, isNewest, onChoose }: TextProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { role } = useMe();
  const { publishedAt, publishedBy, approvedBy, law, sections, earlier, number } = shown;
  const place = role === 'guardian' ? '/v1/guardian/children/{childId}' : '/v1/pupil/{pupilId}';
  const params = { childId, pupilId: childId, documentId: shown.documentId };
  const pdf = () =>
    send(`GET ${place}/documents/{documentId}/pdf`, { params, query: isNewest ? {} : { number } }) as Promise<Blob>;
  const hasChanges = sections.some(({ fields }) => fields.some(({ changed }) => changed));
  return (
    <>
      <Paragraph data-size="sm" className="subtle">
        {[
          t('publishedBy', { at: format.moment(publishedAt), by: publishedBy }),
          ...(approvedBy === null ? [] : [t('approvedBy', { by: approvedBy })]),
          ...(law === '' ? [] : [t('law', { law })]),
        ].join(' · ')}
      </Paragraph>
      {!isNewest && (
        <div className="row">
          <Paragraph>{t('isEarlier')}</Paragraph>
          <button type="button" className="ds-link" onClick={() => onChoose(undefined)}>
            {t('toNewest')}
          </button>
        </div>
      )}
      {isNewest && hasChanges && <Paragraph>{t('changesAbout')}</Paragraph>}
      {sections.map(({ title, fields }) => (
        <Card key={title} className="stack">
          <Heading level={2} data-size="xs">
            {title}
          </Heading>
          {fields.map((field) => (
            <ShownField key={field.label} field={field} />
          ))}
        </Card>
      ))}
      <OpenFile get={pdf}>{t('openPdf')}</OpenFile>
      {earlier.length > 0 && (
        <Details>
          <Details.Summary>{t('earlier')}</Details.Summary>
          <Details.Content>
            <ul className="plain-list">
              {earlier.map((each) => (
                <li key={each.number}>
                  <button type="button" className="ds-link" onClick={() => onChoose(String(each.number))}>
                    {t('publishedAt', { at: format.moment(each.publishedAt) })}
                  </button>
                </li>
              ))}
            </ul>
          </Details.Content>
        </Details>
      )}
    </>
  );
}

function ShownField({ field: { label, lines, table, changed } }: { readonly field: FieldOf }) {
  const t = useWords(texts);
  return (
    <section className="stack">
      <div className="row">
        <Heading level={3} data-size="2xs">
          {label}
        </Heading>
        {changed && <Tag data-color="info">{t('changed')}</Tag>}
      </div>
      {lines.length === 0 && table === null && <span className="subtle">{t('empty')}</span>}
      {lines.length > 0 && <p className="as-written">{lines.join('\n')}</p>}
      {table && (
        <ol className="plain-list">
          {table.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own, and is only read.
            <li key={at}>
              {row.map((cell, column) => (
                <p key={table.head[column]} className="as-written">
                  <span className="subtle">{`${table.head[column]}: `}</span>
                  {cell}
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
