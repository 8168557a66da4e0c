import * as z from 'zod/mini';
import { sha256, sortableId } from '../shared/schema.ts';

/** The wire contract of documents for families. */

export const DOCUMENT = { documentId: sortableId };
export const VersionQuery = z.strictObject({ number: z.optional(z.string().check(z.regex(/^[1-9]\d{0,3}$/))) });

/** A document that the school has published about the child; the newest text counts. */
export const FamilyDocumentLine = z.strictObject({
  documentId: z.string(),
  templateName: z.string(),
  title: z.string(),
  number: z.int(),
  publishedAt: z.iso.datetime(),
  /** True until the reader has opened the newest text. */
  unread: z.boolean(),
});
export const FamilyDocuments = z.strictObject({ documents: z.array(FamilyDocumentLine) });

/** A field as it is read: its label, and its lines or its table. */
const shownField = z.strictObject({
  label: z.string(),
  lines: z.array(z.string()),
  table: z.nullable(z.strictObject({ head: z.array(z.string()), rows: z.array(z.array(z.string())) })),
  /** True where the text differs from the publication before. */
  changed: z.boolean(),
});
/** A published document: the newest text, with what has changed since the one before. */
export const FamilyDocument = z.strictObject({
  documentId: z.string(),
  title: z.string(),
  templateName: z.string(),
  language: z.enum(['nb', 'nn', 'en']),
  number: z.int(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
  approvedBy: z.nullable(z.string()),
  law: z.string(),
  sections: z.array(z.strictObject({ title: z.string(), fields: z.array(shownField) })),
  /** The numbers and times of earlier texts, newest first. */
  earlier: z.array(z.strictObject({ number: z.int(), publishedAt: z.iso.datetime() })),
  sha256,
});
