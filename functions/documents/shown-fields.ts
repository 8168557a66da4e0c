import { dayInWords } from '../shared/texts/dates.ts';
import type { Language } from '../shared/texts/language.ts';
import { isDay } from '../shared/time.ts';
import type { Facts } from './content.ts';
import type { DocumentValues, Field, FieldValue, Template } from './template.ts';

/** A field as it is read, in the document's language: lines of text, or a table. */
export type Shown = {
  readonly fieldId: string;
  readonly label: string;
  readonly lines: readonly string[];
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } | undefined;
};
export type ShownSection = { readonly sectionId: string; readonly title: string; readonly fields: readonly Shown[] };

type Read = {
  readonly template: Pick<Template, 'sections'>;
  readonly language: Language;
  readonly values: DocumentValues;
  readonly facts: Facts;
};

/** A document's sections with everything that its template asks for, filled in or not. */
export const shownSections = ({ template, language, values, facts }: Read): readonly ShownSection[] =>
  template.sections.map(({ sectionId, title, fields }) => ({
    sectionId,
    title: title[language],
    fields: fields.map((field) => ({
      fieldId: field.fieldId,
      label: field.label[language],
      ...shown(field, { value: valueIn(field, values[sectionId]?.[field.fieldId], facts), language }),
    })),
  }));

const valueIn = (field: Field, value: FieldValue | undefined, facts: Facts): FieldValue | undefined =>
  field.kind === 'fact' ? facts[field.fact] : value;

type Value = { readonly value: FieldValue | undefined; readonly language: Language };

function shown(field: Field, { value, language }: Value): Pick<Shown, 'lines' | 'table'> {
  if (value === undefined || value === '') return { lines: [], table: undefined };
  if (typeof value === 'string') return { lines: linesOf(field, value, language), table: undefined };
  if (field.kind !== 'table') return { lines: [], table: undefined };
  const rows = value.map((row) =>
    field.columns.map(({ columnId, kind }) => {
      const cell = row[columnId] ?? '';
      return kind === 'date' && isDay(cell) ? dayInWords(cell, language) : cell;
    }),
  );
  return { lines: [], table: { head: field.columns.map(({ label }) => label[language]), rows } };
}

function linesOf(field: Field, value: string, language: Language): readonly string[] {
  if (field.kind === 'date') return [dayInWords(value, language)];
  if (field.kind === 'choice')
    return [field.options.find(({ optionId }) => optionId === value)?.label[language] ?? value];
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
