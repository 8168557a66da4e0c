import type { Day } from '../shared/time.ts';
import { isValidOn, type Template, type TemplateContent } from './template.ts';
import type { TemplateHead, Used } from './template-record.ts';
import { TEMPLATES } from './templates.ts';

/** Which kinds of documents begin on a day: those that come with the system, and the owner's own (I1, decision 058). */

/** What a list of kinds shows of a template. */
export type KindOnDay = Pick<
  Template,
  'templateId' | 'version' | 'name' | 'about' | 'law' | 'needsApproval' | 'publishedTo' | 'archived'
> & { readonly isOwn: boolean };

/** The ids of owners' own templates begin with this, so that no template of ours ever takes the name of another. */
export const OWN_PREFIX = 'own-';
export const isOwn = (templateId: string): boolean => templateId.startsWith(OWN_PREFIX);

/** The most versions of a template: each stands in its head. */
export const MOST_VERSIONS = 50;
/** The most kinds of an owner: their heads are read when somebody begins a document. */
export const MOST_OWN = 100;
/** The longest template, in bytes of its JSON: each document and publication keeps it. */
export const MOST_TEMPLATE_BYTES = 60_000;

const isEndedOn = (head: TemplateHead | undefined, day: Day): boolean =>
  head?.validTo !== undefined && head.validTo <= day;

/** The version of an owner's template by which a document begins on a day: the newest whose day has come. */
export const usedOn = (head: TemplateHead, day: Day): Used | undefined =>
  isEndedOn(head, day) ? undefined : head.used.findLast(({ validFrom }) => validFrom <= day);

/** The newest version of each of our templates that is valid on a day and that the owner has not ended. */
export function shippedOn(heads: readonly TemplateHead[], day: Day): readonly Template[] {
  const ended = new Set(heads.filter((head) => isEndedOn(head, day)).map(({ templateId }) => templateId));
  const valid = TEMPLATES.filter((template) => isValidOn(template, day) && !ended.has(template.templateId));
  return [...new Map(valid.map((template) => [template.templateId, template])).values()];
}

/** Every kind of document that may be begun on a day, ours first. */
export const kindsOn = (heads: readonly TemplateHead[], day: Day): readonly KindOnDay[] => [
  ...shippedOn(heads, day).map((template) => ({ ...template, isOwn: false })),
  ...heads.flatMap((head) => {
    const used = usedOn(head, day);
    return used ? [{ ...used, templateId: head.templateId, isOwn: true }] : [];
  }),
];

/** A version of an owner's template as documents keep it. */
export const templateOfOwn = (
  { templateId }: Pick<TemplateHead, 'templateId'>,
  { version, validFrom }: Pick<Used, 'version' | 'validFrom'>,
  content: TemplateContent,
): Template => ({ ...content, templateId, version, validFrom, validTo: null });
