import { Checkbox, Fieldset } from '@digdir/designsystemet-react';
import { Choice } from '../../parts/choice.tsx';
import { useWords } from '../../words/language.ts';
import { editorTexts } from './editor-texts.ts';
import { AddButton, PartButtons } from './parts-buttons.tsx';
import {
  FACTS,
  type FieldKind,
  type FieldOf,
  fieldOf,
  idOf,
  KINDS,
  newColumn,
  newOption,
  withAt,
  withoutAt,
} from './template.ts';
import { HelpInput, WordsInput } from './words-input.tsx';

type FieldProps = {
  readonly number: number;
  readonly pointer: string;
  readonly field: FieldOf;
  readonly onChange: (field: FieldOf) => void;
  readonly onRemove: (() => void) | undefined;
  readonly onRaise: (() => void) | undefined;
};

/** A field of a template: its label, what is written in it, and what belongs to its kind. */
export function FieldEditor({ number, pointer, field, onChange, onRemove, onRaise }: FieldProps) {
  const t = useWords(editorTexts);
  const kindOf = (id: string): FieldKind => KINDS.find((kind) => kind === id) ?? 'text';
  return (
    <Fieldset id={idOf(pointer)} tabIndex={-1}>
      <Fieldset.Legend>{t('field', { number })}</Fieldset.Legend>
      <WordsInput
        label={t('fieldLabel')}
        pointer={`${pointer}/label`}
        words={field.label}
        onChange={(label) => onChange({ ...field, label })}
      />
      <HelpInput
        add={t('addFieldHelp', { number })}
        pointer={`${pointer}/help`}
        words={field.help}
        onChange={(help) => onChange({ ...field, help })}
      />
      <Choice
        id={idOf(`${pointer}/kind`)}
        label={t('kind')}
        value={field.kind}
        choices={KINDS.map((id) => ({ id, text: t(`kind-${id}`) }))}
        onChange={(id) => onChange(fieldOf(kindOf(id), field))}
      />
      <OfKind pointer={pointer} field={field} onChange={onChange} />
      <PartButtons
        remove={t('removeField', { number })}
        onRemove={onRemove}
        raise={t('raiseField', { number })}
        onRaise={onRaise}
      />
    </Fieldset>
  );
}

type KindProps<Of extends FieldOf = FieldOf> = {
  readonly pointer: string;
  readonly field: Of;
  readonly onChange: (field: FieldOf) => void;
};

function OfKind({ pointer, field, onChange }: KindProps) {
  const t = useWords(editorTexts);
  if (field.kind === 'fact') {
    return (
      <Choice
        id={idOf(`${pointer}/fact`)}
        label={t('fact')}
        value={field.fact}
        choices={FACTS.map((id) => ({ id, text: t(`fact-${id}`) }))}
        onChange={(id) => onChange({ ...field, fact: FACTS.find((fact) => fact === id) ?? 'pupil-name' })}
      />
    );
  }
  return (
    <>
      <Checkbox
        label={t('required')}
        checked={field.required}
        onChange={({ target }) => onChange({ ...field, required: target.checked })}
      />
      {field.kind === 'choice' && <Options pointer={pointer} field={field} onChange={onChange} />}
      {field.kind === 'table' && <Columns pointer={pointer} field={field} onChange={onChange} />}
    </>
  );
}

const FEWEST = 2;

function Options({ pointer, field, onChange }: KindProps<Extract<FieldOf, { kind: 'choice' }>>) {
  const t = useWords(editorTexts);
  const { options } = field;
  const set = (next: typeof options) => onChange({ ...field, options: next });
  return (
    <>
      {options.map((option, at) => (
        <div key={option.optionId} className="stack">
          <WordsInput
            label={t('option', { number: at + 1 })}
            pointer={`${pointer}/options/${at}/label`}
            words={option.label}
            onChange={(label) => set(withAt(options, at, { ...option, label }))}
          />
          <PartButtons
            remove={t('removeOption', { number: at + 1 })}
            onRemove={options.length > FEWEST ? () => set(withoutAt(options, at)) : undefined}
          />
        </div>
      ))}
      {options.length < 20 && <AddButton words={t('addOption')} onAdd={() => set([...options, newOption()])} />}
    </>
  );
}

const COLUMN_KINDS = ['text', 'date', 'person'] as const;

function Columns({ pointer, field, onChange }: KindProps<Extract<FieldOf, { kind: 'table' }>>) {
  const t = useWords(editorTexts);
  const { columns } = field;
  const set = (next: typeof columns) => onChange({ ...field, columns: next });
  return (
    <>
      {columns.map(({ optional, ...column }, at) => (
        <div key={column.columnId} className="stack">
          <WordsInput
            label={t('column', { number: at + 1 })}
            pointer={`${pointer}/columns/${at}/label`}
            words={column.label}
            onChange={(label) => set(withAt(columns, at, { ...column, label, ...(optional && { optional }) }))}
          />
          <Choice
            id={idOf(`${pointer}/columns/${at}/kind`)}
            label={t('kind')}
            value={column.kind}
            choices={COLUMN_KINDS.map((id) => ({ id, text: t(`kind-${id}`) }))}
            onChange={(id) => {
              const kind = COLUMN_KINDS.find((each) => each === id) ?? 'text';
              set(withAt(columns, at, { ...column, kind, ...(optional && { optional }) }));
            }}
          />
          <Checkbox
            label={t('columnOptional')}
            checked={optional === true}
            onChange={({ target }) =>
              set(withAt(columns, at, { ...column, ...(target.checked && { optional: true as const }) }))
            }
          />
          <PartButtons
            remove={t('removeColumn', { number: at + 1 })}
            onRemove={columns.length > FEWEST ? () => set(withoutAt(columns, at)) : undefined}
          />
        </div>
      ))}
      {columns.length < 5 && <AddButton words={t('addColumn')} onAdd={() => set([...columns, newColumn()])} />}
    </>
  );
}
