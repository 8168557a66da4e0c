import type { output } from 'zod/mini';
import { type Caller, logLooks } from '../access/authorize.ts';
import { decide } from '../access/policy.ts';
import { notFound } from '../shared/errors.ts';
import { LANGUAGES, type Language } from '../shared/texts/language.ts';
import { type AuthorizeDeps, loadAtPupil } from './authorize.ts';
import { type KindOnDay, kindsOn } from './own-templates.ts';
import { roleOn } from './rules.ts';
import type { PupilDocuments } from './schema.ts';
import type { DocumentsStore } from './store.ts';
import type { TemplateStore } from './template-store.ts';
import { showLine } from './view.ts';

export type ListPupilDeps = AuthorizeDeps & {
  readonly store: Pick<DocumentsStore, 'ofPupil'>;
  readonly templates: Pick<TemplateStore, 'heads'>;
};
type Input = { readonly schoolId: string; readonly pupilId: string };

/**
 * All documents about a pupil that the caller may read, and the kinds that the caller may begin ("Search pupil", I2):
 * two reads. A leader sees only what was shared with the leader. Somebody who is in no document about the pupil and may
 * begin none does not learn that the pupil exists.
 */
export const listPupil =
  (deps: ListPupilDeps) =>
  async (caller: Caller, input: Input): Promise<output<typeof PupilDocuments>> => {
    const { login, moment, language } = caller;
    const load = () =>
      Promise.all([deps.store.ofPupil(login.ownerId, input.pupilId), deps.templates.heads(login.ownerId)]);
    const { actor, card, pupil, begins, loaded } = await loadAtPupil(deps, caller, { ...input, load });
    const [lines, heads] = loaded;
    const documents = lines.flatMap((line) => {
      const grants = line.grants ?? [];
      const target = { kind: 'document', schoolId: line.schoolId, grants, deputies: [] } as const;
      const role = roleOn(grants, card.staffId, moment.day);
      const may = line.schoolId === input.schoolId && decide('document:read', actor, target, moment.day).allowed;
      return may && role !== undefined ? [showLine(line, role, language)] : [];
    });
    const basis = begins ?? (documents.length > 0 ? 'staff:document' : undefined);
    if (basis === undefined) throw notFound();
    const facts = pupil?.facts ?? { pupilId: input.pupilId, protection: 'unknown' as const };
    await logLooks(deps.logRead, actor, moment, 'pupil:begin-document', [{ facts, basis }]);
    return {
      documents,
      templates: begins === undefined ? [] : kindsOn(heads, moment.day).map((kind) => choiceOf(kind, language)),
      languages: [...LANGUAGES],
    };
  };

const choiceOf = (
  { templateId, version, name, about, law, needsApproval, publishedTo, archived }: KindOnDay,
  language: Language,
) => ({
  templateId,
  version,
  name: name[language],
  about: about[language],
  law: law[language],
  needsApproval,
  publishable: publishedTo !== null,
  archivable: archived,
});
