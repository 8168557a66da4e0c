import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../functions/docs/features.ts';
import type { Route } from '../../functions/shared/http/route.ts';
import { newId, newSortableId } from '../../functions/shared/ids.ts';
import { entriesOver } from '../support/entries.ts';
import { httpEvent } from '../support/events.ts';
import { at } from '../support/json.ts';
import { DOCUMENT } from '../support/openapi.ts';
import { seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import { CLAIMS, municipality, TWO_OWNERS } from './municipality.ts';
import { passing } from './passing.ts';
import { REQUESTS } from './requests.ts';

/**
 * Every example of the document goes to the entry that it is for: what a reader copies is never refused as a malformed
 * request.
 */
const NOW = '2026-11-24T06:30:00Z';
const { places, items } = municipality();
const routes = FEATURES.flatMap((feature) => Object.entries<Route>(feature.routes));
const target = { ...places.own, reportId: newSortableId(Date.parse(NOW)) };

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  engine = await makeTables();
  await seed(engine.client, engine.tables.main, items);
  answer = entriesOver(engine.client, engine.tables, TWO_OWNERS);
});
afterAll(() => engine.stop());

const operationOf = (key: string) => {
  const [method = '', path = ''] = key.split(' ');
  return DOCUMENT.paths[path]?.[method.toLowerCase()];
};
const texts = (key: string, place: 'path' | 'query'): Record<string, string> =>
  Object.fromEntries(
    (operationOf(key)?.parameters ?? []).flatMap((parameter) =>
      parameter.in === place && parameter.example !== undefined ? [[parameter.name, String(parameter.example)]] : [],
    ),
  );

describe('the examples of the document', () => {
  test.each(routes)('the examples of the document: %s', async (key, route) => {
    expect(route.params?.safeParse(texts(key, 'path')).error?.issues ?? []).toEqual([]);
    const body = operationOf(key)?.requestBody?.content['application/json']?.example;
    const headers = { 'idempotency-key': newId(), 'if-match': '*' };
    const { params } = REQUESTS[key]?.(target) ?? {};
    const claims = CLAIMS[passing(route)];
    for (const asked of [params, texts(key, 'path')]) {
      const event = httpEvent({
        route: key,
        params: asked,
        query: texts(key, 'query'),
        body,
        headers,
        claims,
        at: NOW,
      });
      const result = await answer(event);
      const problem: unknown = Number(result.statusCode) < 400 ? {} : JSON.parse(String(result.body));
      const told = [result.statusCode, at(problem, 'code'), at(problem, 'errors')];
      expect([400, 415, 428, 500].includes(Number(result.statusCode)), JSON.stringify(told)).toBe(false);
      expect(told).not.toContain('invalid-request');
    }
  });
});
