import * as z from 'zod/mini';
import { Template, TemplateContent } from './template.ts';

/** Templates of the owner's own as the table keeps them (decision 058). */

/** A version that was put into use, as lists show it; its text is an item of its own. */
const Used = z.object({
  version: z.number(),
  validFrom: z.string(),
  at: z.string(),
  by: z.string(),
  byName: z.string(),
  name: Template.shape.name,
  about: Template.shape.about,
  law: Template.shape.law,
  needsApproval: z.boolean(),
  publishedTo: Template.shape.publishedTo,
  archived: z.boolean(),
});
export type Used = z.output<typeof Used>;

/**
 * What administrators have decided about a kind of document, `DOCTEMPLATES` / `HEAD#id`: of a kind that comes with the
 * system, only when it ends.
 */
export const TemplateHead = z.object({
  templateId: z.string(),
  /** Counts every change; a change is conditional on it. */
  version: z.number(),
  /** The newest last. */
  used: z.array(Used),
  /** The first day on which no new document begins. */
  validTo: z.optional(z.string()),
  /** A text that is being written. */
  draft: z.optional(z.object({ name: Template.shape.name, by: z.string(), byName: z.string(), at: z.string() })),
});
export type TemplateHead = z.output<typeof TemplateHead>;

/** The text of a draft or of a version, `DOCTEMPLATE#id` / `DRAFT` or `VERSION#number`. A version never changes. */
export const TemplateText = z.object({ content: TemplateContent });
