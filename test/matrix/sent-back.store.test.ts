import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../functions/docs/features.ts';
import type { Route } from '../../functions/shared/route.ts';
import { entriesOver } from '../support/entries.ts';
import { type Ask, httpEvent } from '../support/events.ts';
import { makeTables } from '../support/table.ts';
import { seed } from '../support/world.ts';
import { CLAIMS, municipality, type Role, TWO_OWNERS } from './municipality.ts';
import { REQUESTS } from './requests.ts';

const AT = '2026-11-24T06:30:00Z';
const { places, items } = municipality();
const all: readonly (readonly [string, Route])[] = FEATURES.flatMap(({ routes }) => Object.entries<Route>(routes));
const routes = new Map(all);
/** Every route that replaces what the same path shows. */
const both = [...routes.keys()]
  .filter((key) => key.startsWith('PUT ') && routes.has(key.replace('PUT', 'GET')))
  .map((key) => key.slice('PUT '.length));

/** Whose they are. A new one has a line here, or the test fails. */
const OWNERS: Readonly<Record<string, Role>> = {
  '/v1/guardian/notice-choices': 'guardian',
  '/v1/pupil/notice-choices': 'pupil of age',
  '/v1/staff/notice-choices': 'office',
  '/v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}': 'contact teacher',
  '/v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}': 'contact teacher',
};

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  engine = await makeTables();
  await seed(engine.client, engine.tables.main, items);
  answer = entriesOver(engine.client, engine.tables, TWO_OWNERS);
});
afterAll(() => engine.stop());

test('every path that is read and replaced is asked here', () => {
  expect(both.sort()).toEqual(Object.keys(OWNERS).sort());
});

describe.each(both)('%s', (path) => {
  const ask = async (method: 'GET' | 'PUT', more: Pick<Ask, 'body' | 'headers'> = {}) => {
    const params = REQUESTS[`GET ${path}`]?.({ ...places.own, reportId: '' }).params ?? {};
    const claims = CLAIMS[OWNERS[path] ?? 'anonymous'];
    const result = await answer(httpEvent({ route: `${method} ${path}`, at: AT, claims, params, ...more }));
    const [etag, body] = [String(result.headers?.etag ?? ''), JSON.parse(String(result.body))];
    // The version is what a change would move; what follows it names the representation.
    const version = /^"(\d+)/.exec(etag)?.[1];
    return { status: result.statusCode, version, body, etag };
  };

  test('what was read is valid when it is sent back, and changes nothing', async () => {
    const read = await ask('GET');
    const { etag, ...shown } = read;
    expect([read.status, read.version]).toEqual([200, expect.stringMatching(/^\d+$/)]);
    expect(await ask('PUT', { headers: { 'if-match': etag }, body: read.body })).toMatchObject(shown);
    expect(await ask('GET')).toEqual(read);
  });

  test('what nobody shows is refused all the same', async () => {
    const { body, etag } = await ask('GET');
    const put = await ask('PUT', { headers: { 'if-match': etag }, body: { ...body, weather: 'sun' } });
    expect([put.status, put.body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/weather' })]]);
  });
});
