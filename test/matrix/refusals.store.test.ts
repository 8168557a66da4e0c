import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../functions/docs/features.ts';
import type { Route } from '../../functions/shared/http/route.ts';
import { newId, newSortableId } from '../../functions/shared/ids.ts';
import { LANGUAGES } from '../../functions/shared/texts/language.ts';
import { entriesOver } from '../support/entries.ts';
import { httpEvent } from '../support/events.ts';
import { seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import { CLAIMS, municipality, TWO_OWNERS } from './municipality.ts';
import { passing } from './passing.ts';
import { REQUESTS } from './requests.ts';

/**
 * One mistake in a right body of any route: the answer names that field once, calls a missing one missing, and says
 * what is allowed (the values, the bound, the form), in every language.
 */
const NOW = '2026-11-24T06:30:00Z';
const { places, items } = municipality();
const target = { ...places.own, reportId: newSortableId(Date.parse(NOW)) };
const routes = FEATURES.flatMap((feature) => Object.entries<Route>(feature.routes)).flatMap(([key, route]) => {
  const body: unknown = REQUESTS[key]?.(target).body;
  return typeof body === 'object' && body !== null ? [[key, route, body] as const] : [];
});

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  engine = await makeTables();
  await seed(engine.client, engine.tables.main, items);
  answer = entriesOver(engine.client, engine.tables, TWO_OWNERS);
});
afterAll(() => engine.stop());

type Mistake = { readonly pointer: string; readonly missing: boolean; readonly body: unknown };

type Place = {
  readonly pointer: string;
  /** The whole with something else there. */
  readonly put: (other: unknown) => unknown;
  /** The whole without it, where it is a field. */
  readonly drop?: () => unknown;
};

/** Every place inside a value. */
function placesIn(value: unknown): readonly Place[] {
  if (Array.isArray(value)) {
    return value.flatMap((inner, index) => [
      { pointer: `/${index}`, put: (other: unknown) => value.with(index, other) },
      ...below(inner, `/${index}`, (changed) => value.with(index, changed)),
    ]);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    {
      pointer: `/${name}`,
      put: (other: unknown) => ({ ...value, [name]: other }),
      drop: () => Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)),
    },
    ...below(inner, `/${name}`, (changed) => ({ ...value, [name]: changed })),
  ]);
}

const below = (inner: unknown, pointer: string, whole: (changed: unknown) => unknown): readonly Place[] =>
  placesIn(inner).map(({ pointer: rest, put, drop }) => ({
    pointer: pointer + rest,
    put: (other) => whole(put(other)),
    ...(drop && { drop: () => whole(drop()) }),
  }));

const wrong = fc.constantFrom<unknown>(
  true,
  -7,
  1e9,
  0.5,
  '',
  'ÆØÅ æøå',
  'x'.repeat(3000),
  '2026-02-30',
  '0000-01-01',
  [],
  {},
  'nobody',
);

function mistakeIn(body: unknown): fc.Arbitrary<Mistake> {
  const all = placesIn(body);
  const fields = all.filter((place) => place.drop !== undefined);
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...all), wrong)
      .map(([place, other]) => ({ ...place, missing: false, body: place.put(other) })),
    fc.constantFrom(...fields).map((place) => ({ ...place, missing: true, body: place.drop?.() })),
  );
}

type Fault = { readonly pointer: string; readonly code: string; readonly detail: string };

/** What the sentence must hold, by code. */
const SAYS: Readonly<Record<string, RegExp>> = {
  'not-one-of': /: .+\.$/,
  'too-small': /\d/,
  'too-big': /\d/,
  'wrong-format': /\d|som |such as |døme|eksempel|example/,
  'wrong-type': /^(Send|The body|.*Send)/,
};

describe('one mistake', () => {
  test.each(routes)('one mistake: %s', async (key, route, body) => {
    const { params, query, headers } = REQUESTS[key]?.(target) ?? {};
    const send = async (mistake: Mistake, language: string) => {
      const sent = { ...headers, 'idempotency-key': newId(), 'accept-language': language };
      const claims = CLAIMS[passing(route)];
      const result = await answer(
        httpEvent({ route: key, params, query, body: mistake.body, headers: sent, claims, at: NOW }),
      );
      const told: { code?: string; errors?: readonly Fault[] } = JSON.parse(String(result.body || '{}'));
      return told.code === 'invalid-request' ? (told.errors ?? []) : undefined;
    };
    const property = fc.asyncProperty(mistakeIn(body), fc.constantFrom(...LANGUAGES), async (mistake, language) => {
      const faults = await send(mistake, language);
      if (faults === undefined) return;
      const story = JSON.stringify({ mistake, faults });
      // A value may be an object that lacks several fields; each of them is one mistake, and all lie where it was made.
      expect(new Set(faults.map((fault) => fault.pointer)).size, story).toBe(faults.length);
      expect(faults.every((fault) => fault.pointer.startsWith(mistake.pointer)) || !mistake.missing, story).toBe(true);
      for (const { pointer, code, detail } of faults) {
        if (mistake.missing && pointer === mistake.pointer) expect(code, story).toBe('required');
        expect(code, story).not.toBe('invalid');
        expect(detail, story).toMatch(SAYS[code] ?? /.{5}/);
        expect(detail, story).not.toMatch(/[{]\w+[}]/);
      }
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
