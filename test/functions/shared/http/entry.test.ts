import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Refusal, stale } from '../../../../functions/shared/errors.ts';
import { type HttpEvent, httpEntry } from '../../../../functions/shared/http/entry.ts';
import type { TokenIssuers } from '../../../../functions/shared/http/login.ts';
import { problemOf } from '../../../../functions/shared/http/problems.ts';
import type { IdempotencyKey } from '../../../../functions/shared/http/request.ts';
import type { RouteTable } from '../../../../functions/shared/http/route.ts';
import { LANGUAGES } from '../../../../functions/shared/texts/language.ts';
import { captureLogs } from '../../../support/leaks.ts';

const issuers: TokenIssuers = [
  {
    login: 'guardian',
    issuer: 'https://idporten.example',
    scope: 'skolebro:guardian',
    audience: 'https://a.example',
    clients: { 'client-a': 'owner-a' },
    levels: ['idporten-loa-high'],
  },
];
const Body = z.strictObject({
  day: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  count: z.optional(z.number().check(z.gte(1), z.lte(3))),
  kind: z.optional(z.enum(['a', 'b'])),
  inner: z.optional(z.array(z.strictObject({ id: z.string() }))),
});
const routes = {
  'POST /v1/things': {
    audience: 'guardian',
    action: 'x',
    summary: 'Make',
    body: Body,
    idempotent: true,
    answer: { status: 201 },
    refusedFields: { valid: 'guardians-report-facts' },
  },
  'PATCH /v1/things/{id}': {
    audience: 'guardian',
    action: 'x',
    summary: 'Change',
    params: z.strictObject({ id: z.string().check(z.regex(/^\d+$/)) }),
    body: Body,
    etag: 'required',
    answer: { status: 200 },
  },
  'GET /v1/things': {
    audience: 'guardian',
    action: 'x',
    summary: 'List',
    query: z.strictObject({ day: z.optional(z.string()) }),
    answer: { status: 200 },
  },
  'GET /v1/things/file': {
    audience: 'guardian',
    action: 'x',
    summary: 'A file',
    answer: { status: 200, mediaType: 'application/pdf' },
  },
  'GET /v1/things/slow': { audience: 'guardian', action: 'x', summary: 'Waits', answer: { status: 200 } },
  'GET /health': { audience: 'public', action: 'public', summary: 'Health', answer: { status: 204 } },
} as const satisfies RouteTable;

const seen: unknown[] = [];
const idempotency: IdempotencyKey[] = [];
const handler = httpEntry({
  routes,
  issuers,
  refusals: { 'guardians-report-facts': { kind: 'field', nb: 'Meld fakta.', nn: 'Meld fakta.', en: 'Report facts.' } },
  handlers: {
    'POST /v1/things': async (request) => {
      idempotency.push(request.idempotencyKey);
      seen.push(request.body.day, request.login.ownerId, request.idempotencyKey.key);
      return { body: { made: true }, version: 1 };
    },
    'PATCH /v1/things/{id}': async (request) => {
      if (request.ifMatch !== 3) throw stale(3);
      return { body: { id: request.params.id }, version: request.ifMatch + 1 };
    },
    'GET /v1/things': async () => {
      throw new Error('a secret of CANARY-KARI lies in this message');
    },
    'GET /v1/things/file': async () => ({ body: Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0xff, 0x00) }),
    'GET /v1/things/slow': () => new Promise<never>(() => {}),
    'GET /health': async () => ({}),
  },
});

const CLAIMS = {
  iss: 'https://idporten.example',
  aud: 'https://a.example',
  client_id: 'client-a',
  exp: '99999999999',
  scope: 'skolebro:guardian',
  acr: 'idporten-loa-high',
  pid: '15851090085',
};

type Asked = {
  claims?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  id?: string;
  query?: Record<string, string>;
};

async function ask(routeKey: string, asked: Asked = {}) {
  const event: HttpEvent = {
    version: '2.0',
    routeKey,
    rawPath: '/v1/things',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', 'idempotency-key': '0123456789abcdef', ...asked.headers },
    isBase64Encoded: false,
    body: asked.body,
    pathParameters: asked.id === undefined ? undefined : { id: asked.id },
    queryStringParameters: asked.query,
    requestContext: {
      accountId: '0',
      apiId: 'a',
      domainName: 'd',
      domainPrefix: 'd',
      http: { method: routeKey.split(' ')[0] ?? '', path: '/', protocol: 'HTTP/1.1', sourceIp: '::1', userAgent: 't' },
      requestId: 'request-1',
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: Date.UTC(2026, 10, 24, 7),
      authorizer: { principalId: '', integrationLatency: 0, jwt: { claims: asked.claims ?? CLAIMS, scopes: [] } },
    },
  };
  const context = { getRemainingTimeInMillis: () => 1000 } as Context;
  const result = await handler(event, context);
  const body: { code?: string; detail?: string; errors?: { pointer: string; code: string; detail: string }[] } =
    result.body === undefined || result.isBase64Encoded ? {} : JSON.parse(result.body);
  return { ...result, json: body };
}

let logs: ReturnType<typeof captureLogs>;
beforeEach(() => {
  logs = captureLogs();
});
afterEach(() => logs.stop());

describe('the HTTP stack', () => {
  it('the HTTP stack hands a checked request to the handler and answers with an ETag and no-store', async () => {
    const answer = await ask('POST /v1/things', { body: '{"day":"2026-11-24"}' });
    expect(answer).toMatchObject({
      statusCode: 201,
      body: '{"made":true}',
      headers: { etag: '"1"', 'cache-control': 'no-store', 'x-request-id': 'request-1' },
    });
    expect(seen).toEqual(['2026-11-24', 'owner-a', '0123456789abcdef']);
  });

  it('the HTTP stack sends bytes as base64 and names their type without a charset', async () => {
    const { body, isBase64Encoded, headers } = await ask('GET /v1/things/file');
    expect([body, isBase64Encoded, headers?.['content-type']]).toEqual(['JVBERv8A', true, 'application/pdf']);
  });

  it.each<[string, string, Asked, number, string]>([
    ['a guest', 'POST /v1/things', { claims: {}, body: '{}' }, 401, 'unauthenticated'],
    ['an unknown route', 'POST /v1/other', { body: '{}' }, 404, 'not-found'],
    ['a route of Object.prototype', 'constructor', { body: '{}' }, 404, 'not-found'],
    [
      'another content type',
      'POST /v1/things',
      { headers: { 'content-type': 'text/plain' }, body: '{}' },
      415,
      'wrong-content-type',
    ],
    ['no body', 'POST /v1/things', {}, 400, 'body-missing'],
    ['a body of null', 'POST /v1/things', { body: 'null' }, 422, 'invalid-request'],
    [
      'no Idempotency-Key',
      'POST /v1/things',
      { headers: { 'idempotency-key': '' }, body: '{"day":"2026-11-24"}' },
      428,
      'idempotency-key-required',
    ],
    [
      'a short Idempotency-Key',
      'POST /v1/things',
      { headers: { 'idempotency-key': 'abc' }, body: '{"day":"2026-11-24"}' },
      428,
      'idempotency-key-required',
    ],
    [
      'a malformed id',
      'PATCH /v1/things/{id}',
      { id: 'x#y', headers: { 'if-match': '"3"' }, body: '{"day":"2026-11-24"}' },
      404,
      'not-found',
    ],
    ['no If-Match', 'PATCH /v1/things/{id}', { id: '1', body: '{"day":"2026-11-24"}' }, 428, 'if-match-required'],
    [
      'a version without quotes',
      'PATCH /v1/things/{id}',
      { id: '1', headers: { 'if-match': '3' }, body: '{"day":"2026-11-24"}' },
      428,
      'if-match-required',
    ],
    [
      'a stale If-Match',
      'PATCH /v1/things/{id}',
      { id: '1', headers: { 'if-match': '"2"' }, body: '{"day":"2026-11-24"}' },
      412,
      'if-match-stale',
    ],
    ['an unknown query parameter', 'GET /v1/things', { query: { ownerId: 'b' } }, 422, 'invalid-request'],
  ])('the HTTP stack refuses %s', async (_what, route, asked, status, code) => {
    const answer = await ask(route, asked);
    expect([answer.statusCode, answer.json.code]).toEqual([status, code]);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  it.each([
    ['{}', '/day', 'required'],
    ['{"day":1}', '/day', 'wrong-type'],
    ['{"day":"24.11.2026"}', '/day', 'wrong-format'],
    ['{"day":"2026-11-24","count":0}', '/count', 'too-small'],
    ['{"day":"2026-11-24","count":4}', '/count', 'too-big'],
    ['{"day":"2026-11-24","kind":"c"}', '/kind', 'not-one-of'],
    ['{"day":"2026-11-24","x/y":1}', '/x~1y', 'unknown-field'],
    ['{"day":"2026-11-24","inner":[{"id":"a"},{"id":"b","z":1}]}', '/inner/1/z', 'unknown-field'],
    ['{"day":"2026-11-24","Valid":true}', '/Valid', 'guardians-report-facts'],
  ])('the HTTP stack names the field at fault in %s', async (body, pointer, code) => {
    const answer = await ask('POST /v1/things', { body });
    expect(answer.statusCode).toBe(422);
    expect(answer.json.errors).toEqual([expect.objectContaining({ pointer, code })]);
    expect(answer.json.errors?.[0]?.detail).not.toBe('');
  });

  it.each([
    ['en-GB,en;q=0.9', 'This does not exist'],
    ['nn', 'Dette finst ikkje'],
    ['no', 'Dette finnes ikke'],
    ['de, nn;q=0.2, en;q=0.1', 'Dette finst ikkje'],
    ['se', 'Dette finnes ikke'],
    ['', 'Dette finnes ikke'],
  ])('the HTTP stack speaks the language of Accept-Language %s', async (language, begins) => {
    const answer = await ask('POST /v1/other', { headers: { 'accept-language': language } });
    expect(answer.json.detail).toContain(begins);
    expect(LANGUAGES).toContain(answer.headers?.['content-language']);
  });

  it('the HTTP stack shows the form of a day as it is sent, not in words', () => {
    const fault = {
      pointer: '/day',
      code: 'wrong-format',
      text: 'wrong-format.date',
      params: { example: '2026-11-24' },
    };
    const refusal = new Refusal('invalid-request', {}, { faults: [fault] });
    for (const language of LANGUAGES)
      expect(problemOf(refusal, language, {}, 'r').errors?.[0]?.detail).toContain('2026-11-24');
  });

  const patch = { id: '1', body: '{"day":"2026-11-24"}' };
  it.each([
    ['*', 200],
    ['"2", "3"', 200],
    ['W/"3"', 412],
    ['"03"', 412],
    ['"2"', 412],
  ])('the HTTP stack holds If-Match %s to the version: %i', async (match, status) => {
    const answer = await ask('PATCH /v1/things/{id}', { ...patch, headers: { 'if-match': match } });
    expect([answer.statusCode, answer.headers?.etag]).toEqual([status, status === 200 ? '"4"' : undefined]);
  });

  it('the HTTP stack takes the Idempotency-Key in quotes, and hashes what was read and not its bytes', async () => {
    idempotency.length = 0;
    const headers = { 'idempotency-key': '"0123456789abcdef"' };
    await ask('POST /v1/things', { body: '{"day":"2026-11-24","kind":"a"}' });
    await ask('POST /v1/things', { body: ' { "kind" : "a",\n"day":"2026-11-24" } ', headers });
    await ask('POST /v1/things', { body: '{"day":"2026-11-24","kind":"b"}', headers });
    const [key, two, three] = idempotency;
    expect([two?.key, two?.requestHash]).toEqual([key?.key, key?.requestHash]);
    expect(three?.requestHash).not.toBe(key?.requestHash);
  });

  it('the HTTP stack says the language of texts, and that it depends on what was asked', async () => {
    const answer = await ask('POST /v1/things', { body: '{"day":"2026-11-24"}', headers: { 'accept-language': 'nn' } });
    expect(answer.headers).toMatchObject({ 'content-language': 'nn', vary: 'accept-language' });
    const file = await ask('GET /v1/things/file');
    expect(file.headers).not.toHaveProperty('content-language');
  });

  it('the HTTP stack tells who must sign in how: 401 with WWW-Authenticate', async () => {
    const answer = await ask('POST /v1/things', { claims: {}, body: '{}' });
    expect(answer.headers).toMatchObject({ 'www-authenticate': 'Bearer error="invalid_token"' });
  });

  it('the HTTP stack answers 503 before Lambda ends a function that waits', async () => {
    const answer = await ask('GET /v1/things/slow');
    expect([answer.statusCode, answer.json.code]).toEqual([503, 'unavailable']);
    expect(answer.headers).toMatchObject({ 'retry-after': '2' });
  });

  it('the HTTP stack tells nothing of an unexpected error, neither to the caller nor to the log', async () => {
    const answer = await ask('GET /v1/things');
    expect([answer.statusCode, answer.json.code]).toEqual([500, 'internal']);
    expect(logs.lines.map((line) => JSON.parse(line).message)).toEqual(['request-failed', 'request']);
    expect(`${answer.body}${logs.lines.join('\n')}`).not.toContain('CANARY-KARI');
  });
});
