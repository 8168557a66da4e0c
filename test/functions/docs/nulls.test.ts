import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { JsonSchema } from '../../../functions/docs/document.ts';
import { orNull } from '../../../functions/shared/schema.ts';
import { DOCUMENT } from '../../support/openapi.ts';

const ROOT = '#/components/schemas/';

/** The components that answers name, directly or through others. */
function answered(): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (value: unknown): void => {
    const names = JSON.stringify(value).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
    for (const [, name = ''] of names) {
      if (found.has(name)) continue;
      found.add(name);
      add(DOCUMENT.components.schemas[name] ?? {});
    }
  };
  for (const item of Object.values(DOCUMENT.paths))
    for (const { responses } of Object.values(item))
      add(Object.entries(responses).filter(([status]) => status.startsWith('2')));
  return found;
}

/** The properties below a schema that an object may lack, by path. */
function mayLack(schema: JsonSchema | boolean, path: string): readonly string[] {
  if (typeof schema === 'boolean' || schema.$ref?.startsWith(ROOT)) return [];
  const { properties = {}, required = [], items, additionalProperties, anyOf = [], oneOf = [] } = schema;
  const inner = [items, additionalProperties, ...anyOf, ...oneOf].flat();
  return [
    ...inner.flatMap((part) => (part === undefined ? [] : mayLack(part, path))),
    ...Object.entries(properties).flatMap(([name, property]) => [
      ...(required.includes(name) ? [] : [`${path}.${name}`]),
      ...mayLack(property, `${path}.${name}`),
    ]),
  ];
}

const LACKED = [...answered()].flatMap((name) => mayLack(DOCUMENT.components.schemas[name] ?? {}, name));

/**
 * Reports of absence and decisions on them, in which a field that is left out means the same as `null`; what was frozen
 * with its hash (decision 016), is a setting's own value, or a template, which has one form wherever it is; and faults,
 * which have the form of every problem.
 */
const LEFT_OUT = [
  /^absence\./,
  /^handling\./,
  /^statements\.Content\./,
  /^settings\.Value\./,
  /^documents\.DocumentView\.template\./,
  /^documents\.TemplateView\.(used|content)\./,
  /\.faults\.params$/,
];

describe('null for none', () => {
  test('null for none: a field of an answer is always there', () => {
    expect(LACKED.filter((place) => !LEFT_OUT.some((pattern) => pattern.test(place)))).toEqual([]);
  });

  test('null for none: an answer that was kept before it said so is given again with `null`', () => {
    const answer = z.strictObject({ note: orNull(z.string()) });
    expect([{}, { note: null }, { note: 'Skriv mer' }].map((kept) => answer.parse(kept).note)).toEqual([
      null,
      null,
      'Skriv mer',
    ]);
  });

  test('null for none: each exception is needed', () => {
    expect(LEFT_OUT.filter((pattern) => !LACKED.some((place) => pattern.test(place)))).toEqual([]);
  });
});
