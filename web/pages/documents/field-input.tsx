import { Field, Label, Textarea, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { Choice } from '../../parts/choice.tsx';
import { useLanguage, useWords } from '../../words/language.ts';
import { sectionTexts } from './section-texts.ts';
import { TableInput } from './table-input.tsx';
import { type FieldOf, rowsIn, textIn, type Values } from './values.ts';

type FieldProps = {
  readonly id: string;
  readonly field: FieldOf;
  readonly values: Values;
  /** What the roster says, for a field that nobody writes. */
  readonly facts: Readonly<Record<string, string>>;
  readonly fault: string | undefined;
  readonly onChange: (values: Values) => void;
};

/** A field of a template to fill in, in the person's language. */
export function FieldInput({ id, field, values, facts, fault, onChange }: FieldProps) {
  const t = useWords(sectionTexts);
  const language = useLanguage();
  const { fieldId } = field;
  const help = field.help?.[language];
  if (field.kind === 'fact') return <p>{`${field.label[language]}: ${facts[field.fact] ?? ''}`}</p>;
  const label = field.required ? `${field.label[language]} (${t('required')})` : field.label[language];
  const set = (value: Values[string]) => onChange({ ...values, [fieldId]: value });
  switch (field.kind) {
    case 'text':
      return (
        <Field>
          <Label>{label}</Label>
          {help !== undefined && <Field.Description>{help}</Field.Description>}
          <Textarea
            id={id}
            rows={5}
            value={textIn(values, fieldId)}
            aria-invalid={fault !== undefined}
            onChange={({ target }) => set(target.value)}
          />
          {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
        </Field>
      );
    case 'choice':
      return (
        <Choice
          id={id}
          label={label}
          {...(help !== undefined && { help })}
          value={textIn(values, fieldId)}
          choices={[
            { id: '', text: t('choose') },
            ...field.options.map((option) => ({ id: option.optionId, text: option.label[language] })),
          ]}
          fault={fault}
          onChange={set}
        />
      );
    case 'table':
      return (
        <TableInput
          id={id}
          label={label}
          help={help}
          columns={field.columns.map(({ columnId, kind, label: words }) => ({
            columnId,
            kind,
            label: words[language],
          }))}
          rows={rowsIn(values, fieldId)}
          fault={fault}
          onChange={(rows) => set([...rows])}
        />
      );
    default:
      return (
        <Textfield
          id={id}
          type={field.kind === 'date' ? 'date' : 'text'}
          label={label}
          description={help}
          autoComplete="off"
          value={textIn(values, fieldId)}
          error={fault}
          onChange={({ target }) => set(target.value)}
        />
      );
  }
}
