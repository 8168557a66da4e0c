import { Field, Label, Select, Switch, Textarea, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import type { Single } from './draft.ts';
import { texts } from './texts.ts';
import type { Control as Form } from './value-words.tsx';

type ControlProps = {
  readonly id: string;
  readonly label: string;
  readonly form: Form;
  readonly value: Single;
  readonly onChange: (value: Single) => void;
  readonly fault: string | undefined;
};

const TYPES: Readonly<Partial<Record<Form['kind'], 'time' | 'date'>>> = { time: 'time', day: 'date' };

/** The control of one value, by its kind and bounds as the API states them. */
export function Control({ id, label, form, value, onChange, fault }: ControlProps) {
  const t = useWords(texts);
  if (form.kind === 'switch')
    return (
      <Switch id={id} label={label} checked={value === true} onChange={({ target }) => onChange(target.checked)} />
    );
  if (form.kind === 'choice')
    return (
      <Field>
        <Label>{label}</Label>
        <Select id={id} value={String(value)} onChange={({ target }) => onChange(target.value)}>
          {form.choices.map((choice) => (
            <Select.Option key={choice.value} value={choice.value}>
              {choice.text}
            </Select.Option>
          ))}
        </Select>
        {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
      </Field>
    );
  if (form.kind === 'structure')
    return (
      <Field>
        <Label>{label}</Label>
        <Textarea
          id={id}
          className="code"
          rows={Math.min(24, String(value).split('\n').length + 1)}
          spellCheck={false}
          value={String(value)}
          onChange={({ target }) => onChange(target.value)}
        />
        {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
      </Field>
    );
  return (
    <Textfield
      id={id}
      label={label}
      type={TYPES[form.kind] ?? 'text'}
      description={boundsOf(form, t)}
      inputMode={form.kind === 'number' || form.kind === 'decimal' ? 'decimal' : undefined}
      min={form.first ?? undefined}
      max={form.last ?? undefined}
      maxLength={form.longest ?? undefined}
      value={String(value)}
      error={fault}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** The bounds of a value in words, shown before it is typed. */
function boundsOf({ kind, least, most }: Form, t: ReturnType<typeof useWords<typeof texts>>): string | undefined {
  if (kind === 'month-day') return t('monthDay');
  if (least !== null && most !== null) return t('between', { least, most });
  if (least !== null) return t('atLeast', { least });
  return most === null ? undefined : t('atMost', { most });
}
