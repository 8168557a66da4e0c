import { Button, Fieldset, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import { sectionTexts } from './section-texts.ts';

type Row = Readonly<Record<string, string>>;
type TableProps = {
  readonly id: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly columns: readonly {
    readonly columnId: string;
    readonly kind: 'text' | 'date' | 'person';
    readonly label: string;
  }[];
  readonly rows: readonly Row[];
  readonly fault: string | undefined;
  readonly onChange: (rows: Record<string, string>[]) => void;
};

/** A table to fill in: each row is a group of fields, which is read and written alike on a phone and on a desk. */
export function TableInput({ id, label, help, columns, rows, fault, onChange }: TableProps) {
  const t = useWords(sectionTexts);
  const shown = rows.length === 0 ? [{}] : rows;
  const set = (at: number, columnId: string, cell: string) =>
    onChange(shown.map((row, index) => (index === at ? { ...row, [columnId]: cell } : { ...row })));
  return (
    <Fieldset id={id} tabIndex={-1}>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {help !== undefined && <Fieldset.Description>{help}</Fieldset.Description>}
      <ol className="plain-list">
        {shown.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own, and keeps its place.
          <li key={at}>
            <Fieldset>
              <Fieldset.Legend>{t('row', { number: at + 1 })}</Fieldset.Legend>
              {columns.map((column) => (
                <Cell
                  key={column.columnId}
                  kind={column.kind}
                  label={column.label}
                  value={row[column.columnId] ?? ''}
                  onChange={(cell) => set(at, column.columnId, cell)}
                />
              ))}
              {rows.length > 0 && (
                <Button
                  type="button"
                  variant="tertiary"
                  data-size="sm"
                  onClick={() => onChange(rows.filter((_row, index) => index !== at).map((kept) => ({ ...kept })))}
                >
                  {t('removeRow', { number: at + 1 })}
                </Button>
              )}
            </Fieldset>
          </li>
        ))}
      </ol>
      <Button
        type="button"
        variant="secondary"
        data-size="sm"
        onClick={() => onChange([...shown.map((row) => ({ ...row })), {}])}
      >
        {t('addRow')}
      </Button>
      {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
    </Fieldset>
  );
}

type CellProps = {
  readonly kind: 'text' | 'date' | 'person';
  readonly label: string;
  readonly value: string;
  readonly onChange: (cell: string) => void;
};

function Cell({ kind, label, value, onChange }: CellProps) {
  if (kind === 'text')
    return <Textfield multiline label={label} value={value} onChange={({ target }) => onChange(target.value)} />;
  return (
    <Textfield
      type={kind === 'date' ? 'date' : 'text'}
      label={label}
      autoComplete="off"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
