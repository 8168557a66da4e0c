import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { compact } from '../../../functions/docs/compact.ts';
import { packing } from '../../../functions/docs/pack.ts';
import { pageOf } from '../../../functions/docs/page.ts';
import { CONTEXT } from '../../support/entries.ts';
import { httpEvent } from '../../support/events.ts';
import { at, listOf } from '../../support/json.ts';
import { DOCUMENT } from '../../support/openapi.ts';

const served = compact(DOCUMENT);
const text = JSON.stringify(served);
const KILOBYTE = 1000;
const PROBLEM = 'application/problem+json';

/** What a reference in a document leads to, references in it followed too. */
function followed(part: unknown, document: unknown = served, depth = 0): unknown {
  if (depth > 30) throw new Error('A reference leads to itself.');
  const inner = (value: unknown) => followed(value, document, depth + 1);
  if (Array.isArray(part)) return part.map(inner);
  if (typeof part !== 'object' || part === null) return part;
  const ref = at(part, '$ref');
  if (typeof ref === 'string') return inner(at(document, ...ref.slice(2).split('/')));
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, inner(value)]));
}

/** A schema with what its references lead to; examples move, and answers may grow. */
const meaning = (schema: unknown, document: unknown): unknown =>
  JSON.parse(
    JSON.stringify(followed(schema, document), (key, value: unknown) =>
      key === 'examples' || (key === 'additionalProperties' && value === false) ? undefined : value,
    ),
  );

/** Codes by status; one status may stand in several of the parts. */
function codesIn(...parts: readonly unknown[]): Readonly<Record<string, readonly unknown[]>> {
  const all = new Map<string, readonly unknown[]>();
  for (const [status, codes] of parts.flatMap((part) => Object.entries(Object(at(part, 'x-codes')))))
    all.set(status, [...new Set([...(all.get(status) ?? []), ...listOf(codes)])].sort());
  return Object.fromEntries(all);
}

const operations = Object.entries(DOCUMENT.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => {
    const lean = at(served, 'paths', path, method);
    const answers = Object.entries<unknown>(Object(followed(at(lean, 'responses'))));
    return { key: `${method} ${path}`, operation, lean, answers: new Map(answers) };
  }),
);

describe('the document as it is served', () => {
  test('the document as it is served is small as clients take it, packed, and costs a bounded part for each route', () => {
    expect(text.length / operations.length).toBeLessThan(2.5 * KILOBYTE);
    expect(gzipSync(text).length).toBeLessThan(120 * KILOBYTE);
    expect(gzipSync(pageOf(DOCUMENT)).length).toBeLessThan(165 * KILOBYTE);
  });

  test('the document as it is served refers to nothing that it does not hold, in names that OpenAPI allows', () => {
    for (const [, place = '', name = ''] of text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g))
      expect([name, at(served, 'components', place, name) !== undefined]).toEqual([name, true]);
    const names = Object.values(served.components).flatMap((shelf) => Object.keys(shelf));
    expect(names.filter((name) => !/^[A-Za-z0-9._-]+$/.test(name))).toEqual([]);
  });

  test('the document as it is served says what the whole document says: every property of every body, and every parameter', () => {
    for (const [path, item] of Object.entries(DOCUMENT.paths))
      for (const [method, operation] of Object.entries(item)) {
        const lean = at(served, 'paths', path, method);
        expect(listOf(at(lean, 'parameters')).map((parameter) => followed(parameter))).toEqual(
          JSON.parse(JSON.stringify(operation.parameters)),
        );
        const [media] = Object.values(operation.requestBody?.content ?? {});
        if (!media) continue;
        const leanBody = followed(at(lean, 'requestBody', 'content', 'application/json', 'schema'));
        const [, name = ''] = /schemas\/(.+)$/.exec(media.schema.$ref ?? '') ?? [];
        const whole: unknown = DOCUMENT.components.schemas[name];
        expect(Object.keys(Object(at(leanBody, 'properties')))).toEqual(Object.keys(Object(at(whole, 'properties'))));
      }
  });

  test('the document as it is served loses nothing of a schema', () => {
    for (const [name, schema] of Object.entries(DOCUMENT.components.schemas))
      expect([name, meaning(at(served, 'components', 'schemas', name), served)]).toEqual([
        name,
        meaning(schema, DOCUMENT),
      ]);
  });

  test('the document as it is served has every answer, and every refusal where it is listed or in `default`, with headers and words', () => {
    for (const { key, operation, answers } of operations)
      for (const [status, { description, headers = {}, content }] of Object.entries(operation.responses)) {
        const answer = answers.get(status) ?? answers.get('default');
        expect(at(answer, 'description'), `${key} ${status}`).toContain(description);
        expect(Object(at(answer, 'headers')), `${key} ${status}`).toMatchObject(headers);
        for (const type of Object.keys(content ?? {})) {
          const schema = at(operation, 'responses', status, 'content', type, 'schema');
          const whole = type === PROBLEM ? DOCUMENT.components.schemas.Problem : schema;
          const lean = meaning(at(answer, 'content', type, 'schema'), served);
          expect([key, status, lean]).toEqual([key, status, meaning(whole, DOCUMENT)]);
        }
      }
  });

  test('the document as it is served has the codes of every operation, by status, and lists the statuses of those that are its feature’s own', () => {
    for (const { key, operation, lean, answers } of operations) {
      const refusals = Object.entries(operation.responses).map(([status, { content }]) => ({
        'x-codes': { [status]: at(content, PROBLEM, 'schema', 'allOf', '1', 'properties', 'code', 'enum') },
      }));
      const told = Object.entries(codesIn(...refusals)).filter(([, codes]) => codes.length > 0);
      expect([key, codesIn(lean, ...answers.values())]).toEqual([key, Object.fromEntries(told)]);
      const own = told.filter(([, codes]) => codes.some((code) => String(code).includes('.')));
      expect([key, own.filter(([status]) => !answers.has(status))]).toEqual([key, []]);
    }
    const codes = new Set(
      operations.flatMap(({ lean, answers }) => Object.values(codesIn(lean, ...answers.values())).flat()),
    );
    const told = [...codes, ...Object.keys(served['x-refusals'])];
    expect(Object.keys(DOCUMENT['x-refusals']).filter((code) => !told.includes(code))).toEqual([]);
  });

  test('the document as it is served has no pattern that Python or Java cannot read, and formats for days and instants', () => {
    const patterns = [...text.matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/g)].map(([, pattern = '']) =>
      JSON.parse(`"${pattern}"`),
    );
    expect(patterns.filter((pattern) => /\\[pP]\{|\(\?<[a-zA-Z]/.test(pattern))).toEqual([]);
    expect(patterns.filter((pattern) => pattern.includes('[2468][042]'))).toEqual([]);
    expect(text).toContain('"format":"date"');
    expect(text).toContain('"format":"date-time"');
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const pattern of patterns) expect(ajv.validateSchema({ type: 'string', pattern })).toBe(true);
  });

  test('the document as it is served says where it is served and where to sign in', () => {
    expect(served.servers[0]?.url).toBe('/');
    for (const scheme of Object.values(served.components.securitySchemes))
      expect(scheme).toMatchObject({
        type: 'openIdConnect',
        openIdConnectUrl: expect.stringMatching(/^https:.*openid-configuration$/),
      });
  });

  test('the document as it is served lets answers grow and keeps requests closed', () => {
    expect(at(served, 'components', 'schemas', 'absence.Report', 'additionalProperties')).toBeUndefined();
    expect(at(served, 'components', 'schemas', 'absence.ReportBody', 'additionalProperties')).toBe(false);
  });
});

describe('a long text', () => {
  const long = async () => ({ statusCode: 200, headers: { etag: 'W/"1"' }, body: 'x'.repeat(20_000) });
  const ask = (encoding: string) =>
    packing(long)(
      httpEvent({ route: 'GET /docs', headers: { 'accept-encoding': encoding }, at: '2026-11-24T06:30:00Z' }),
      CONTEXT,
    );

  test.each([
    ['gzip, br', 'gzip'],
    ['br;q=1, gzip;q=0.5', 'gzip'],
    ['gzip;q=0', undefined],
    ['br', undefined],
  ])('a long text goes out packed to who takes %s: %s', async (encoding, wanted) => {
    const { headers, isBase64Encoded = false } = await ask(encoding);
    expect([headers?.['content-encoding'], isBase64Encoded, headers?.vary]).toEqual([
      wanted,
      wanted !== undefined,
      'accept-encoding',
    ]);
  });
});
