import * as z from 'zod/mini';
import { day } from '../shared/schema.ts';

/**
 * A template: the sections and fields of a kind of document, its law, and what it allows (I1). Templates are data with
 * days of validity; a document keeps the version that it began with.
 */

const word = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));
/** A text of a template, complete in three languages. */
const text = z.string().check(z.maxLength(600), z.regex(/^[^\p{Cc}\p{Cs}]*$/u));
const words = z.strictObject({ nb: text, nn: text, en: text });
const named = { label: words, help: z.optional(words) };

/** What is read from the roster and frozen when the document is published. */
export const FACTS = ['pupil-name', 'birth-date', 'class', 'school'] as const;
export type FactKind = (typeof FACTS)[number];

const asked = { fieldId: word, ...named, required: z.boolean() };
export const Field = z.discriminatedUnion('kind', [
  /** Plain lines; a line that begins with a dash is a point of a list. */
  z.strictObject({ kind: z.literal('text'), ...asked }),
  z.strictObject({
    kind: z.literal('choice'),
    ...asked,
    options: z.array(z.strictObject({ optionId: word, label: words })).check(z.minLength(2), z.maxLength(20)),
  }),
  z.strictObject({ kind: z.literal('date'), ...asked }),
  /** The name of a person, and the part that the person has. */
  z.strictObject({ kind: z.literal('person'), ...asked }),
  z.strictObject({
    kind: z.literal('table'),
    ...asked,
    columns: z
      .array(
        z.strictObject({
          columnId: word,
          label: words,
          kind: z.enum(['text', 'date', 'person']),
          /** A row of a required table may lack it. */
          optional: z.optional(z.literal(true)),
        }),
      )
      .check(z.minLength(2), z.maxLength(5)),
  }),
  z.strictObject({ kind: z.literal('fact'), fieldId: word, ...named, fact: z.enum(FACTS) }),
]);
export type Field = z.output<typeof Field>;

export const Section = z.strictObject({
  sectionId: word,
  title: words,
  help: z.optional(words),
  fields: z.array(Field).check(z.minLength(1), z.maxLength(20)),
});
export type Section = z.output<typeof Section>;

export const Template = z.strictObject({
  templateId: word,
  version: z.int().check(z.positive()),
  name: words,
  /** When the kind of document is used, in a sentence. */
  about: words,
  /** The paragraph that demands it; empty if none does. */
  law: words,
  validFrom: day,
  /** The first day on which no new document begins with it. */
  validTo: z.nullable(day),
  needsApproval: z.boolean(),
  /** Whom it is published to; `null`: it stays at the school. A pupil reads it from an age in years. */
  publishedTo: z.nullable(z.strictObject({ guardians: z.boolean(), pupilFromYears: z.nullable(z.int()) })),
  /** Its finished text may be sent to the archive. */
  archived: z.boolean(),
  sections: z.array(Section).check(z.minLength(1), z.maxLength(20)),
});
export type Template = z.output<typeof Template>;

/** What a template says and allows, without its name and days: what an administrator writes and a file carries. */
export const TemplateContent = z.omit(Template, { templateId: true, version: true, validFrom: true, validTo: true });
export type TemplateContent = z.output<typeof TemplateContent>;

/** What lists and the family's rights need to know of a template. */
export const Kind = z.object({ name: Template.shape.name, publishedTo: Template.shape.publishedTo });
export type Kind = z.output<typeof Kind>;

/** The value of a field as it is kept: plain text, an option, a day, a name, or the rows of a table. */
export const FieldValue = z.union([z.string(), z.array(z.record(z.string(), z.string()))]);
export type FieldValue = z.output<typeof FieldValue>;
/** The values of a section, by field; an absent field is empty. */
export const SectionValues = z.record(z.string(), FieldValue);
export type SectionValues = z.output<typeof SectionValues>;
/** The values of a document, by section. */
export type DocumentValues = Readonly<Record<string, SectionValues>>;

/** True for a template by which a document may begin on this day. */
export const isValidOn = ({ validFrom, validTo }: Pick<Template, 'validFrom' | 'validTo'>, today: string): boolean =>
  validFrom <= today && (validTo === null || today < validTo);
