import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/language.ts';
import type { Setting } from './level.ts';
import { texts } from './texts.ts';

/** The form of a setting or of one of its fields. */
export type Control = Omit<Setting['form'], 'fields'>;

type ValueProps = { readonly value: unknown; readonly form: Control & Partial<Pick<Setting['form'], 'fields'>> };

/** A setting's value in a few words, for lists and the history. */
export function ValueWords({ value, form }: ValueProps) {
  const wordsOf = useValueWords();
  return wordsOf(value, form);
}

function useValueWords(): (value: unknown, form: ValueProps['form']) => string {
  const t = useWords(texts);
  const format = useFormat();
  const language = useLanguage();
  const single = (value: unknown, { kind, choices }: Control): string => {
    if (value === '' || value === null || value === undefined)
      return choices[0]?.value === '' ? (choices[0]?.text ?? '') : t('notSet');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return format.number(value);
    if (kind === 'day') return format.day(String(value));
    return choices.find((choice) => choice.value === value)?.text ?? String(value);
  };
  const rowOf = (row: unknown): string => {
    if (typeof row !== 'object' || row === null) return single(row, EMPTY);
    const named: Readonly<Record<string, unknown>> = { ...row };
    const word = named[language] ?? named.name ?? named.subjectCode ?? named.id;
    return typeof word === 'string' ? word : '';
  };
  return (value, form) => {
    if (Array.isArray(value)) {
      if (value.length === 0) return t('none');
      const rows = value.map(rowOf);
      return rows.every((row) => row !== '') ? rows.join(', ') : t('rows', { count: rows.length });
    }
    if (typeof value === 'object' && value !== null) {
      const named: Readonly<Record<string, unknown>> = { ...value };
      const fields = (form.fields ?? []).filter(({ name, kind }) => kind !== 'structure' && named[name ?? ''] !== '');
      return (
        fields.map((field) => `${field.title}: ${single(named[field.name ?? ''], field)}`).join(', ') || t('notSet')
      );
    }
    return single(value, form);
  };
}

const EMPTY: Control = {
  kind: 'text',
  least: null,
  most: null,
  first: null,
  last: null,
  longest: null,
  mayBeEmpty: false,
  choices: [],
};
