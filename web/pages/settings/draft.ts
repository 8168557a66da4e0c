import type { Setting } from './level.ts';

type Form = Setting['form'];
type Field = Form['fields'][number];
/** A value as it is being typed: texts and switches, in fields and rows. */
export type Single = string | boolean;
export type Row = Readonly<Record<string, Single>>;
export type Draft = Single | Row | readonly Row[];

/** The name of the only field of a row that is a bare value. */
export const BARE = '';

/** True for a value that has no better editor than its JSON: rows with nested values, or a nested value. */
export const isJson = ({ kind, fields }: Form): boolean =>
  kind === 'structure' || (kind === 'list' && fields.some((field) => field.kind === 'structure'));

export const nameOf = ({ name }: Field): string => name ?? BARE;

const toSingle = (value: unknown, kind: Field['kind']): Single => {
  if (kind === 'switch') return value === true;
  if (kind === 'structure') return JSON.stringify(value ?? null, null, 2);
  if (kind === 'decimal' && typeof value === 'number') return String(value).replace('.', ',');
  return value === undefined || value === null ? '' : String(value);
};

/** An object of fields, or a bare value, as a row of the editor. */
export function toRow(value: unknown, fields: readonly Field[]): Row {
  const named: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : { [BARE]: value };
  return Object.fromEntries(fields.map((field) => [nameOf(field), toSingle(named[nameOf(field)], field.kind)]));
}

/** A setting's value as its editor begins. */
export function toDraft(value: unknown, form: Form): Draft {
  if (isJson(form)) return JSON.stringify(value, null, 2);
  if (form.kind === 'list') return Array.isArray(value) ? value.map((row) => toRow(row, form.fields)) : [];
  if (form.kind === 'object') return toRow(value, form.fields);
  return toSingle(value, form.kind);
}

function fromSingle(draft: Single | undefined, kind: Field['kind']): unknown {
  if (typeof draft !== 'string') return draft;
  if (kind === 'number' || kind === 'decimal') {
    const number = Number(draft.trim().replace(',', '.'));
    return draft.trim() === '' || Number.isNaN(number) ? null : number;
  }
  return kind === 'structure' ? JSON.parse(draft) : draft.trim();
}

function fromRow(row: Row, fields: readonly Field[]): unknown {
  const given = fields.flatMap((field) => {
    const value = fromSingle(row[nameOf(field)], field.kind);
    // An optional field without content is left out: "" would be a value.
    return !field.required && (value === '' || value === null) ? [] : [[nameOf(field), value] as const];
  });
  return fields[0]?.name === null ? given[0]?.[1] : Object.fromEntries(given);
}

/** What was typed, as the API takes it. Throws a `SyntaxError` for text that is no JSON. */
export function fromDraft(draft: Draft, form: Form): unknown {
  if (typeof draft === 'boolean') return draft;
  if (typeof draft === 'string') return isJson(form) ? JSON.parse(draft) : fromSingle(draft, form.kind);
  if (Array.isArray(draft)) return draft.map((row: Row) => fromRow(row, form.fields));
  return fromRow(draft as Row, form.fields);
}
