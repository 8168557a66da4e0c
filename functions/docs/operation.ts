import type { Route, RouteKey } from '../shared/http/route.ts';
import { type Components, inline } from './components.ts';
import type { JsonSchema, Operation, Parameter, Response } from './document.ts';
import { exampleOf } from './examples.ts';
import type { Feature } from './features.ts';
import { refusalsOf } from './responses.ts';
import { wordsFor } from './words.ts';

/** One route as an OpenAPI operation. */
export function operationOf(feature: Feature, key: RouteKey, route: Route, components: Components): Operation {
  return {
    operationId: operationId(key),
    tags: [feature.title],
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    security: route.audience === 'public' ? [] : [{ [route.audience]: [] }],
    parameters: parametersOf(feature, key, route, components),
    ...(route.body && {
      requestBody: {
        required: !route.body.safeParse(undefined).success,
        content: json(components.refTo(route.body), components),
      },
    }),
    responses: {
      [route.answer.status]: answerOf(route, components),
      ...(reads(key) && route.etag && { 304: UNCHANGED }),
      ...refusalsOf(key, route, feature.refusals),
    },
  };
}

/** `GET /v1/owner/settings/{key}` → `get-v1-owner-settings-key`: unique, and the anchor on the page. */
const operationId = (key: RouteKey): string =>
  key
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('-');

const reads = (key: RouteKey): boolean => key.startsWith('GET ');

/** RFC 9110, 15.4.5: the answer to If-None-Match. */
const UNCHANGED: Response = { description: 'Your view has not changed since you got this ETag.' };

const json = (schema: JsonSchema, components: Components) => ({
  'application/json': { schema, example: exampleOf(schema, components.schemas) },
});

function answerOf(route: Route, components: Components): Response {
  const { schema, mediaType = 'application/json' } = route.answer;
  const content = schema
    ? json(components.refTo(schema), components)
    : {
        [mediaType]: { schema: plainSchema(mediaType) },
      };
  const etag = {
    ETag: {
      description:
        'The version read: send it in If-Match to change it, in If-None-Match to ask whether it has changed.',
      schema: { type: 'string' as const, pattern: '^"\\d+(\\.[0-9a-f]{16})?"$' },
    },
  };
  return {
    description: route.answer.status === 202 ? 'Begun; ask for how it went.' : 'Done.',
    ...(route.etag && { headers: etag }),
    ...(route.answer.status !== 204 && { content }),
  };
}

/** The schema of an answer without one; OpenAPI 3.1 has none for bytes either, but generators know `binary`. */
function plainSchema(mediaType: string): JsonSchema {
  if (mediaType === 'application/pdf') return { type: 'string', format: 'binary' };
  return { type: mediaType === 'application/json' ? 'object' : 'string' };
}

function parametersOf(feature: Feature, key: RouteKey, route: Route, { schemas }: Components): Parameter[] {
  return [
    ...(route.params ? fieldsOf(inline(route.params), 'path', feature.name, schemas) : []),
    ...(route.query ? fieldsOf(inline(route.query), 'query', feature.name, schemas) : []),
    ...headersOf(key, route),
  ];
}

function fieldsOf(
  schema: JsonSchema,
  place: 'path' | 'query',
  feature: string,
  schemas: Components['schemas'],
): Parameter[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: schema.required?.includes(name) ?? false,
    description: wordsFor(feature, place, name) ?? '',
    schema: typeof property === 'boolean' ? {} : property,
    // Nobody can invent a cursor.
    ...(name !== 'cursor' && { example: exampleOf(property, schemas, name) }),
  }));
}

function headersOf(key: RouteKey, route: Route): Parameter[] {
  const text = { type: 'string' as const };
  const header = (name: string, required: boolean, description: string, schema: JsonSchema = text): Parameter => ({
    name,
    in: 'header',
    required,
    description,
    schema,
  });
  return [
    ...(route.idempotent
      ? [
          header('Idempotency-Key', true, 'Made by you for this one wish; the same key again gets the same answer.', {
            ...text,
            pattern: '^"?[A-Za-z0-9-]{16,64}"?$',
          }),
        ]
      : []),
    ...(route.etag === 'required'
      ? [header('If-Match', true, 'The ETag that you last saw, several of them, or `*` for whatever there is.')]
      : []),
    ...(reads(key) && route.etag
      ? [header('If-None-Match', false, 'An ETag that you have: 304 when nothing you would see has changed.')]
      : []),
    ...(route.audience === 'public'
      ? []
      : [header('Accept-Language', false, 'nb (when left out), nn or en: the language of texts and refusals.')]),
  ];
}
