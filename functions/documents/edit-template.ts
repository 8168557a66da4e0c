import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { authorizeStaff } from '../access/authorize.ts';
import { stale } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { newId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { addDays, type Day } from '../shared/time.ts';
import { loadOwn, loadTemplate, type TemplateReadDeps } from './administer-templates.ts';
import { isOwn, MOST_OWN, MOST_TEMPLATE_BYTES, MOST_VERSIONS, OWN_PREFIX } from './own-templates.ts';
import { refuse } from './refusals.ts';
import type { TemplateContent } from './template.ts';
import { faultsOfTemplate } from './template-faults.ts';
import type { TemplateHead, Used } from './template-record.ts';
import { TemplateView } from './template-schema.ts';
import type { TemplateStore } from './template-store.ts';
import { showOurs, showOwn } from './template-view.ts';

export type EditDeps = TemplateReadDeps & {
  readonly templates: Pick<TemplateStore, 'saveTemplate'>;
  readonly idempotency: Idempotency;
};
type Shown = output<typeof TemplateView>;
type Name = { readonly templateId: string; readonly ifMatch: number };

/** Begins a template of the owner's own: an empty text, a copy of another, or a file from elsewhere (I1). */
export const beginTemplate =
  (deps: EditDeps) =>
  (caller: Caller, { content, idempotencyKey }: New) =>
    retryOnConflict(async (): Promise<Shown | 'moved'> => {
      const { login, moment } = caller;
      const { ownerId } = login;
      const load = () => Promise.all([deps.idempotency.find(caller, idempotencyKey), deps.templates.heads(ownerId)]);
      const { card, loaded } = await authorizeStaff(deps.lookup, caller, {
        action: 'owner:document-templates',
        target: { kind: 'owner' },
        load,
      });
      const [replied, heads] = loaded;
      if (replied) return TemplateView.parse(replied.body);
      mustBeShort(content);
      if (heads.filter(({ templateId }) => isOwn(templateId)).length >= MOST_OWN)
        throw refuse('documents.too-many-templates', { most: MOST_OWN });
      const after: TemplateHead = {
        templateId: `${OWN_PREFIX}${newId()}`,
        version: 1,
        used: [],
        draft: { name: content.name, by: card.staffId, byName: card.name, at: moment.instant },
      };
      const body = showOwn(after, { used: undefined, draft: content }, moment.day);
      const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body, version: 1 });
      const saved = await deps.templates.saveTemplate({ ownerId, before: undefined, after, draft: content, reply });
      return saved === 'saved' ? body : 'moved';
    });
type New = { readonly content: TemplateContent; readonly idempotencyKey: IdempotencyKey };

/** Saves the draft of a template: documents that have begun, and those that begin today, do not change by it. */
export const saveDraft = (deps: EditDeps) => (caller: Caller, input: Name & { readonly content: TemplateContent }) =>
  retryOnConflict(async (): Promise<Shown | 'moved'> => {
    const { login, moment } = caller;
    const { staff, head, used } = await loadOwn(deps, caller, input);
    const { content } = input;
    mustBeShort(content);
    const { staffId, name } = staff.card;
    const draft = { name: content.name, by: staffId, byName: name, at: moment.instant };
    const after = { ...head, version: head.version + 1, draft };
    const saved = await deps.templates.saveTemplate({ ownerId: login.ownerId, before: head, after, draft: content });
    return saved === 'saved' ? showOwn(after, { used, draft: content }, moment.day) : 'moved';
  });

/** Discards a draft; a template that was never used goes with it. */
export const discardDraft = (deps: EditDeps) => (caller: Caller, input: Name) =>
  retryOnConflict(async (): Promise<Shown | 'moved'> => {
    const { head, used } = await loadOwn(deps, caller, input);
    if (!head.draft) throw refuse('documents.no-draft');
    const { draft: _draft, ...kept } = head;
    const left = { ...kept, version: head.version + 1 };
    const after = head.used.length === 0 ? undefined : left;
    const saved = await deps.templates.saveTemplate({
      ownerId: caller.login.ownerId,
      before: head,
      after,
      draft: null,
    });
    return saved === 'saved' ? showOwn(left, { used, draft: undefined }, caller.moment.day) : 'moved';
  });

/** Puts a draft into use from a day on, as the next version. Documents that have begun keep theirs (I1). */
export const useTemplate =
  (deps: EditDeps) =>
  (caller: Caller, input: Name & { readonly validFrom: Day; readonly idempotencyKey: IdempotencyKey }) =>
    retryOnConflict(async (): Promise<Shown | 'moved'> => {
      const { login, moment } = caller;
      const { ownerId } = login;
      const replied = await deps.idempotency.find(caller, input.idempotencyKey);
      if (replied) return repeated(deps, caller, { templateId: input.templateId, body: replied.body });
      const { staff, head, draft } = await loadOwn(deps, caller, input);
      if (!draft || !head.draft) throw refuse('documents.no-draft');
      const faults = faultsOfTemplate(draft);
      if (faults.length > 0) throw refuse('documents.template-not-ready', {}, { faults });
      if (head.used.length >= MOST_VERSIONS) throw refuse('documents.too-many-versions', { most: MOST_VERSIONS });
      mustComeLater(head, input.validFrom, moment.day);
      const { staffId, name } = staff.card;
      const by = { by: staffId, byName: name, at: moment.instant };
      const { draft: _draft, validTo: _ended, ...kept } = head;
      const next = usedNext(head, draft, { validFrom: input.validFrom, by });
      const after: TemplateHead = { ...kept, version: head.version + 1, used: [...head.used, next] };
      const body = showOwn(after, { used: draft, draft: undefined }, moment.day);
      const stored = { status: 201, body, version: after.version };
      const reply = await deps.idempotency.put(caller, input.idempotencyKey, stored);
      const saved = await deps.templates.saveTemplate({
        ownerId,
        before: head,
        after,
        draft: null,
        version: { number: next.version, content: draft },
        reply,
      });
      return saved === 'saved' ? body : 'moved';
    });

type Repeat = { readonly templateId: string; readonly body: unknown };

/** The answer to a repeat, for somebody who still is an administrator. */
async function repeated(deps: EditDeps, caller: Caller, { templateId, body }: Repeat): Promise<Shown> {
  await loadTemplate(deps, caller, templateId);
  return TemplateView.parse(body);
}

/** Ends a kind of document, ours or own, after a day; `null` lets it begin again. Begun documents go on. */
export const endTemplate = (deps: EditDeps) => (caller: Caller, input: Name & { readonly lastDay: Day | null }) =>
  retryOnConflict(async (): Promise<Shown | 'moved'> => {
    const { login, moment } = caller;
    const { templateId, ifMatch, lastDay } = input;
    const found = await loadTemplate(deps, caller, templateId);
    const before = found.head;
    const version = before?.version ?? 0;
    if (ifMatch !== version) throw stale(version);
    if (lastDay !== null && lastDay < addDays(moment.day, -1))
      throw refuse('documents.bad-last-day', {}, { at: '/lastDay' });
    const { validTo: _ended, ...kept } = before ?? { templateId, used: [] };
    const after: TemplateHead = {
      ...kept,
      version: version + 1,
      ...(lastDay !== null && { validTo: addDays(lastDay, 1) }),
    };
    const saved = await deps.templates.saveTemplate({ ownerId: login.ownerId, before, after });
    if (saved === 'moved') return 'moved';
    return found.ours ? showOurs(found.ours, after, moment.day) : showOwn(after, found, moment.day);
  });

type Using = { readonly validFrom: Day; readonly by: Pick<Used, 'by' | 'byName' | 'at'> };

const usedNext = (
  { used }: TemplateHead,
  { name, about, law, needsApproval, publishedTo, archived }: TemplateContent,
  { validFrom, by }: Using,
): Used => ({
  ...by,
  version: (used.at(-1)?.version ?? 0) + 1,
  validFrom,
  name,
  about,
  law,
  needsApproval,
  publishedTo,
  archived,
});

/** A version begins today or later, and never before the version before it: the newest whose day has come counts. */
function mustComeLater({ used }: TemplateHead, validFrom: Day, today: Day): void {
  const before = used.at(-1)?.validFrom ?? today;
  if (validFrom < today || validFrom < before) throw refuse('documents.bad-first-day', {}, { at: '/validFrom' });
}

const KB = 1000;

function mustBeShort(content: TemplateContent): void {
  const bytes = Buffer.byteLength(JSON.stringify(content));
  if (bytes <= MOST_TEMPLATE_BYTES) return;
  const most = MOST_TEMPLATE_BYTES / KB;
  throw refuse('documents.template-too-long', { kilobytes: Math.ceil(bytes / KB), most }, { at: '/content' });
}
