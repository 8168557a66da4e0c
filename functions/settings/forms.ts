import * as z from 'zod/mini';
import type { Language } from '../shared/texts/language.ts';
import type { Day } from '../shared/time.ts';
import type { SettingKey, Settings } from './definitions.ts';
import { DEFINITIONS } from './definitions.ts';
import { wordFor } from './form-texts.ts';
import type { SettingField, SettingForm } from './schema.ts';

type Form = z.output<typeof SettingForm>;
type Field = z.output<typeof SettingField>;
type Control = Omit<Field, 'name' | 'title' | 'required'>;
type Shape = z.core.JSONSchema.BaseSchema;

const NOTHING: Control = {
  kind: 'structure',
  least: null,
  most: null,
  first: null,
  last: null,
  longest: null,
  mayBeEmpty: false,
  choices: [],
};

/** The form of a setting, made from the value's schema, so that the two always agree. */
export function formOf(
  key: SettingKey,
  { settings, language, days }: { settings: Settings; language: Language; days: { first: Day; last: Day } },
): Form {
  const shape = z.toJSONSchema(DEFINITIONS[key].value);
  const form = rowsOf(shape, language);
  if (key === 'school.goLiveDay') return { ...form, kind: 'day', mayBeEmpty: true, ...days };
  if (key !== 'absence.defaultReason') return form;
  const none = { value: '', text: wordFor('none', language) };
  const reasons = settings['absence.reasons'].map((reason) => ({ value: reason.id, text: reason[language] }));
  return { ...form, kind: 'choice', mayBeEmpty: true, choices: [none, ...reasons] };
}

/**
 * A single control, an object of fields, or a list of rows of fields; a row of a bare value has one field without a
 * name.
 */
function rowsOf(shape: Shape, language: Language): Form {
  if (shape.type === 'object') return { ...NOTHING, kind: 'object', fields: fieldsOf(shape, language) };
  if (shape.type !== 'array') return { ...controlOf(shape, language), fields: [] };
  const { items } = shape;
  const row = typeof items === 'object' && !Array.isArray(items) ? items : {};
  const bare = { name: null, title: '', required: true, ...controlOf(row, language) };
  const fields = row.type === 'object' ? fieldsOf(row, language) : [bare];
  return { ...NOTHING, kind: 'list', least: 0, most: shape.maxItems ?? null, fields };
}

const fieldsOf = ({ properties = {}, required = [] }: Shape, language: Language): Field[] =>
  Object.entries(properties).map(([name, inner]) => ({
    name,
    title: wordFor(name, language),
    required: required.includes(name),
    ...controlOf(typeof inner === 'object' ? inner : {}, language),
  }));

function controlOf(shape: Shape, language: Language): Control {
  const choices = shape.anyOf ?? [];
  const [empty, filled] = choices.flatMap((each) => (typeof each === 'object' ? [each] : []));
  if (empty?.const === '' && filled) return { ...controlOf(filled, language), mayBeEmpty: true };
  if (shape.type === 'boolean') return { ...NOTHING, kind: 'switch' };
  if (shape.type === 'integer' || shape.type === 'number') {
    const { minimum, exclusiveMinimum, maximum } = shape;
    const kind = shape.type === 'integer' ? 'number' : 'decimal';
    return { ...NOTHING, kind, least: minimum ?? numberIn(exclusiveMinimum), most: maximum ?? null };
  }
  if (shape.enum) {
    const values = shape.enum.map(String);
    return { ...NOTHING, kind: 'choice', choices: values.map((value) => ({ value, text: wordFor(value, language) })) };
  }
  return shape.type === 'string' ? textOf(shape) : NOTHING;
}

const numberIn = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const SAMPLES = [
  ['word', 'id'],
  ['08:30', 'time'],
  ['2026-11-24', 'day'],
  ['06-19', 'month-day'],
] as const;

/**
 * The kind of a text, by the sample that its patterns accept: an id, a time, a day, a day of every year; else any text.
 */
function textOf(shape: Shape): Control {
  const patterns = [shape.pattern, ...(shape.allOf ?? []).map(({ pattern }) => pattern)].flatMap((each) => each ?? []);
  const [, kind = 'text'] =
    SAMPLES.find(([sample]) => patterns.length > 0 && patterns.every((each) => new RegExp(each, 'u').test(sample))) ??
    [];
  const mayBeEmpty = patterns.length === 0 && (shape.minLength ?? 0) === 0;
  return { ...NOTHING, kind, longest: shape.maxLength ?? null, mayBeEmpty };
}
