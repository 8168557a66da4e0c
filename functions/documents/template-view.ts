import type { output } from 'zod/mini';
import type { Language } from '../shared/texts/language.ts';
import { addDays, type Day } from '../shared/time.ts';
import { isOwn, shippedOn, usedOn } from './own-templates.ts';
import type { Template, TemplateContent } from './template.ts';
import { faultsOfTemplate } from './template-faults.ts';
import type { TemplateHead } from './template-record.ts';
import type { TemplateLine, TemplateView } from './template-schema.ts';
import { TEMPLATES } from './templates.ts';

const lastDayOf = (validTo: string | null | undefined): string | null => (validTo ? addDays(validTo, -1) : null);

/** Our newest version of a template, whatever its days. */
export const newestOfOurs = (templateId: string): Template | undefined =>
  TEMPLATES.findLast((template) => template.templateId === templateId);

/** What a template says, without its name and days. */
export function contentOf({
  templateId: _id,
  version: _version,
  validFrom: _from,
  validTo: _to,
  ...content
}: Template): TemplateContent {
  return content;
}

type At = { readonly day: Day; readonly language: Language };

/** Every kind of document of an owner, ours first, as administrators list them. */
export function showTemplates(
  heads: readonly TemplateHead[],
  { day, language }: At,
): readonly output<typeof TemplateLine>[] {
  const begins = new Set(shippedOn(heads, day).map(({ templateId }) => templateId));
  const ours = [...new Set(TEMPLATES.map(({ templateId }) => templateId))].flatMap((templateId) => {
    const template = newestOfOurs(templateId);
    const head = heads.find((each) => each.templateId === templateId);
    return template ? [lineOfOurs(template, { head, inUse: begins.has(templateId), language })] : [];
  });
  const own = heads.filter(({ templateId }) => isOwn(templateId)).map((head) => lineOfOwn(head, { day, language }));
  return [...ours, ...own];
}

type Ours = { readonly head: TemplateHead | undefined; readonly inUse: boolean; readonly language: Language };

const lineOfOurs = (template: Template, { head, inUse, language }: Ours): output<typeof TemplateLine> => ({
  templateId: template.templateId,
  name: template.name[language],
  shipped: true,
  newest: template.version,
  validFrom: template.validFrom,
  lastDay: lastDayOf(head?.validTo ?? template.validTo),
  inUse,
  needsApproval: template.needsApproval,
  publishable: template.publishedTo !== null,
  draft: null,
});

function lineOfOwn(head: TemplateHead, { day, language }: At): output<typeof TemplateLine> {
  const { templateId, used, validTo, draft } = head;
  const newest = used.at(-1);
  return {
    templateId,
    name: (newest ?? draft)?.name[language] ?? '',
    shipped: false,
    newest: newest?.version ?? 0,
    validFrom: newest?.validFrom ?? null,
    lastDay: lastDayOf(validTo),
    inUse: usedOn(head, day) !== undefined,
    needsApproval: newest?.needsApproval ?? false,
    publishable: newest ? newest.publishedTo !== null : false,
    draft: draft ? { by: draft.byName, at: draft.at } : null,
  };
}

/** A template with its texts, as administrators work on it. */
export type Texts = { readonly used: TemplateContent | undefined; readonly draft: TemplateContent | undefined };

/** A kind of document of the owner's own. */
export function showOwn(head: TemplateHead, { used, draft }: Texts, day: Day): output<typeof TemplateView> {
  return {
    templateId: head.templateId,
    version: head.version,
    shipped: false,
    used: used ?? null,
    content: draft ?? null,
    draft: head.draft ? { by: head.draft.byName, at: head.draft.at } : null,
    versions: head.used.map(({ version, validFrom, byName, at }) => ({ number: version, validFrom, by: byName, at })),
    lastDay: lastDayOf(head.validTo),
    inUse: usedOn(head, day) !== undefined,
    faults: draft ? faultsOfTemplate(draft).map(({ pointer, code }) => ({ pointer, code })) : [],
  };
}

/** A kind of document that comes with the system; `head` says whether the owner has ended it. */
export const showOurs = (
  template: Template,
  head: TemplateHead | undefined,
  day: Day,
): output<typeof TemplateView> => ({
  templateId: template.templateId,
  version: head?.version ?? 0,
  shipped: true,
  used: contentOf(template),
  content: null,
  draft: null,
  versions: [],
  lastDay: lastDayOf(head?.validTo ?? template.validTo),
  inUse: shippedOn(head ? [head] : [], day).some(({ templateId }) => templateId === template.templateId),
  faults: [],
});
