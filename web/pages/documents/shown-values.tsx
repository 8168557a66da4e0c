import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/language.ts';
import { sectionTexts } from './section-texts.ts';
import { type FieldOf, rowsIn, type TemplateSection, textIn, type Values } from './values.ts';

type ShownProps = {
  readonly section: TemplateSection;
  readonly values: Values;
  readonly facts: Readonly<Record<string, string>>;
};

/** A section that is read: each field with its label, tables as tables. */
export function ShownValues({ section, values, facts }: ShownProps) {
  const language = useLanguage();
  return (
    <dl className="facts tall">
      {section.fields.map((field) => (
        <div key={field.fieldId} className="fact">
          <dt>{field.label[language]}</dt>
          <dd>
            <Shown field={field} values={values} facts={facts} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type FieldProps = Pick<ShownProps, 'values' | 'facts'> & { readonly field: FieldOf };

function Shown({ field, values, facts }: FieldProps) {
  const t = useWords(sectionTexts);
  const language = useLanguage();
  const format = useFormat();
  if (field.kind === 'fact') return facts[field.fact] ?? '';
  if (field.kind === 'table') return <ShownTable field={field} rows={rowsIn(values, field.fieldId)} />;
  const text = textIn(values, field.fieldId);
  if (text === '') return <span className="subtle">{t('empty')}</span>;
  if (field.kind === 'date') return format.day(text);
  if (field.kind === 'choice') return field.options.find(({ optionId }) => optionId === text)?.label[language] ?? text;
  return <span className="as-written">{text}</span>;
}

type TableProps = {
  readonly field: Extract<FieldOf, { kind: 'table' }>;
  readonly rows: readonly Readonly<Record<string, string>>[];
};

function ShownTable({ field, rows }: TableProps) {
  const t = useWords(sectionTexts);
  const language = useLanguage();
  const format = useFormat();
  if (rows.length === 0) return <span className="subtle">{t('empty')}</span>;
  return (
    <ol className="plain-list">
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own, and is only read.
        <li key={at}>
          {field.columns.map(({ columnId, kind, label }) => {
            const cell = row[columnId] ?? '';
            return (
              cell !== '' && (
                <p key={columnId}>
                  <span className="subtle">{`${label[language]}: `}</span>
                  <span className="as-written">{kind === 'date' ? format.day(cell) : cell}</span>
                </p>
              )
            );
          })}
        </li>
      ))}
    </ol>
  );
}
