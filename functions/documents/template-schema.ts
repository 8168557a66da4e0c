import * as z from 'zod/mini';
import { day, sentBack } from '../shared/schema.ts';
import { TemplateContent } from './template.ts';

/** The wire contract of the administration of templates (I1, decision 058). */

const templateId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));
export const TemplatePath = z.strictObject({ templateId });
const author = z.strictObject({ by: z.string(), at: z.iso.datetime() });

/** A kind of document in the administrators' list. */
export const TemplateLine = z.strictObject({
  templateId: z.string(),
  /** In the reader's language: of the newest version, or of the draft if none was used yet. */
  name: z.string(),
  /** True for a kind that comes with the system. */
  shipped: z.boolean(),
  /** The number of the newest version; 0 if none was used yet. */
  newest: z.int(),
  validFrom: z.nullable(day),
  /** The last day on which a document begins with it. */
  lastDay: z.nullable(day),
  /** True if documents begin with it today. */
  inUse: z.boolean(),
  needsApproval: z.boolean(),
  publishable: z.boolean(),
  draft: z.nullable(author),
});
export const TemplateList = z.strictObject({ templates: z.array(TemplateLine) });

/** A place in the text that stands in the way of using it. */
const fault = z.strictObject({ pointer: z.string(), code: z.string() });

/** A kind of document as administrators work on it. */
export const TemplateView = z.strictObject({
  templateId: z.string(),
  version: z.int(),
  shipped: z.boolean(),
  /** The text of the newest version; `null` if none was used yet. */
  used: z.nullable(TemplateContent),
  /** The text that is being written. */
  content: z.nullable(TemplateContent),
  draft: z.nullable(author),
  versions: z.array(z.strictObject({ number: z.int(), validFrom: day, by: z.string(), at: z.iso.datetime() })),
  lastDay: z.nullable(day),
  inUse: z.boolean(),
  /** What the draft lacks before it can be used. */
  faults: z.array(fault),
});

/** A draft that was read, changed and sent back; what else the page shows is accepted and ignored. */
export const DraftBody = sentBack({ content: TemplateContent }, Object.keys(TemplateView.shape));
export const NewTemplateBody = z.strictObject({ content: TemplateContent });
export const UseBody = z.strictObject({ validFrom: day });
export const EndBody = z.strictObject({ lastDay: z.nullable(day) });
export const PreviewQuery = z.strictObject({ language: z.optional(z.enum(['nb', 'nn', 'en'])) });
