import type { Document } from './standing.ts';

export type SectionOf = Document['sections'][number];
export type Values = SectionOf['values'];
export type TemplateSection = Document['template']['sections'][number];
export type FieldOf = TemplateSection['fields'][number];
type Row = Readonly<Record<string, string>>;

/** The text of a field; `''` while it is empty. */
export const textIn = (values: Values, fieldId: string): string => {
  const value = values[fieldId];
  return typeof value === 'string' ? value : '';
};

/** The rows of a table; none while it is empty. */
export const rowsIn = (values: Values, fieldId: string): readonly Row[] => {
  const value = values[fieldId];
  return Array.isArray(value) ? value : [];
};

const isEmptyRow = (row: Row): boolean => Object.values(row).every((cell) => cell.trim() === '');

/** What is saved: empty fields and empty rows are not said. */
export const saidIn = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([fieldId, value]) => {
      const said = typeof value === 'string' ? value : value.filter((row) => !isEmptyRow(row));
      return said.length === 0 ? [] : [[fieldId, said]];
    }),
  );

/** Both texts of a section: of two texts and two tables the own after the other's, of all else the own. */
export function bothOf(section: TemplateSection, mine: Values, theirs: Values): Values {
  const entries = section.fields.map(({ fieldId, kind }) => [fieldId, bothIn(kind, mine[fieldId], theirs[fieldId])]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

type Value = Values[string] | undefined;

function bothIn(kind: FieldOf['kind'], mine: Value, theirs: Value): Value {
  if (mine === undefined || JSON.stringify(mine) === JSON.stringify(theirs)) return theirs ?? mine;
  if (theirs === undefined) return mine;
  if (kind === 'text') return `${String(theirs)}\n${String(mine)}`;
  if (Array.isArray(mine) && Array.isArray(theirs)) return [...theirs, ...mine];
  return mine;
}
