import { leanAnswers } from './compact-answers.ts';
import type { JsonSchema, OpenApi, Operation } from './document.ts';
import { keyOf, Shelf } from './shelf.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;

/** Only the page shows longer examples of answers. */
const LONGEST_EXAMPLE = 300;

/**
 * The document as served: it holds repeated content once, with references. Parameters, answers, headers and the
 * properties of objects (`pupilId` is the same in fifty of them) become components, and examples of answers stand at
 * their schema.
 */
export function compact(document: OpenApi) {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  const parameters = new Shelf(
    'parameters',
    operations.flatMap((operation) => operation.parameters.map((parameter) => [parameter.name, parameter])),
  );
  const answers = leanAnswers(operations);
  const bodies = growing(withExamples(document.components.schemas, operations), operations);
  const properties = new Shelf('schemas', propertiesIn(Object.values(bodies)), Object.keys(bodies));
  const lean = (schema: JsonSchema): JsonSchema => referring(schema, properties);
  const leanOperation = (operation: Operation) => ({
    ...operation,
    parameters: operation.parameters.map((parameter) => parameters.refer(parameter.name, parameter)),
    ...answers.of(operation),
  });
  return {
    ...document,
    paths: mapped(document.paths, (item) => mapped(item, leanOperation)),
    components: {
      ...document.components,
      ...answers.components,
      parameters: parameters.all(),
      schemas: { ...mapped(bodies, lean), ...mapped(properties.all(), lean) },
    },
    'x-refusals': faultsOfFields(document['x-refusals']),
  };
}

/**
 * The English sentences of field faults, whose codes have no other place in the document. Problem documents carry
 * `detail` in the caller's language, and the page has all sentences in all languages.
 */
const faultsOfFields = (refusals: OpenApi['x-refusals']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(refusals).flatMap(([code, { en }]) => (code.startsWith('field.') ? [[code, en] as const] : [])),
  );

const mapped = <From, To>(
  all: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [name, change(value)]));

/** The schemas of answers, each with the example of the first answer that refers to it. */
function withExamples(schemas: Schemas, operations: readonly Operation[]): Schemas {
  const found = new Map<string, unknown>();
  for (const { responses } of operations)
    for (const { content } of Object.values(responses))
      for (const { schema, example } of Object.values(content ?? {}))
        if (schema.$ref !== undefined && JSON.stringify(example ?? '').length <= LONGEST_EXAMPLE)
          found.set(schema.$ref.split('/').at(-1) ?? '', example);
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      found.get(name) === undefined ? schema : { ...schema, examples: [found.get(name)] },
    ]),
  );
}

/**
 * Answers grow: a client must accept later fields, so only the schemas of requests are closed. (The tests hold the
 * answers to the closed form.)
 */
function growing(schemas: Schemas, operations: readonly Operation[]): Schemas {
  const sent = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (sent.has(name)) continue;
      sent.add(name);
      visit(schemas[name] ?? {});
    }
  };
  for (const { requestBody } of operations) visit(requestBody ?? {});
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, sent.has(name) ? schema : opened(schema)]),
  );
}

/** The schema without `additionalProperties: false`, at every depth. */
const opened = (schema: JsonSchema): JsonSchema =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'additionalProperties' && value === false ? undefined : value,
    ),
  );

/** Every property below some schemas, with its name; a property of two equal schemas counts once. */
function propertiesIn(schemas: readonly JsonSchema[]): readonly (readonly [string, JsonSchema])[] {
  const seen = new Set<string>();
  const below = (schema: JsonSchema): readonly (readonly [string, JsonSchema])[] => {
    const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      typeof property === 'boolean' ? [] : [[name, property] as const],
    );
    const fresh = own.filter(([name, property]) => !seen.has(keyOf(name, property)));
    for (const [name, property] of fresh) seen.add(keyOf(name, property));
    return [...own, ...[...fresh.map(([, property]) => property), ...innerOf(schema)].flatMap(below)];
  };
  return schemas.flatMap(below);
}

function innerOf({ items, additionalProperties, anyOf = [], oneOf = [], allOf = [] }: JsonSchema): JsonSchema[] {
  return [items, additionalProperties, ...anyOf, ...oneOf, ...allOf]
    .flat()
    .flatMap((inner) => (inner === undefined || typeof inner === 'boolean' ? [] : [inner]));
}

/** The schema with references in place of its named properties. */
function referring(schema: JsonSchema, shelf: Shelf<JsonSchema>): JsonSchema {
  const inner = <Inner extends JsonSchema | boolean>(schema: Inner) =>
    typeof schema === 'boolean' ? schema : referring(schema, shelf);
  const { properties, items, additionalProperties, anyOf, oneOf, allOf } = schema;
  const named = Object.entries(properties ?? {}).map(([name, property]) => {
    if (typeof property === 'boolean') return [name, property];
    const ref = shelf.refer(name, property);
    return [name, ref === property ? referring(property, shelf) : ref];
  });
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(named) }),
    ...(items !== undefined && !Array.isArray(items) && { items: inner(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: inner(additionalProperties) }),
    ...(anyOf && { anyOf: anyOf.map(inner) }),
    ...(oneOf && { oneOf: oneOf.map(inner) }),
    ...(allOf && { allOf: allOf.map(inner) }),
  };
}
