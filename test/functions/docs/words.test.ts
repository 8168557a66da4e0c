import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '../../../functions/docs/document.ts';
import { COMMON_WORDS } from '../../../functions/docs/words-common.ts';
import { LETTER_WORDS } from '../../../functions/docs/words-letters.ts';
import { PEOPLE_WORDS } from '../../../functions/docs/words-people.ts';
import { SCHOOL_DAY_WORDS } from '../../../functions/docs/words-school-day.ts';
import { DOCUMENT } from '../../support/openapi.ts';

const operations = Object.entries(DOCUMENT.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
);
const TABLES = { COMMON_WORDS, LETTER_WORDS, PEOPLE_WORDS, SCHOOL_DAY_WORDS };

/** Says where to write what is missing; a law prints it. */
const whereToWrite = (feature: string, parent: string, name: string): string =>
  `No words for the property "${name}" of ${feature}.${parent}: write one sentence under '${name}' (or '${feature}.${name}' ` +
  `or '${feature}.${parent}.${name}' where it means something of its own) in the functions/docs/words-*.ts of that feature.`;

/** What to write for every property below a schema that has no words. */
function silent(schema: JsonSchema | boolean, feature: string, parent: string): readonly string[] {
  if (typeof schema === 'boolean') return [];
  const { properties = {}, items, additionalProperties, anyOf = [], oneOf = [], allOf = [] } = schema;
  const inner = [items, additionalProperties, ...anyOf, ...oneOf, ...allOf].flat();
  return [
    ...inner.flatMap((part) => (part === undefined ? [] : silent(part, feature, parent))),
    ...Object.entries(properties).flatMap(([name, property]) => [
      ...(typeof property !== 'boolean' && !property.description ? [whereToWrite(feature, parent, name)] : []),
      ...silent(property, feature, name),
    ]),
  ];
}

describe('who generates a client finds words', () => {
  test.each(Object.entries(DOCUMENT.components.schemas))(
    'a client generator finds words on every property of %s',
    (name, schema) => {
      const [feature = '', component = feature] = name.split('.');
      expect(silent(schema, feature, component)).toEqual([]);
    },
  );

  test.each(operations)(
    'a client generator finds words on %s and its parameters',
    (key, { description = '', parameters, summary }) => {
      expect(description.length, `Write a \`description\` for ${key} beside its summary in routes.ts.`).toBeGreaterThan(
        9,
      );
      expect(description).not.toBe(summary);
      const mute = parameters
        .filter((parameter) => !parameter.description)
        .map((parameter) => whereToWrite('feature', parameter.in, parameter.name));
      expect(mute).toEqual([]);
    },
  );

  test('a property without words is seen, with where to write them', () => {
    const schema: JsonSchema = { type: 'array', items: { type: 'object', properties: { zebra: { type: 'string' } } } };
    expect(silent(schema, 'absence', 'Report')).toEqual([whereToWrite('absence', 'Report', 'zebra')]);
  });

  test('a property has its words in one table only: two would let the order decide', () => {
    const names = Object.values(TABLES).flatMap((words) => Object.keys(words));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('the words for client generators are sentences', () => {
    const odd = Object.values(TABLES).flatMap((words) =>
      Object.entries(words).filter(([, text]) => !/^[A-Z`“].{5,}[.”]$/.test(text)),
    );
    expect(odd).toEqual([]);
  });
});
