import type { output } from 'zod/mini';
import { type AuthorizedStaff, authorizeStaff, type Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { stale } from '../shared/errors.ts';
import { file } from '../shared/http/reply.ts';
import type { Language } from '../shared/texts/language.ts';
import { type Content, letterOf } from './letter-of.ts';
import { isOwn } from './own-templates.ts';
import { printed } from './print-faults.ts';
import { refuse } from './refusals.ts';
import type { Template, TemplateContent } from './template.ts';
import type { TemplateHead } from './template-record.ts';
import type { TemplateList, TemplateView } from './template-schema.ts';
import type { TemplateStore } from './template-store.ts';
import { contentOf, newestOfOurs, showOurs, showOwn, showTemplates } from './template-view.ts';

export type TemplateReadDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly templates: Pick<TemplateStore, 'heads' | 'head' | 'draft' | 'content'>;
};

const RIGHT = { action: 'owner:document-templates', target: { kind: 'owner' } } as const;

/** Every kind of document of the owner, ours and own (I1). Two reads. */
export const listTemplates =
  (deps: TemplateReadDeps) =>
  async (caller: Caller): Promise<output<typeof TemplateList>> => {
    const load = () => deps.templates.heads(caller.login.ownerId);
    const { loaded } = await authorizeStaff(deps.lookup, caller, { ...RIGHT, load });
    return { templates: [...showTemplates(loaded, { day: caller.moment.day, language: caller.language })] };
  };

/** A template that an administrator works on, with the texts of its draft and its newest version. */
export type Opened = {
  readonly staff: AuthorizedStaff;
  readonly head: TemplateHead;
  readonly used: TemplateContent | undefined;
  readonly draft: TemplateContent | undefined;
};

/** Loads a template for an administrator: of ours, or of the owner's own. Three reads. */
export async function loadTemplate(deps: TemplateReadDeps, caller: Caller, templateId: string) {
  const { ownerId } = caller.login;
  const load = () => Promise.all([deps.templates.head(ownerId, templateId), deps.templates.draft(ownerId, templateId)]);
  const staff = await authorizeStaff(deps.lookup, caller, { ...RIGHT, load });
  const [head, draft] = staff.loaded;
  const ours = newestOfOurs(templateId);
  if (ours) return { staff, ours, head, used: contentOf(ours), draft: undefined };
  if (!head) throw refuse('documents.no-template');
  const newest = head.used.at(-1);
  const used = newest && (await deps.templates.content(ownerId, templateId, newest.version));
  return { staff, ours: undefined, head, used, draft };
}

/** A template of the owner's own in the version that the administrator has read. */
export async function loadOwn(
  deps: TemplateReadDeps,
  caller: Caller,
  { templateId, ifMatch }: { readonly templateId: string; readonly ifMatch: number },
): Promise<Opened> {
  const found = await loadTemplate(deps, caller, templateId);
  if (found.ours || !isOwn(templateId)) throw refuse('documents.template-is-ours');
  if (ifMatch !== found.head.version) throw stale(found.head.version);
  return found;
}

/** A template as administrators work on it (I1). */
export const readTemplate =
  (deps: TemplateReadDeps) =>
  async (caller: Caller, { templateId }: { readonly templateId: string }): Promise<output<typeof TemplateView>> => {
    const found = await loadTemplate(deps, caller, templateId);
    const { day } = caller.moment;
    return found.ours ? showOurs(found.ours, found.head, day) : showOwn(found.head, found, day);
  };

type Preview = { readonly templateId: string; readonly language?: Language | undefined };

/** What a document of this kind looks like as a PDF before anything is written in it: the draft, or what is in use. */
export const previewTemplate =
  (deps: TemplateReadDeps) =>
  async (caller: Caller, { templateId, language = caller.language }: Preview) => {
    const { draft, used, staff } = await loadTemplate(deps, caller, templateId);
    const content = draft ?? used;
    if (!content) throw refuse('documents.no-draft');
    const template: Template = { ...content, templateId, version: 1, validFrom: caller.moment.day, validTo: null };
    const form: Content = {
      documentId: '–',
      template,
      language,
      title: '',
      values: {},
      facts: { 'pupil-name': '–', 'birth-date': '–', class: '–', school: '–' },
      owner: '–',
      at: caller.moment.instant,
      number: 1,
      publishedBy: staff.card.name,
    };
    return file('template.pdf', printed(letterOf(form, 'draft'), form));
  };
