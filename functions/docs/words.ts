import type { JsonSchema } from './document.ts';
import { ANNOUNCEMENT_WORDS } from './words-announcements.ts';
import { ARCHIVE_WORDS } from './words-archive.ts';
import { CALENDAR_WORDS } from './words-calendar.ts';
import { COMMON_WORDS } from './words-common.ts';
import { CONFERENCE_WORDS } from './words-conferences.ts';
import { DOCUMENT_WORDS } from './words-documents.ts';
import { LETTER_WORDS } from './words-letters.ts';
import { MEETING_WORDS } from './words-meetings.ts';
import { MESSAGE_CARE_WORDS } from './words-message-care.ts';
import { MESSAGE_WORDS } from './words-messages.ts';
import { OFFICE_WORDS } from './words-office.ts';
import { PEOPLE_WORDS } from './words-people.ts';
import { SCHOOL_DAY_WORDS } from './words-school-day.ts';

/** Descriptions of properties and parameters by name, or by a longer name where a feature or an object differs. */
export type Words = Readonly<Record<string, string>>;

const ALL: Words = {
  ...PEOPLE_WORDS,
  ...OFFICE_WORDS,
  ...MESSAGE_WORDS,
  ...ANNOUNCEMENT_WORDS,
  ...MEETING_WORDS,
  ...CALENDAR_WORDS,
  ...CONFERENCE_WORDS,
  ...MESSAGE_CARE_WORDS,
  ...DOCUMENT_WORDS,
  ...LETTER_WORDS,
  ...ARCHIVE_WORDS,
  ...SCHOOL_DAY_WORDS,
  ...COMMON_WORDS,
};

/** The most specific name wins: `feature.parent.name`, `feature.name`, `parent.name`, `name`. */
export function wordsFor(feature: string, parent: string, name: string): string | undefined {
  const names = [`${feature}.${parent}.${name}`, `${feature}.${name}`, `${parent}.${name}`, name];
  const found = names.find((candidate) => Object.hasOwn(ALL, candidate));
  return found === undefined ? undefined : ALL[found];
}

/**
 * The schema with a description for every property that lacks one. `parent` is the property that holds it, or at the
 * top the component.
 */
export function described(schema: JsonSchema, feature: string, parent: string): JsonSchema {
  const inner = (child: JsonSchema | boolean): JsonSchema | boolean =>
    typeof child === 'boolean' ? child : described(child, feature, parent);
  const choices = (all: readonly (JsonSchema | boolean)[]) =>
    all.map((child) => (typeof child === 'boolean' ? {} : described(child, feature, parent)));
  const { properties, items, additionalProperties, anyOf, oneOf, allOf } = schema;
  return {
    ...schema,
    ...(properties && { properties: propertiesOf(properties, feature, parent) }),
    ...(items !== undefined && !Array.isArray(items) && { items: inner(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: inner(additionalProperties) }),
    ...(anyOf && { anyOf: choices(anyOf) }),
    ...(oneOf && { oneOf: choices(oneOf) }),
    ...(allOf && { allOf: choices(allOf) }),
  };
}

function propertiesOf(properties: NonNullable<JsonSchema['properties']>, feature: string, parent: string) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const below = typeof property === 'boolean' ? {} : described(property, feature, name);
      const description = below.description ?? wordsFor(feature, parent, name);
      return [name, description === undefined ? below : { ...below, description }];
    }),
  );
}
