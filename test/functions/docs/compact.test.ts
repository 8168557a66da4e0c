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

/** What a reference in the served document leads to, references in it followed too. */
function followed(part: unknown, depth = 0): unknown {
  if (depth > 30) throw new Error('A reference leads to itself.');
  if (Array.isArray(part)) return part.map((inner) => followed(inner, depth + 1));
  if (typeof part !== 'object' || part === null) return part;
  const ref = at(part, '$ref');
  if (typeof ref === 'string') return followed(at(served, ...ref.slice(2).split('/')), depth + 1);
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, followed(inner, depth + 1)]));
}

describe('the document as it is served', () => {
  test('is small as clients take it, packed, and has room for a few features more in clear', () => {
    expect(text.length).toBeLessThan(560 * KILOBYTE);
    expect(gzipSync(text).length).toBeLessThan(120 * KILOBYTE);
    expect(gzipSync(pageOf(DOCUMENT)).length).toBeLessThan(150 * KILOBYTE);
  });

  test('refers to nothing that it does not hold, in names that OpenAPI allows', () => {
    for (const [, place = '', name = ''] of text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g))
      expect([name, at(served, 'components', place, name) !== undefined]).toEqual([name, true]);
    const names = Object.values(served.components).flatMap((table) => Object.keys(table));
    expect(names.filter((name) => !/^[A-Za-z0-9._-]+$/.test(name))).toEqual([]);
  });

  test('says what the whole document says: every property of every body, and every parameter', () => {
    for (const [path, item] of Object.entries(DOCUMENT.paths))
      for (const [method, operation] of Object.entries(item)) {
        const lean = at(served, 'paths', path, method);
        expect(listOf(at(lean, 'parameters')).map((row) => followed(row))).toEqual(
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

  test('has no pattern that Python or Java cannot read, and formats for days and instants', () => {
    const patterns = [...text.matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/g)].map(([, match = '']) =>
      JSON.parse(`"${match}"`),
    );
    expect(patterns.filter((pattern) => /\\[pP]\{|\(\?<[a-zA-Z]/.test(pattern))).toEqual([]);
    expect(patterns.filter((pattern) => pattern.includes('[2468][042]'))).toEqual([]);
    expect(text).toContain('"format":"date"');
    expect(text).toContain('"format":"date-time"');
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const pattern of patterns) expect(ajv.validateSchema({ type: 'string', pattern: pattern })).toBe(true);
  });

  test('says where it is served and where to sign in', () => {
    expect(served.servers[0]?.url).toBe('/');
    for (const scheme of Object.values(served.components.securitySchemes))
      expect(scheme).toMatchObject({
        type: 'openIdConnect',
        openIdConnectUrl: expect.stringMatching(/^https:.*openid-configuration$/),
      });
  });

  test('lets answers grow and keeps requests closed', () => {
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
  ])('goes out packed to who takes %s: %s', async (encoding, wanted) => {
    const { headers, isBase64Encoded = false } = await ask(encoding);
    expect([headers?.['content-encoding'], isBase64Encoded, headers?.vary]).toEqual([
      wanted,
      wanted !== undefined,
      'accept-encoding',
    ]);
  });
});
