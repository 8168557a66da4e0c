import * as z from 'zod/mini';
import type { JsonSchema } from './document.ts';
import type { Feature } from './features.ts';
import { described } from './words.ts';

/** Schemas of the document, and how a route's schema is named in it. */
export type Components = {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly refTo: (schema: z.ZodMiniType) => JsonSchema;
};

const isSchema = (value: unknown): value is z.ZodMiniType => value instanceof z.core.$ZodType;

/**
 * Names every body and answer schema by its feature and its export (`absence.Report`), and turns all of them into JSON
 * Schema at once, so that one refers to another by name.
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

/** A schema that stands where it is used: parameters. */
export const inline = (schema: z.ZodMiniType): JsonSchema =>
  bare(z.toJSONSchema(schema, { io: 'input', override: readable }));

/** Takes away what a format or a type says already: zod's patterns of dates and the bounds of safe integers. */
function readable({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.format === 'date' || jsonSchema.format === 'date-time') delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

const pointerTo = (name: string): string => `#/components/schemas/${name}`;

/** Without the words that only a document of its own carries. */
function bare({ $schema: _dialect, $id: _id, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
