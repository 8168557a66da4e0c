import type { FieldFault } from '../shared/errors.ts';
import { isDay } from '../shared/time.ts';
import type { RefusalCode } from './refusals.ts';
import type { DocumentValues, Field, FieldValue, Section, SectionValues, Template } from './template.ts';

/** The most rows of a table, and characters of a text and of a line. */
export const MOST_ROWS = 200;
const MOST_TEXT = 20_000;
const MOST_LINE = 200;

type Asked = Exclude<Field, { kind: 'fact' }>;
const isAsked = (field: Field): field is Asked => field.kind !== 'fact';
type Column = Extract<Field, { kind: 'table' }>['columns'][number];
type Fault = FieldFault<RefusalCode>;

/**
 * What of a section is kept: text in lines without signs that no screen shows, no empty fields and no empty rows. Text
 * is text: nothing in it is read as a markup language.
 */
export function cleaned(section: Section, values: SectionValues): SectionValues {
  const entries = section.fields.filter(isAsked).flatMap((field) => {
    const value = cleanedValue(values[field.fieldId]);
    return value === undefined ? [] : [[field.fieldId, value] as const];
  });
  return Object.fromEntries(entries);
}

function cleanedValue(value: FieldValue | undefined): FieldValue | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return cleanedText(value) || undefined;
  const rows = value.map(cleanedRow).filter((row) => Object.keys(row).length > 0);
  return rows.length === 0 ? undefined : rows;
}

const cleanedRow = (row: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, cell]) => (cleanedText(cell) ? [[name, cleanedText(cell)]] : [])),
  );

/** Joiners stay: Persian words and many emojis need them. */
const cleanedText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .replace(/[\u200B\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
    .trim();

/** The faults of a section: fields that its template does not have, and values that a field cannot hold. */
export function faultsOfSection(section: Section, values: SectionValues): readonly Fault[] {
  const fields = new Map(section.fields.filter(isAsked).map((field) => [field.fieldId, field]));
  return Object.entries(values).flatMap(([fieldId, value]) => {
    const field = fields.get(fieldId);
    const pointer = `/values/${fieldId}`;
    if (!field) return [{ pointer, code: 'documents.unknown-field' as const }];
    return field.kind === 'table' ? faultsOfTable(field, value, pointer) : faultsOfText(field, value, pointer);
  });
}

function faultsOfText(field: Exclude<Asked, { kind: 'table' }>, value: FieldValue, pointer: string): readonly Fault[] {
  const bad = [{ pointer, code: 'documents.bad-value' as const }];
  if (typeof value !== 'string') return bad;
  const text = cleanedText(value);
  if (text === '') return [];
  if (field.kind === 'text') return isText(text) ? [] : bad;
  if (field.kind === 'choice') return field.options.some(({ optionId }) => optionId === text) ? [] : bad;
  return (field.kind === 'date' ? isDay(text) : isLine(text)) ? [] : bad;
}

function faultsOfTable(field: Extract<Asked, { kind: 'table' }>, value: FieldValue, pointer: string): readonly Fault[] {
  if (typeof value === 'string') return [{ pointer, code: 'documents.bad-value' }];
  if (value.length > MOST_ROWS)
    return [{ pointer, code: 'documents.too-many-rows', params: { rows: value.length, most: MOST_ROWS } }];
  const columns = new Map(field.columns.map((column) => [column.columnId, column]));
  return value.flatMap((row, at) =>
    Object.entries(row).flatMap(([columnId, cell]): readonly Fault[] => {
      const place = `${pointer}/${at}/${columnId}`;
      const column = columns.get(columnId);
      if (!column) return [{ pointer: place, code: 'documents.unknown-field' }];
      return isCell(column, cleanedText(cell)) ? [] : [{ pointer: place, code: 'documents.bad-value' }];
    }),
  );
}

const isCell = ({ kind }: Column, text: string): boolean => {
  if (text === '') return true;
  if (kind === 'date') return isDay(text);
  return kind === 'text' ? isText(text) : isLine(text);
};

/** No control signs but the end of a line, and no half signs. */
const isText = (text: string): boolean => text.length <= MOST_TEXT && /^(?:[^\p{Cc}\p{Cs}]|\n)*$/u.test(text);
const isLine = (text: string): boolean => text.length <= MOST_LINE && /^[^\p{Cc}\p{Cs}]*$/u.test(text);

/** The name of a required field that is empty. */
export type Missing = { readonly sectionId: string; readonly fieldId: string };

/** The required fields that are empty. A required table needs a row, and no row may lack a cell. */
export const missingIn = (template: Pick<Template, 'sections'>, values: DocumentValues): readonly Missing[] =>
  template.sections.flatMap((section) =>
    section.fields.filter(isAsked).flatMap((field) => {
      const value = cleaned(section, values[section.sectionId] ?? {})[field.fieldId];
      const isMissing = field.required && !isFilled(field, value);
      return isMissing ? [{ sectionId: section.sectionId, fieldId: field.fieldId }] : [];
    }),
  );

function isFilled(field: Asked, value: FieldValue | undefined): boolean {
  if (value === undefined) return false;
  if (field.kind !== 'table' || typeof value === 'string') return true;
  const needed = field.columns.filter(({ optional }) => optional === undefined);
  return value.every((row) => needed.every(({ columnId }) => (row[columnId] ?? '') !== ''));
}
