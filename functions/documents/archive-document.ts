import { createHash } from 'node:crypto';
import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { stale } from '../shared/errors.ts';
import { contentHash } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { DocumentName } from './authorize.ts';
import { nameOf, progressOf } from './content.ts';
import { documentFact } from './events.ts';
import type { FamilyStore } from './family-store.ts';
import { letterOf } from './letter-of.ts';
import { shownTo } from './open-document.ts';
import { contentOf, type PlanDeps, type Planned, planPublication } from './plan-publication.ts';
import { printed } from './print-faults.ts';
import { partsOf } from './publication-items.ts';
import type { Meta } from './record.ts';
import { refuse } from './refusals.ts';
import { stateAfter } from './rules.ts';
import type { DocumentView } from './schema.ts';
import { changedBy, stepOf } from './steps.ts';
import type { DocumentsStore } from './store.ts';

export type ArchiveDeps = PlanDeps & {
  readonly store: Pick<DocumentsStore, 'archive' | 'pdf'>;
  readonly published: Pick<FamilyStore, 'publications'>;
};
type Input = DocumentName & { readonly ifMatch: number };

/** Exactly the finished text as a PDF, and the publication of it, if it was published. */
type Frozen = Pick<NonNullable<Meta['archived']>, 'letter' | 'published' | 'pupilName'> & {
  readonly bytes: Uint8Array;
};

const nothing = async (): Promise<undefined> => undefined;

/**
 * An owner sends a finished document to the archive (L1), for good: it is never changed nor reopened. Two reads, a
 * third of the publication of the same text, and one transaction with the PDF, the history and the fact, from which
 * the archive makes its job.
 */
export const archiveDocument = (deps: ArchiveDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof DocumentView> | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { instant: at } = moment;
    const planned = await planPublication(deps, caller, { name: input, right: 'own', load: nothing });
    const { meta, whole, card, pupil } = planned.found;
    if (input.ifMatch !== meta.version) throw stale(meta.version);
    const state = stateOrRefuse(planned);
    const { bytes, ...frozen } = await frozenOf(deps, caller, planned);
    const next: Meta = {
      ...changedBy(meta, card, at),
      pupilName: nameOf(pupil) || meta.pupilName,
      state,
      archived: { at, by: card.staffId, byName: card.name, title: titleOf(planned), ...frozen },
    };
    const step = stepOf({ what: 'archive' }, card, { at, version: next.version });
    const { documentId, pupilId, schoolId } = meta;
    const fact = documentFact('document-archived', {
      ownerId,
      occurredAt: at,
      data: { documentId, pupilId, schoolId, madeBy: { kind: 'staff', personId: card.staffId } },
    });
    const saved = await deps.store.archive({
      ownerId,
      before: meta,
      after: next,
      steps: [step],
      facts: [fact],
      text: whole.sections,
      bytes,
    });
    return saved === 'saved'
      ? shownTo(planned.found, caller, { ...whole, meta: next, steps: [...whole.steps, step] })
      : 'moved';
  });

function stateOrRefuse({ found: { meta, whole }, template, hash }: Planned<unknown>): Meta['state'] {
  const after = stateAfter('archive', progressOf(meta, template, whole.sections));
  if ('refused' in after) throw refuse(after.refused);
  // Nothing is finished without its approval. This holds whatever becomes of that rule: an archive forgets nothing.
  if (template.needsApproval && meta.approved?.hash !== hash) throw refuse('documents.not-approved');
  return after.state;
}

/** The public title of the entry: the kind of document, since an own title may name somebody. */
const titleOf = ({ template: { name }, found: { meta } }: Planned<unknown>): string =>
  meta.language === 'nn' ? name.nn : name.nb;

/** The newest publication's own bytes if it is of this text, else the text as it is printed now. */
async function frozenOf(deps: ArchiveDeps, caller: Caller, planned: Planned<unknown>): Promise<Frozen> {
  const { found, hash, facts } = planned;
  const { documentId, published } = found.meta;
  if (published?.hash !== hash) return { ...printedNow(planned, caller), pupilName: facts['pupil-name'] };
  const { ownerId } = caller.login;
  const { number } = published;
  const [[publication], bytes] = await Promise.all([
    deps.published.publications(ownerId, documentId, [number]),
    deps.store.pdf(ownerId, documentId, number),
  ]);
  if (!publication) throw new Error('A document is published without its publication.');
  const { at, readers, letter } = publication;
  return { bytes, letter, pupilName: publication.facts['pupil-name'] ?? '', published: { number, at, readers } };
}

/** A text that never left the school says so. */
function printedNow(planned: Planned<unknown>, caller: Caller): Pick<Frozen, 'bytes' | 'letter'> {
  const archivedBy = planned.found.card.name;
  const content = { ...contentOf(planned, caller), number: 0, publishedBy: undefined, archivedBy };
  const bytes = printed(letterOf(content, contentHash(content)), content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, letter: { sha256, bytes: bytes.length, parts: partsOf(bytes.length) } };
}
