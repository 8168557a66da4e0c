import { Button, Card, Fieldset } from '@digdir/designsystemet-react';
import type { Faults } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import { Control } from './control.tsx';
import { type Draft, isJson, nameOf, type Row, toRow } from './draft.ts';
import type { Setting } from './level.ts';
import { texts } from './texts.ts';

type EditorProps = {
  readonly setting: Setting;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly faults: Faults;
};

/**
 * The editor of a value: one control, an object of fields, a list of rows, or JSON where the value is nested deeper.
 */
export function ValueEditor({ setting, draft, onChange, faults }: EditorProps) {
  const t = useWords(texts);
  const { form } = setting;
  if (typeof draft !== 'object')
    return (
      <Control
        id="value"
        label={isJson(form) ? t('json') : t('value')}
        form={isJson(form) ? { ...form, kind: 'structure' } : form}
        value={draft}
        onChange={onChange}
        fault={faults.value}
      />
    );
  if (Array.isArray(draft)) return <Rows setting={setting} rows={draft} onChange={onChange} faults={faults} />;
  return <Fields setting={setting} at="value" row={draft as Row} onChange={onChange} faults={faults} />;
}

type FieldsProps = {
  readonly setting: Setting;
  readonly at: string;
  readonly row: Row;
  readonly onChange: (row: Row) => void;
  readonly faults: Faults;
};

function Fields({ setting, at, row, onChange, faults }: FieldsProps) {
  const t = useWords(texts);
  return setting.form.fields.map((field) => {
    const name = nameOf(field);
    const id = name === '' ? at : `${at}-${name}`;
    return (
      <Control
        key={id}
        id={id}
        label={field.title || t('value')}
        form={field}
        value={row[name] ?? ''}
        onChange={(value) => onChange({ ...row, [name]: value })}
        fault={faults[id]}
      />
    );
  });
}

type RowsProps = Omit<EditorProps, 'draft'> & { readonly rows: readonly Row[] };

function Rows({ setting, rows, onChange, faults }: RowsProps) {
  const t = useWords(texts);
  const { fields, most } = setting.form;
  const set = (index: number, row: Row) => onChange(rows.map((other, at) => (at === index ? row : other)));
  return (
    <>
      {rows.map((row, index) => {
        const number = index + 1;
        return (
          <Card key={number} className="stack">
            <Fieldset className="stack">
              <Fieldset.Legend>{t('row', { number })}</Fieldset.Legend>
              <Fields
                setting={setting}
                at={`value-${index}`}
                row={row}
                onChange={(changed) => set(index, changed)}
                faults={faults}
              />
              <Button
                variant="tertiary"
                data-color="danger"
                aria-label={t('removeRow', { number })}
                onClick={() => onChange(rows.filter((_row, at) => at !== index))}
              >
                {t('remove')}
              </Button>
            </Fieldset>
          </Card>
        );
      })}
      {(most === null || rows.length < most) && (
        <Button variant="secondary" onClick={() => onChange([...rows, toRow(undefined, fields)])}>
          {t('addRow')}
        </Button>
      )}
    </>
  );
}
