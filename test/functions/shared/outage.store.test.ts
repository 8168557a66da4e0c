import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isOutage } from '../../../functions/shared/outage.ts';
import { startEngine } from '../../../local/engine.ts';
import { CLAIMS, municipality, TWO_OWNERS } from '../../matrix/municipality.ts';
import { entriesOver } from '../../support/entries.ts';
import { httpEvent } from '../../support/events.ts';
import { at } from '../../support/json.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'skolebro-away-'));
const route = 'GET /v1/guardian/children';
let engine: Awaited<ReturnType<typeof startEngine>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  engine = await startEngine({ folder, brief: true });
  const { client, tables } = await makeTables(engine.endpoint);
  await seed(client, tables.main, municipality().items);
  answer = entriesOver(client, tables, TWO_OWNERS);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (more = {}) => answer(httpEvent({ route, claims: CLAIMS.guardian, at: '2026-11-24T06:30:00Z', ...more }));

test('a tag that was read is 304 while nothing has changed, and another language is another text', async () => {
  const reading = 'GET /v1/guardian/notice-choices';
  const first = await ask({ route: reading });
  const tag = String(first.headers?.etag);
  const again = await ask({ route: reading, headers: { 'if-none-match': `"x", ${tag}` } });
  expect([again.statusCode, again.body, again.headers?.etag, again.headers?.vary]).toEqual([
    304,
    undefined,
    tag,
    'accept-language',
  ]);
  expectDocumented(reading, first);
  expectDocumented(reading, again);
  const english = await ask({ route: reading, headers: { 'if-none-match': tag, 'accept-language': 'en' } });
  expect(english.statusCode).toBe(200);
});

test('an engine that is gone is 503 with Retry-After, not a fault of ours', async () => {
  expect((await ask()).statusCode).toBe(200);
  await engine.stop();
  const result = await ask();
  expect([result.statusCode, at(JSON.parse(String(result.body)), 'code')]).toEqual([503, 'unavailable']);
  expect(result.headers).toMatchObject({
    'retry-after': '2',
    'content-type': 'application/problem+json; charset=utf-8',
  });
  expectDocumented(route, result);
});

test.each<[string, Error, boolean]>([
  ['throttled', Object.assign(new Error('x'), { name: 'ThrottlingException' }), true],
  ['out of capacity', Object.assign(new Error('x'), { name: 'ProvisionedThroughputExceededException' }), true],
  ['timed out', Object.assign(new Error('x'), { name: 'TimeoutError' }), true],
  ['a fault of theirs', Object.assign(new Error('x'), { name: 'X', $metadata: { httpStatusCode: 503 } }), true],
  ['a cause below', new Error('x', { cause: Object.assign(new Error('y'), { code: 'ECONNRESET' }) }), true],
  ['several at once', new AggregateError([Object.assign(new Error('y'), { code: 'ECONNREFUSED' })]), true],
  [
    'a throttled transaction',
    Object.assign(new Error('x'), { CancellationReasons: [{ Code: 'ThrottlingError' }] }),
    true,
  ],
  ['a condition', Object.assign(new Error('x'), { CancellationReasons: [{ Code: 'ConditionalCheckFailed' }] }), false],
  [
    'a wrong request',
    Object.assign(new Error('x'), { name: 'ValidationException', $metadata: { httpStatusCode: 400 } }),
    false,
  ],
  ['a fault of ours', new TypeError('x is not a function'), false],
])('an error is an outage or not: %s', (_what, error, away) => {
  expect(isOutage(error)).toBe(away);
});
