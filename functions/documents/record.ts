import * as z from 'zod/mini';
import { MOVES, ROLES, STATES } from './rules.ts';
import { Kind, SectionValues, Template } from './template.ts';

/** Documents as the table keeps them; the store parses them when it reads (decision 057). */

const Grant = z.object({
  staffId: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  from: z.string(),
  to: z.optional(z.string()),
  givenBy: z.string(),
});
export type StoredGrant = z.output<typeof Grant>;

/** A reader of a publication, with the relation of that moment. */
export const Reader = z.object({
  person: z.object({ kind: z.enum(['guardian', 'pupil']), id: z.string() }),
  basis: z.string(),
});
export type Reader = z.output<typeof Reader>;

/** A document's head, `DOC#id` / `META`: its state, its people, and what has left the school. */
export const Meta = z.object({
  documentId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  /** The name of the pupil when the document last changed, so that lists need no further read (decision 046). */
  pupilName: z.string(),
  templateId: z.string(),
  templateVersion: z.number(),
  /** Of a template of the owner's own, whose text lies with the document: what lists need to know of it. */
  kind: z.optional(Kind),
  language: z.enum(['nb', 'nn', 'en']),
  /** A title of its own beside the template's name; empty for none. */
  title: z.string(),
  state: z.enum(STATES),
  /** Counts every change of state and people; a save of a section is conditional on it. */
  version: z.number(),
  grants: z.array(Grant),
  createdBy: z.string(),
  createdAt: z.string(),
  /** The last change of text or state, at most ten minutes old while somebody writes. */
  updatedAt: z.string(),
  updatedBy: z.string(),
  /** The size of each section in bytes of JSON, as of the last change of the head. */
  bytes: z.optional(z.record(z.string(), z.number())),
  /** While it is asked for approval: whom, by whom, when, and the hash of what was asked about. */
  asked: z.optional(
    z.object({
      approverId: z.string(),
      approverName: z.string(),
      by: z.string(),
      byName: z.string(),
      at: z.string(),
      hash: z.string(),
      /** The approver's deputy of that day, who got a notice too. */
      deputyId: z.optional(z.string()),
    }),
  ),
  /** The approval that holds: of exactly this content. */
  approved: z.optional(z.object({ by: z.string(), name: z.string(), at: z.string(), hash: z.string() })),
  /** The newest publication; `hash` tells whether the text has changed since. */
  published: z.optional(
    z.object({ number: z.number(), at: z.string(), by: z.string(), byName: z.string(), hash: z.string() }),
  ),
  /** What was sent to the archive: exactly the finished text, whose PDF lies beside those of publications. */
  archived: z.optional(
    z.object({
      at: z.string(),
      by: z.string(),
      byName: z.string(),
      /** Public, of the template alone: nobody's name. */
      title: z.string(),
      /** The pupil's name as it stands in the text. */
      pupilName: z.string(),
      letter: z.object({ sha256: z.string(), bytes: z.number(), parts: z.number() }),
      /** The publication of the same text, and who got it; absent for a text that never left the school. */
      published: z.optional(z.object({ number: z.number(), at: z.string(), readers: z.array(Reader) })),
    }),
  ),
});
export type Meta = z.output<typeof Meta>;

/**
 * What lists show of a document, `PUPIL#id` / `DOC#id` and `DOC#id` / `GRANT#staff`: a copy that changes with the head.
 */
export const Line = z.object({
  documentId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  pupilName: z.string(),
  templateId: z.string(),
  templateVersion: z.number(),
  kind: z.optional(Kind),
  title: z.string(),
  state: z.enum(STATES),
  language: z.enum(['nb', 'nn', 'en']),
  updatedAt: z.string(),
  published: Meta.shape.published,
  /** When it was sent to the archive. */
  archivedAt: z.optional(z.string()),
  /** In the pupil's partition: everybody in it. */
  grants: z.optional(z.array(Grant)),
  /** In a person's list: the own part. */
  grant: z.optional(Grant),
});
export type Line = z.output<typeof Line>;

/** A section's text, `DOC#id` / `SECTION#id`; a section that nobody has written has none. */
export const SectionText = z.object({
  sectionId: z.string(),
  values: SectionValues,
  version: z.number(),
  by: z.string(),
  byName: z.string(),
  at: z.string(),
  lease: z.optional(z.object({ staffId: z.string(), name: z.string(), until: z.string() })),
});
export type SectionText = z.output<typeof SectionText>;

/** A section as somebody left it, `DOCREV#id` / `section#time`: one for each person and ten minutes. */
export const Revision = z.object({
  sectionId: z.string(),
  values: SectionValues,
  by: z.string(),
  byName: z.string(),
  at: z.string(),
  /** Ten minutes of a person, counted since 1970. */
  slot: z.number(),
});
export type Revision = z.output<typeof Revision>;

/** What happened, `DOC#id` / `STEP#id`: never changed (law 6). */
export const Step = z.object({
  stepId: z.string(),
  what: z.enum([...MOVES, 'create', 'grant', 'revoke', 'handed-over']),
  by: z.string(),
  byName: z.string(),
  at: z.string(),
  reason: z.optional(z.string()),
  /** The person whom a grant, or a question for approval, is about. */
  about: z.optional(z.string()),
  aboutName: z.optional(z.string()),
  role: z.optional(z.enum(ROLES)),
  /** The number of a publication. */
  number: z.optional(z.number()),
});
export type Step = z.output<typeof Step>;

/** A publication, `DOCPUB#id` / `NUMBER#number`: written once. Its bytes lie in `DOCPDF#id` / `number#part`. */
export const Publication = z.object({
  number: z.number(),
  at: z.string(),
  by: z.string(),
  byName: z.string(),
  hash: z.string(),
  values: z.record(z.string(), SectionValues),
  facts: z.record(z.string(), z.string()),
  approvedByName: z.optional(z.string()),
  /** A template of the owner's own. */
  template: z.optional(Template),
  readers: z.array(Reader),
  letter: z.object({ sha256: z.string(), bytes: z.number(), parts: z.number() }),
});
export type Publication = z.output<typeof Publication>;

/** That somebody has opened a publication, `DOC#id` / `READ#number#kind#person`: the first time. */
export const Opened = z.object({
  number: z.number(),
  person: Reader.shape.person,
  at: z.string(),
});
export type Opened = z.output<typeof Opened>;

/** The newest text that a reader has opened, `PUPIL#id` / `DOCREAD#document#kind#person`: for the family's list. */
export const FamilyRead = z.object({ documentId: z.string(), person: Reader.shape.person, number: z.number() });
export type FamilyRead = z.output<typeof FamilyRead>;

/**
 * Somebody who owns documents at a school, `DOCUMENT-OWNERS` / `school#staff`. Every change of a document's people
 * writes it, so that `at` is the newest.
 */
export const OwnerMark = z.object({ schoolId: z.string(), staffId: z.string(), at: z.string() });
export type OwnerMark = z.output<typeof OwnerMark>;

/** An approver's deputy, `STAFF#approver` / `DOCUMENT-DEPUTY`, and `STAFF#deputy` / `DEPUTY-FOR#approver`. */
export const Deputy = z.object({
  approverId: z.string(),
  approverName: z.string(),
  staffId: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
});
export type Deputy = z.output<typeof Deputy>;
