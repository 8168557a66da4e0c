import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../functions/docs/features.ts';
import type { Route } from '../../functions/shared/http/route.ts';
import { newId, newSortableId } from '../../functions/shared/ids.ts';
import { entriesOver } from '../support/entries.ts';
import { type Ask, httpEvent } from '../support/events.ts';
import { expectDocumented } from '../support/openapi.ts';
import { seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import { CLAIMS, municipality, type Role, TWO_OWNERS } from './municipality.ts';
import { passing } from './passing.ts';
import { REQUESTS } from './requests.ts';

/**
 * Whatever is sent, the answer is one that the document has, and never an error of ours: bodies, parameters and headers
 * that are nearly right, by people who are let through. A failing run prints its seed.
 */
const AT = '2026-11-24T06:30:00Z';
const { places, items } = municipality();
const routes = FEATURES.flatMap((feature) => Object.entries<Route>(feature.routes));
const target = { ...places.own, reportId: newSortableId(Date.parse(AT)) };

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  engine = await makeTables();
  await seed(engine.client, engine.tables.main, items);
  answer = entriesOver(engine.client, engine.tables, TWO_OWNERS);
});
afterAll(() => engine.stop());

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    '',
    -1,
    1e308,
    0.5,
    '\u0000',
    'x'.repeat(5000),
    '2026-02-30',
    '9999-12-31',
    '0000-01-01',
    '2026-11-24T00:00:00Z',
    newId(),
    [],
    {},
    '__proto__',
    'constructor',
    'A\u030a',
    '\u202e',
  ),
);

/** One value somewhere inside is exchanged, taken out or doubled. */
function nearly(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return odd;
  if (Array.isArray(value)) {
    const inner = value.length > 0 ? nearly(value[0]).map((variant) => [variant, ...value.slice(1)]) : odd;
    return fc.oneof(inner, odd, fc.constant([...value, ...value]), fc.constant(Array(200).fill(value[0])));
  }
  const entries = Object.entries(value);
  const changed = entries.map(([name, inner]) => nearly(inner).map((other): unknown => ({ ...value, [name]: other })));
  const without = entries.map(([name]) =>
    fc.constant(Object.fromEntries(entries.filter(([other]) => other !== name)) as unknown),
  );
  return fc.oneof(odd, ...changed, ...changed, ...without, fc.constant({ ...value, extra: 1 } as unknown));
}
const word = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom(newId(), '', '..', '%00', '#', 'constructor', '2026-11-24', '9'.repeat(30)),
);
const texts = (names: readonly string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...names, 'x'), word), { maxLength: names.length + 1 })
    .map((pairs): Record<string, string> => Object.fromEntries(pairs));

async function sent(key: string, role: Role, more: Partial<Ask>): Promise<void> {
  const { params, query, body, headers } = REQUESTS[key]?.(target) ?? {};
  const fresh = { 'idempotency-key': newId(), ...headers, ...more.headers };
  const ask = { route: key, at: AT, claims: CLAIMS[role], params, query, body, ...more, headers: fresh };
  const result = await answer(httpEvent(ask));
  expect(Number(result.statusCode), String(result.body)).toBeLessThan(500);
  expectDocumented(key, result);
}

describe('nearly right', () => {
  test.each(routes)('nearly right: %s', async (key, route) => {
    const { params, body } = REQUESTS[key]?.(target) ?? {};
    const fault: fc.Arbitrary<Partial<Ask>> = fc.oneof(
      {
        weight: body === undefined ? 1 : 6,
        arbitrary: nearly(body ?? {}).map((variant) => ({ body: JSON.stringify(variant) })),
      },
      { weight: 1, arbitrary: texts(Object.keys(params ?? {})).map((some) => ({ params: { ...params, ...some } })) },
      {
        weight: 1,
        arbitrary: texts(['cursor', 'limit', 'day', 'from', 'to', 'week', 'x']).map((query) => ({ query })),
      },
      {
        weight: 1,
        arbitrary: texts(['if-match', 'idempotency-key', 'accept-language', 'content-type']).map((headers) => ({
          headers,
        })),
      },
    );
    const role = passing(route);
    await fc.assert(
      fc.asyncProperty(fault, (more) => sent(key, role, more)),
      { numRuns: route.body ? 120 : 40 },
    );
  });
});
