import * as z from 'zod/mini';
import { day, id, plainLine, sentBack, sortableId } from '../shared/schema.ts';
import { ORDERED, ROLES, STATES } from './rules.ts';
import { SectionValues, Template } from './template.ts';

/** The wire contract of documents for staff; that of families stands in `family-schema.ts`. */

const documentId = sortableId;
const DOCUMENT = { schoolId: id, pupilId: id, documentId };
const sectionId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));
export const DocumentPath = z.strictObject(DOCUMENT);
export const SectionPath = z.strictObject({ ...DOCUMENT, sectionId });
export const GrantPath = z.strictObject({ ...DOCUMENT, staffId: id });
export const PublicationPath = z.strictObject({
  ...DOCUMENT,
  edition: z.string().check(z.regex(/^[1-9]\d{0,3}$/)),
});

const person = z.strictObject({ staffId: z.string(), name: z.string() });
const language = z.enum(['nb', 'nn', 'en']);
const status = z.enum(STATES);
const role = z.enum(ROLES);

/** A document in a list. */
export const DocumentLine = z.strictObject({
  documentId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  pupilName: z.string(),
  templateId: z.string(),
  /** The template's name, in the reader's language. */
  templateName: z.string(),
  /** The own title; empty for none. */
  title: z.string(),
  status,
  /** How many times it has been published, and whether the text has changed since. */
  published: z.int(),
  /** The reader's own part. */
  role,
  updatedAt: z.iso.datetime(),
});
export const ListQuery = z.strictObject({
  list: z.enum(['own', 'shared']),
  /** Also finished and discarded documents. */
  ended: z.optional(z.enum(['true'])),
});
export const DocumentList = z.strictObject({ documents: z.array(DocumentLine) });

/** A kind of document that may be begun about the pupil. */
export const TemplateChoice = z.strictObject({
  templateId: z.string(),
  version: z.int(),
  name: z.string(),
  about: z.string(),
  law: z.string(),
  needsApproval: z.boolean(),
  /** True if families can read it. */
  publishable: z.boolean(),
  /** True if its finished text may be sent to the archive. */
  archivable: z.boolean(),
});
export const PupilDocuments = z.strictObject({
  documents: z.array(DocumentLine),
  /** The kinds of documents that may be begun; empty for a reader who may begin none. */
  templates: z.array(TemplateChoice),
  languages: z.array(language),
});
export const BeginBody = z.strictObject({
  templateId: z.string().check(z.maxLength(40)),
  language,
  title: z.optional(plainLine(120)),
  /** Sections of a document about another pupil that concern both. */
  copyOf: z.optional(
    z.strictObject({
      pupilId: id,
      documentId,
      sectionIds: z.array(sectionId).check(z.minLength(1), z.maxLength(20)),
    }),
  ),
});

const lease = z.strictObject({ staffId: z.string(), name: z.string(), until: z.iso.datetime() });
export const SectionView = z.strictObject({
  sectionId: z.string(),
  values: SectionValues,
  /** 1 for a section that nobody has written. */
  version: z.int(),
  by: z.nullable(person),
  at: z.nullable(z.iso.datetime()),
  /** Somebody else who writes in it now: a warning, which blocks nobody. */
  lease: z.nullable(lease),
});
/** A section that was read, changed and sent back; the fields beside its values are accepted and ignored. */
export const SectionBody = sentBack({ values: SectionValues }, Object.keys(SectionView.shape));
export const LeaseView = z.strictObject({ lease: z.nullable(lease) });
export const Revisions = z.strictObject({
  revisions: z.array(z.strictObject({ values: SectionValues, by: person, at: z.iso.datetime() })),
});

const grant = z.strictObject({
  staffId: z.string(),
  name: z.string(),
  role,
  from: day,
  lastDay: z.nullable(day),
});
export const GrantBody = z.strictObject({ role, from: z.optional(day), lastDay: z.nullable(day) });
/** A move that the reader may make now, or why not. */
const move = z.strictObject({ move: z.enum([...ORDERED, 'edit', 'publish']), refusedBy: z.nullable(z.string()) });
/** An act in the document's history, with the names of then. */
const step = z.strictObject({
  what: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  reason: z.nullable(z.string()),
  about: z.nullable(z.string()),
  role: z.nullable(role),
  number: z.nullable(z.int()),
});

/** A document as its reader opens it: the text, its people, what has happened, and what may happen now. */
export const DocumentView = z.strictObject({
  documentId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  pupilName: z.string(),
  language,
  title: z.string(),
  status,
  version: z.int(),
  template: Template,
  /** The values of the template's facts, as they are today. */
  facts: z.record(z.string(), z.string()),
  sections: z.array(SectionView),
  role: z.nullable(role),
  grants: z.array(grant),
  asked: z.nullable(z.strictObject({ approver: person, by: z.string(), at: z.iso.datetime() })),
  approved: z.nullable(z.strictObject({ by: z.string(), at: z.iso.datetime() })),
  published: z.nullable(
    z.strictObject({ number: z.int(), at: z.iso.datetime(), by: z.string(), changedSince: z.boolean() }),
  ),
  /** Where the text stands on its way to the archive; `null` for one that was not sent there. */
  archive: z.nullable(
    z.strictObject({
      at: z.iso.datetime(),
      by: z.string(),
      status: z.enum(['waiting', 'failed', 'archived', 'given-up']),
      archivedAt: z.nullable(z.iso.datetime()),
      systemId: z.nullable(z.string()),
    }),
  ),
  moves: z.array(move),
  /** The required fields that are empty, by section and field. */
  missing: z.array(z.strictObject({ sectionId: z.string(), fieldId: z.string() })),
  steps: z.array(step),
});
