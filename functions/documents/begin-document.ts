import type { output } from 'zod/mini';
import { type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup, StaffCard } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { newSortableId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Day, Moment } from '../shared/time.ts';
import { type DocumentRight, loadAtPupil } from './authorize.ts';
import { factsOf, nameOf } from './content.ts';
import { type CopyOf, copiedText } from './copied-text.ts';
import { isOwn, shippedOn, templateOfOwn, usedOn } from './own-templates.ts';
import type { Meta, SectionText, Step } from './record.ts';
import { refuse } from './refusals.ts';
import { bytesOf } from './save-section.ts';
import { DocumentView } from './schema.ts';
import { stepOf } from './steps.ts';
import type { DocumentsStore } from './store.ts';
import type { Template } from './template.ts';
import type { TemplateHead } from './template-record.ts';
import type { TemplateStore } from './template-store.ts';
import { showDocument } from './view.ts';

export type BeginDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'schools'>;
  readonly store: Pick<DocumentsStore, 'saveMeta' | 'whole'>;
  readonly templates: Pick<TemplateStore, 'heads' | 'content'>;
  readonly idempotency: Idempotency;
  readonly logRead: LogRead;
};
type Input = {
  readonly schoolId: string;
  readonly pupilId: string;
  readonly templateId: string;
  readonly language: Language;
  readonly title?: string | undefined;
  readonly copyOf?: CopyOf | undefined;
  readonly idempotencyKey: IdempotencyKey;
};

/**
 * Begins a document about a pupil (I1, I2): the caller owns it, alone and without an end, and all its sections are
 * empty, but for what it takes over from a document about another pupil. Two reads and one transaction; a third read
 * for a template of the owner's own.
 */
export const beginDocument = (deps: BeginDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof DocumentView> | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { schoolId, idempotencyKey, copyOf } = input;
    const load = () =>
      Promise.all([
        deps.idempotency.find(caller, idempotencyKey),
        deps.lookup.schools(ownerId),
        deps.templates.heads(ownerId),
        copyOf && deps.store.whole(ownerId, copyOf.documentId),
      ]);
    const { card, actor, pupil, begins, loaded } = await loadAtPupil(deps, caller, { ...input, load });
    const [replied, { schools }, heads, source] = loaded;
    if (!pupil || begins === undefined) throw notFound();
    const look = { facts: pupil.facts, basis: begins };
    await logLooks(deps.logRead, actor, moment, 'pupil:begin-document', [look]);
    if (replied) return DocumentView.parse(replied.body);
    const template = await chosen(deps, heads, { ownerId, templateId: input.templateId, day: moment.day });
    if (!template) throw refuse('documents.unknown-template', {}, { at: '/templateId' });
    const copied = copyOf
      ? await copiedText(deps.logRead, { caller, actor }, { copyOf, schoolId, source, template })
      : [];
    const { meta, sections, steps } = begun({ ...input, template, copied, pupilName: nameOf(pupil), by: card, moment });
    const facts = factsOf(pupil, {
      school: schools.find(({ id }) => id === schoolId)?.name ?? '',
      language: meta.language,
      day: moment.day,
    });
    const viewer = { staffId: card.staffId, day: moment.day, now: moment.instant, may: isOwnersRight };
    const body = showDocument({ meta, sections, steps }, { template, facts }, viewer);
    const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body, version: meta.version });
    const saved = await deps.store.saveMeta({
      ownerId,
      before: undefined,
      after: meta,
      steps,
      sections,
      template: isOwn(template.templateId) ? template : undefined,
      reply,
    });
    return saved === 'saved' ? body : 'moved';
  });

type Choice = { readonly ownerId: string; readonly templateId: string; readonly day: Day };

/** The template by which a document of a kind begins on a day. */
async function chosen(
  { templates }: Pick<BeginDeps, 'templates'>,
  heads: readonly TemplateHead[],
  { ownerId, templateId, day }: Choice,
): Promise<Template | undefined> {
  if (!isOwn(templateId)) return shippedOn(heads, day).find((each) => each.templateId === templateId);
  const head = heads.find((each) => each.templateId === templateId);
  const used = head && usedOn(head, day);
  if (!used) return undefined;
  const content = await templates.content(ownerId, templateId, used.version);
  return content && templateOfOwn(head, used, content);
}

/** An owner does everything in a document but approve it. */
const isOwnersRight = (right: DocumentRight): boolean => right !== 'approve';

type Begun = Omit<Input, 'idempotencyKey' | 'copyOf'> & {
  readonly copied: readonly Pick<SectionText, 'sectionId' | 'values'>[];
  readonly template: Template;
  readonly pupilName: string;
  readonly by: Pick<StaffCard, 'staffId' | 'name'>;
  readonly moment: Moment;
};

/** A document as it begins. */
function begun({ template, copied, pupilName, by, moment, schoolId, pupilId, language, title = '' }: Begun) {
  const { instant: at, day } = moment;
  const { staffId, name } = by;
  const meta: Meta = {
    documentId: newSortableId(Date.parse(at)),
    pupilId,
    schoolId,
    pupilName,
    templateId: template.templateId,
    templateVersion: template.version,
    ...(isOwn(template.templateId) && { kind: { name: template.name, publishedTo: template.publishedTo } }),
    language,
    title,
    state: 'draft',
    version: 1,
    grants: [{ staffId, name, role: 'owner', from: day, givenBy: staffId }],
    createdBy: staffId,
    createdAt: at,
    updatedAt: at,
    updatedBy: staffId,
    ...(copied.length > 0 && {
      bytes: Object.fromEntries(copied.map(({ sectionId, values }) => [sectionId, bytesOf(values)])),
    }),
  };
  const sections = template.sections.map(({ sectionId }): SectionText => {
    const values = copied.find((each) => each.sectionId === sectionId)?.values;
    return values
      ? { sectionId, values, version: 1, by: staffId, byName: name, at }
      : { sectionId, values: {}, version: 1, by: '', byName: '', at };
  });
  const steps: Step[] = [stepOf({ what: 'create' }, by, { at, version: meta.version })];
  return { meta, sections, steps };
}
