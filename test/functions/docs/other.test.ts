import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOther, askOverHttp, type Paths } from '../../../functions/docs/other.ts';
import { routes } from '../../../functions/docs/routes.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { CONTEXT } from '../../support/entries.ts';
import { httpEvent } from '../../support/events.ts';
import { at } from '../../support/json.ts';

const PATHS: Paths = {
  '/docs': ['GET'],
  '/v1/things': ['POST'],
  '/v1/things/{thingId}': ['GET', 'PATCH'],
};
const page = { body: 'page' };
const entry = httpEntry({
  routes,
  refusals: {},
  issuers: [],
  handlers: { 'GET /openapi.json': async () => page, 'GET /docs': async () => page },
  otherwise: answerOther(PATHS, async () => ({ statusCode: 200, headers: { etag: '"1"' }, body: 'left out' })),
});
const ask = (method: string, path: string, headers = {}) => {
  const event = httpEvent({ route: `${method} ${path}`, headers, at: '2026-11-24T06:30:00Z' });
  return entry({ ...event, routeKey: '$default' }, CONTEXT);
};

describe('what no route takes', () => {
  test.each([
    ['GET', '/v1/nothing', 404, 'no-such-path', undefined],
    ['GET', '/', 404, 'no-such-path', undefined],
    ['GET', '///', 404, 'no-such-path', undefined],
    ['GET', '/v1/things/a/b', 404, 'no-such-path', undefined],
    ['DELETE', '/v1/things/a', 405, 'method-not-allowed', 'GET, HEAD, OPTIONS, PATCH'],
    ['GET', '/v1/things', 405, 'method-not-allowed', 'OPTIONS, POST'],
    ['HEAD', '/v1/things', 405, 'method-not-allowed', 'OPTIONS, POST'],
    ['TRACE', '/docs', 405, 'method-not-allowed', 'GET, HEAD, OPTIONS'],
  ])('what no route takes: %s %s is %i', async (method, path, status, code, allow) => {
    const answer = await ask(method, path);
    expect([answer.statusCode, answer.headers?.allow, at(JSON.parse(String(answer.body)), 'code')]).toEqual([
      status,
      allow,
      code,
    ]);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' });
  });

  test('OPTIONS says the methods; a preflight is answered for every path, so that the browser sees the 404', async () => {
    expect(await ask('OPTIONS', '/docs')).toMatchObject({ statusCode: 204, headers: { allow: 'GET, HEAD, OPTIONS' } });
    const preflight = { 'access-control-request-method': 'GET' };
    expect(await ask('OPTIONS', '/v1/nothing', preflight)).toMatchObject({ statusCode: 204 });
    expect(await ask('OPTIONS', '/v1/nothing')).toMatchObject({ statusCode: 404 });
  });

  test('HEAD is the head of GET', async () => {
    expect(await ask('HEAD', '/v1/things/a')).toMatchObject({ statusCode: 200, headers: { etag: '"1"' }, body: '' });
  });
});

describe('asking itself', () => {
  let server: Server;
  const seen: unknown[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push([request.method, request.url, request.headers.authorization, request.headers.cookie]);
      response.writeHead(206, { etag: '"7"', 'content-type': 'text/plain' });
      response.end('æ');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  afterAll(() => server.close());

  test('asking itself sends the caller’s token to the address that was asked, and gives back status, head and length', async () => {
    const headers = { authorization: 'Bearer t', cookie: 'c', 'x-forwarded-proto': 'http' };
    const event = httpEvent({ route: 'HEAD /docs', query: { a: '1' }, headers, at: '2026-11-24T06:30:00Z' });
    const domainName = `127.0.0.1:${at(server.address(), 'port')}`;
    const answer = await askOverHttp(1000)({ ...event, requestContext: { ...event.requestContext, domainName } });
    expect(seen).toEqual([['GET', '/docs?a=1', 'Bearer t', undefined]]);
    expect(answer).toMatchObject({ statusCode: 206, headers: { etag: '"7"', 'content-length': '2' } });
    expect(answer.body).toBeUndefined();
  });
});
