import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Operation } from '../../../functions/docs/document.ts';
import { FEATURES } from '../../../functions/docs/features.ts';
import { openApiOf } from '../../../functions/docs/openapi.ts';
import { DEFINITIONS, SETTING_KEYS } from '../../../functions/settings/definitions.ts';
import type { Route } from '../../../functions/shared/http/route.ts';
import { LANGUAGES } from '../../../functions/shared/texts/language.ts';
import { at } from '../../support/json.ts';
import { DOCUMENT } from '../../support/openapi.ts';

const routes = FEATURES.flatMap((feature) => Object.entries<Route>(feature.routes));
const operations = Object.entries(DOCUMENT.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
);
const of = (key: string): Operation => {
  const found = operations.find(([name]) => name === key)?.[1];
  if (!found) throw new Error(`${key} is not in the document.`);
  return found;
};
const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
ajv.addSchema({ $id: 'https://skolebro.example/openapi', ...DOCUMENT });

const codesAt = (operation: Operation, status: number): readonly string[] => {
  const schema = operation.responses[status]?.content?.['application/problem+json']?.schema;
  const code = schema?.allOf?.[1]?.properties?.code;
  return typeof code === 'object' ? (code.enum ?? []).map(String) : [];
};

describe('the document', () => {
  test('the document has every route of every feature once, and nothing else', () => {
    expect(operations.map(([key]) => key).sort()).toEqual(routes.map(([key]) => key).sort());
    const ids = operations.map(([, operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('the document is the same for the same tables', () => {
    expect(openApiOf(FEATURES, 'test')).toEqual(DOCUMENT);
  });

  test('the document refers to nothing that it does not hold, and survives JSON', () => {
    const text = JSON.stringify(DOCUMENT);
    const refs = new Set(
      [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? ''),
    );
    expect([...refs].filter((name) => !Object.hasOwn(DOCUMENT.components.schemas, name))).toEqual([]);
    expect(refs.size).toBeGreaterThan(20);
    expect(JSON.parse(text)).toEqual(DOCUMENT);
  });

  test.each(Object.keys(DOCUMENT.components.schemas))('the document: %s is a JSON Schema', (name) => {
    const { schemas } = DOCUMENT.components;
    expect(ajv.validateSchema(schemas[name] ?? false)).toBe(true);
  });

  test('the document names no path parameter that the path lacks, and lacks none', () => {
    for (const [key, { parameters }] of operations) {
      const inPath = [...key.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const named = parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      expect([key, ...named.sort()]).toEqual([key, ...inPath.sort()]);
    }
    expect(operations.length).toBeGreaterThan(20);
  });

  test('the document has words in three languages for every code that a route can answer', () => {
    const codes = operations.flatMap(([, operation]) =>
      Object.keys(operation.responses).flatMap((status) => codesAt(operation, Number(status))),
    );
    const silent = [...new Set(codes)].filter((code) => {
      const text = DOCUMENT['x-refusals'][code];
      return text === undefined || LANGUAGES.some((language) => text[language] === '');
    });
    expect(silent).toEqual([]);
  });
});

/** Places inside a schema where an object takes fields that nobody named. */
function lax(schema: unknown, place = ''): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((inner, index) => lax(inner, `${place}/${index}`));
  if (typeof schema !== 'object' || schema === null) return [];
  const ref = at(schema, '$ref');
  if (typeof ref === 'string') return lax(at(DOCUMENT, ...ref.slice(2).split('/')), place);
  const open = at(schema, 'properties') !== undefined && at(schema, 'additionalProperties') !== false;
  return [
    ...(open ? [place] : []),
    ...Object.entries(schema).flatMap(([name, inner]) => lax(inner, `${place}/${name}`)),
  ];
}

describe('unknown fields are refused', () => {
  const bodies = operations.flatMap(([key, operation]) =>
    Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => [key, schema] as const),
  );

  test.each(bodies)('unknown fields are refused: by the body of %s, at every depth', (_key, schema) => {
    expect(lax(schema)).toEqual([]);
  });

  test.each(SETTING_KEYS)('unknown fields are refused: by the value of %s, at every depth', (key) => {
    expect(lax(z.toJSONSchema(DEFINITIONS[key].value, { io: 'input', unrepresentable: 'any' }))).toEqual([]);
  });

  test('a schema that lets unknown fields pass is seen', () => {
    const schema = { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } };
    expect(lax(schema)).toEqual(['/items']);
    expect(bodies.length).toBeGreaterThan(5);
  });
});

describe.each(routes)('%s', (key, route) => {
  const operation = of(key);
  const header = (name: string) =>
    operation.parameters.find((parameter) => parameter.in === 'header' && parameter.name === name);

  test('an operation demands what its entry demands', () => {
    expect(operation.security).toEqual(route.audience === 'public' ? [] : [{ [route.audience]: [] }]);
    expect(header('Idempotency-Key')?.required ?? false).toBe(route.idempotent === true);
    expect(header('If-Match')?.required ?? false).toBe(route.etag === 'required');
    expect(Object.hasOwn(operation.responses[route.answer.status]?.headers ?? {}, 'ETag')).toBe(
      route.etag !== undefined,
    );
    expect(operation.requestBody !== undefined).toBe(route.body !== undefined);
  });

  test('an operation lists its refusals where they can come', () => {
    for (const code of route.refusals ?? []) {
      const at = Object.keys(operation.responses).filter((status) => codesAt(operation, Number(status)).includes(code));
      expect([code, at.length]).toEqual([code, 1]);
    }
    const gateway = operation.responses['401']?.content?.['application/json']?.schema;
    expect(gateway !== undefined).toBe(route.audience !== 'public');
  });

  test('an operation shows examples that its own schemas accept', () => {
    const medias = [operation.requestBody?.content, operation.responses[route.answer.status]?.content];
    for (const media of medias.flatMap((content) => Object.values(content ?? {}))) {
      if (media.example === undefined) continue;
      const schema = JSON.parse(JSON.stringify(media.schema).replaceAll('"#/', '"https://skolebro.example/openapi#/'));
      const fits = ajv.validate(schema, media.example);
      expect([key, fits ? [] : ajv.errors, media.example]).toEqual([key, [], media.example]);
    }
    expect(medias.length).toBe(2);
  });
});
