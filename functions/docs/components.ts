import * as z from 'zod/mini';
import type { JsonSchema } from './document.ts';
import type { Feature } from './features.ts';
import { described } from './words.ts';

/** Schemas of the document, and the names of routes' schemas in it. */
export type Components = {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly refTo: (schema: z.ZodMiniType) => JsonSchema;
};

const isSchema = (value: unknown): value is z.ZodMiniType => value instanceof z.core.$ZodType;

/**
 * Names every body and answer schema by its feature and export (`absence.Report`), and converts all of them to JSON
 * Schema at once, so that they refer to each other by name.
 */
export function componentsOf(features: readonly Feature[]): Components {
  const registry = z.registry<{ id: string }>();
  const names = new Map<z.ZodMiniType, string>();
  for (const feature of features) {
    const parameters = new Set(Object.values(feature.routes).flatMap(({ params, query }) => [params, query]));
    for (const [name, value] of Object.entries(feature.schemas)) {
      if (!isSchema(value) || parameters.has(value)) continue;
      names.set(value, `${feature.name}.${name}`);
      registry.add(value, { id: `${feature.name}.${name}` });
    }
  }
  const made = z.toJSONSchema(registry, { io: 'input', uri: pointerTo, override: readable });
  return {
    schemas: Object.fromEntries(
      Object.entries(made.schemas).map(([name, schema]) => [name, worded(name, bare(schema))]),
    ),
    refTo: (schema) => {
      const name = names.get(schema);
      if (name === undefined) throw new Error('A route names a schema that its schema.ts does not export.');
      return { $ref: pointerTo(name) };
    },
  };
}

function worded(name: string, schema: JsonSchema): JsonSchema {
  const [feature = '', component = ''] = name.split('.');
  return described(schema, feature, component);
}

/** The schema of a parameter, without a component. */
export const inline = (schema: z.ZodMiniType): JsonSchema =>
  bare(z.toJSONSchema(schema, { io: 'input', override: readable }));

/** zod's pattern of a valid day; patterns beside it only narrow the year. */
const DAY = /^\^\(\?:\(\?:\\d\\d\[2468\]/;
/** Control, format and surrogate characters as ranges that Python and Java know too; the basic plane only. */
const STEERING =
  '\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb';

/**
 * Replaces patterns by formats, drops the bounds of safe integers, and writes patterns that every language can read. It
 * drops `\\p{…}` of letters, since no list of them would be right; the API still checks them.
 */
function readable({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: JsonSchema }): void {
  const patterns = [jsonSchema.pattern, ...(jsonSchema.allOf ?? []).map((part) => part.pattern)];
  if (patterns.some((pattern) => pattern !== undefined && DAY.test(pattern))) {
    if (jsonSchema.format !== 'date-time') jsonSchema.format = 'date';
    delete jsonSchema.pattern;
    delete jsonSchema.allOf;
  }
  if (jsonSchema.format === 'date' || jsonSchema.format === 'date-time') delete jsonSchema.pattern;
  jsonSchema.pattern = jsonSchema.pattern?.replace('\\p{Cc}\\p{Cf}\\p{Cs}', STEERING);
  if (jsonSchema.pattern === undefined || jsonSchema.pattern.includes('\\p{')) delete jsonSchema.pattern;
  requireKept(zodSchema, jsonSchema);
  const { propertyNames, additionalProperties: each } = jsonSchema;
  const known = typeof propertyNames === 'object' ? propertyNames.enum : undefined;
  if (known && each !== undefined) {
    // A record with fixed names is an object with these properties.
    jsonSchema.properties = Object.fromEntries(known.map((name) => [String(name), each]));
    jsonSchema.additionalProperties = false;
    delete jsonSchema.propertyNames;
  }
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** An empty default is for answers that were kept before the field was: new answers always have the field. */
const isForKept = (schema: z.core.$ZodType): boolean => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'default' && ['null', 'false', '[]'].includes(JSON.stringify(def.defaultValue));
};

function requireKept(schema: z.core.$ZodType, jsonSchema: JsonSchema): void {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (isForKept(schema)) delete jsonSchema.default;
  if (def.type !== 'object') return;
  const there = Object.entries(def.shape).flatMap(([name, property]) => (isForKept(property) ? [name] : []));
  if (there.length > 0) jsonSchema.required = [...(jsonSchema.required ?? []), ...there];
}

const pointerTo = (name: string): string => `#/components/schemas/${name}`;

/** Drops the keywords of a separate document. */
function bare({ $schema: _dialect, $id: _id, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
