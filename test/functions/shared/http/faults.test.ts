import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { FEATURES } from '../../../../functions/docs/features.ts';
import { DEFINITIONS } from '../../../../functions/settings/definitions.ts';
import { faultsOf } from '../../../../functions/shared/http/faults.ts';
import { day } from '../../../../functions/shared/schema.ts';
import { FIELD_TEXTS } from '../../../../functions/shared/texts/field-texts.ts';
import { formOf } from '../../../../functions/shared/texts/forms.ts';

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const Body = z.strictObject({
  day,
  kind: z.enum(['sick', 'away']),
  count: z.optional(z.int().check(z.gte(14), z.lte(120))),
  share: z.optional(z.number().check(z.gt(0), z.lte(100))),
  name: z.optional(z.string().check(z.minLength(3), z.maxLength(5))),
  list: z.optional(z.array(z.boolean()).check(z.minLength(1), z.maxLength(2))),
  at: z.optional(z.union([z.literal(''), time])),
  which: z.optional(z.union([z.literal('a'), z.literal('b')])),
  device: z.optional(
    z.discriminatedUnion('platform', [
      z.strictObject({ platform: z.literal('apns'), token: z.string() }),
      z.strictObject({ platform: z.enum(['fcm', 'web']), token: z.string() }),
    ]),
  ),
});
const GOOD = { day: '2026-11-24', kind: 'sick' };
const faults = (given: unknown) => {
  const result = Body.safeParse(given, { reportInput: true });
  return result.success ? [] : faultsOf(result.error.issues, '/');
};

const QUERIES = FEATURES.flatMap(({ routes }) => Object.values(routes)).flatMap(({ query }) => query ?? []);
/** What a query says of one field's value; nothing where it takes it. */
const saidOf = (query: (typeof QUERIES)[number], name: string, value: string) => {
  const result = query.safeParse({ [name]: value }, { reportInput: true });
  return result.success ? [] : faultsOf(result.error.issues, '?').filter(({ pointer }) => pointer === `?${name}`);
};

describe('a fault says what is allowed', () => {
  it('a fault says what is allowed of a page’s size: the bound that the route has', () => {
    const bounds = QUERIES.flatMap((query) => {
      const [fault] = saidOf(query, 'limit', '100000');
      return fault?.code === 'wrong-format' ? [[query, Number(fault.params?.most)] as const] : [];
    });
    expect(new Set(bounds.map(([, most]) => most))).toEqual(new Set([50, 250]));
    for (const [query, most] of bounds)
      expect([most, saidOf(query, 'limit', `${most}`), saidOf(query, 'limit', `${most + 1}`).length]).toEqual([
        most,
        [],
        1,
      ]);
  });

  it.each<[string, unknown, string, string | undefined, object | undefined]>([
    ['/kind', { ...GOOD, kind: 'x' }, 'not-one-of', undefined, { allowed: 'sick, away' }],
    ['/kind', { day: GOOD.day }, 'required', undefined, undefined],
    ['/day', { kind: 'sick' }, 'required', undefined, undefined],
    ['/day', { ...GOOD, day: 'x' }, 'wrong-format', 'wrong-format.date', { example: '2026-11-24' }],
    ['/day', { ...GOOD, day: '0000-01-01' }, 'wrong-format', 'wrong-format.date', { example: '2026-11-24' }],
    ['/day', { ...GOOD, day: 7 }, 'wrong-type', 'wrong-type.text', undefined],
    ['/count', { ...GOOD, count: 7 }, 'too-small', 'too-small.number', { least: 14 }],
    ['/count', { ...GOOD, count: 700 }, 'too-big', 'too-big.number', { most: 120 }],
    ['/count', { ...GOOD, count: 14.5 }, 'wrong-type', 'wrong-type.whole-number', undefined],
    ['/share', { ...GOOD, share: 0 }, 'too-small', 'too-small.above', { above: 0 }],
    ['/name', { ...GOOD, name: 'ab' }, 'too-small', 'too-small.text', { least: 3 }],
    ['/name', { ...GOOD, name: 'abcdef' }, 'too-big', 'too-big.text', { most: 5 }],
    ['/list', { ...GOOD, list: [] }, 'too-small', 'too-small.list', { least: 1 }],
    ['/list', { ...GOOD, list: {} }, 'wrong-type', 'wrong-type.list', undefined],
    ['/list/1', { ...GOOD, list: [true, 'x'] }, 'wrong-type', 'wrong-type.yes-or-no', undefined],
    ['/at', { ...GOOD, at: '24:00' }, 'wrong-format', 'wrong-format.time', { example: '08:30' }],
    ['/at', { ...GOOD, at: 8 }, 'wrong-type', 'wrong-type.text', undefined],
    ['/which', { ...GOOD, which: 'c' }, 'not-one-of', undefined, { allowed: 'a, b' }],
    [
      '/device/platform',
      { ...GOOD, device: { platform: 'x', token: 't' } },
      'not-one-of',
      undefined,
      { allowed: 'apns, fcm, web' },
    ],
    ['/device/platform', { ...GOOD, device: { token: 't' } }, 'required', undefined, undefined],
    ['/device/token', { ...GOOD, device: { platform: 'web' } }, 'required', undefined, undefined],
  ])('a fault says what is allowed: %s of %j', (pointer, given, code, text, params) => {
    expect(faults(given)).toEqual([{ pointer, code, ...(text && { text }), ...(params && { params }) }]);
  });

  it('a fault says what is allowed once for each mistake, however many rules it breaks', () => {
    const all = faults({ day: 'x', kind: 'x', count: 'x', at: 'x', device: {} });
    expect(all.map(({ pointer }) => pointer)).toEqual(['/day', '/kind', '/count', '/at', '/device/platform']);
  });
});

/** Patterns below a schema, as zod writes them. */
function patternsIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(patternsIn);
  if (typeof part !== 'object' || part === null) return [];
  const own = 'pattern' in part && typeof part.pattern === 'string' ? [part.pattern] : [];
  return [...own, ...Object.values(part).flatMap(patternsIn)];
}

describe('every form that a request can miss', () => {
  const asked = FEATURES.flatMap(({ routes }) => Object.values(routes).flatMap(({ body, query }) => [body, query]));
  const schemas = [...asked.flatMap((schema) => schema ?? []), ...Object.values(DEFINITIONS).map(({ value }) => value)];
  const patterns = new Set(
    schemas.flatMap((schema) => patternsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))),
  );
  const named = [...patterns].filter((pattern) => !pattern.includes('[2468][04'));

  it.each(named)('every form that a request can miss: %s has a sentence with an example that has it', (pattern) => {
    const form = formOf('regex', pattern);
    expect(
      form,
      `Name ${pattern} in functions/shared/texts/forms.ts, with an example and a sentence in form-texts.ts.`,
    ).toBeDefined();
    expect(form?.example).toMatch(new RegExp(pattern, 'u'));
    expect(Object.keys(FIELD_TEXTS)).toContain(`field.wrong-format.${form?.name}`);
  });
});
