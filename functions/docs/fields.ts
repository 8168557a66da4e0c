import type { JsonSchema } from './document.ts';
import { referred } from './examples.ts';

/** One field of a body, for the page: `children[].childId`. */
export type Field = {
  readonly path: string;
  readonly required: boolean;
  readonly type: string;
  readonly limits: string;
  readonly words: string;
};

/** Patterns with a name, which readers prefer. */
const NAMED: Readonly<Record<string, string>> = {
  '^[0-9a-hjkmnp-tv-z]{26}$': 'id, 26 characters',
  '^[0-9a-hjkmnp-tv-z]{36}$': 'id, 36 characters',
  '^([01]\\d|2[0-3]):[0-5]\\d$': 'time, HH:MM',
};

type Schemas = Readonly<Record<string, JsonSchema>>;

/** Every field of a schema, nested ones by path, with references resolved. */
export function fieldsOf(schema: JsonSchema | boolean, schemas: Schemas, path = ''): readonly Field[] {
  const { inner } = unwrapped(schema, schemas);
  const item = itemOf(inner);
  if (item) return fieldsOf(item, schemas, `${path}[]`);
  return Object.entries(inner.properties ?? {}).flatMap(([name, property]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const field = {
      path: at,
      required: inner.required?.includes(name) ?? false,
      ...described(property, schemas),
      words: wordsOf(property),
    };
    return [field, ...fieldsOf(property, schemas, at)];
  });
}

const wordsOf = (schema: JsonSchema | boolean): string =>
  typeof schema === 'boolean' ? '' : (schema.description ?? '');

/** Type and limits as text. */
export function described(schema: JsonSchema | boolean, schemas: Schemas): { type: string; limits: string } {
  const { inner, nullable } = unwrapped(schema, schemas);
  const type = nullable ? `${typeOf(inner, schemas)} or null` : typeOf(inner, schemas);
  return { type, limits: limitsOf(inner) };
}

function unwrapped(schema: JsonSchema | boolean, schemas: Schemas): { inner: JsonSchema; nullable: boolean } {
  if (typeof schema === 'boolean') return { inner: {}, nullable: false };
  if (schema.$ref !== undefined) return unwrapped(referred(schema.$ref, schemas), schemas);
  const choices = schema.anyOf ?? [];
  const [only, ...more] = choices.filter((choice) => typeof choice === 'boolean' || choice.type !== 'null');
  if (only === undefined || more.length > 0 || choices.length < 2) return { inner: schema, nullable: false };
  return { ...unwrapped(only, schemas), nullable: true };
}

const itemOf = (schema: JsonSchema): JsonSchema | undefined => {
  const { items } = schema;
  return items === undefined || typeof items === 'boolean' || Array.isArray(items) ? undefined : items;
};

function typeOf(schema: JsonSchema, schemas: Schemas): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ');
  if (schema.anyOf) {
    const all = schema.anyOf.map((choice) => described(choice, schemas).type);
    return [...new Set(all)].filter((kind) => kind !== '""').join(' or ');
  }
  const item = itemOf(schema);
  if (item) return `list of ${described(item, schemas).type}`;
  const named = patternsOf(schema).flatMap((pattern) => NAMED[pattern] ?? []);
  return named[0] ?? schema.format ?? (typeof schema.type === 'string' ? schema.type : 'any value');
}

const patternsOf = (schema: JsonSchema): readonly string[] =>
  [schema.pattern, ...(schema.allOf ?? []).map((part) => part.pattern)].flatMap((pattern) => pattern ?? []);

function limitsOf(schema: JsonSchema): string {
  const between = (least: number | undefined, most: number | undefined, unit: string): string => {
    if (least === undefined && most === undefined) return '';
    if (least === undefined) return `at most ${most}${unit}`;
    return most === undefined ? `at least ${least}${unit}` : `${least} to ${most}${unit}`;
  };
  return [
    between(schema.minimum, schema.maximum, ''),
    between(schema.minLength, schema.maxLength, ' characters'),
    between(schema.minItems, schema.maxItems, ' items'),
    ...patternsOf(schema).filter((pattern) => NAMED[pattern] === undefined),
  ]
    .filter(Boolean)
    .join('; ');
}
