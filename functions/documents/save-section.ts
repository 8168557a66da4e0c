import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { stale } from '../shared/errors.ts';
import { canonicalJson } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { laterBy } from '../shared/time.ts';
import type { AuthorizeDeps } from './authorize.ts';
import { cleaned, faultsOfSection } from './field-rules.ts';
import { viewerOf } from './open-document.ts';
import { endOfQuestion } from './question.ts';
import { loadSection, type SectionName } from './read-section.ts';
import type { Meta, Revision, SectionText } from './record.ts';
import { refuse } from './refusals.ts';
import {
  LEASE_MS,
  leaseOfOther,
  MOST_DOCUMENT_BYTES,
  MOST_SECTION_BYTES,
  REVISION_MS,
  revisionSlot,
  STEPS,
} from './rules.ts';
import type { SectionView } from './schema.ts';
import { changedBy, stepOf, withoutApproval } from './steps.ts';
import type { DocumentsStore } from './store.ts';
import type { SectionValues } from './template.ts';
import { showSection } from './view.ts';

export type SaveDeps = AuthorizeDeps & {
  readonly store: Pick<DocumentsStore, 'withSection' | 'deputyOf' | 'saveSection'>;
};
type Input = SectionName & { readonly values: SectionValues; readonly ifMatch: number };

/**
 * Saves a section as it is written: two reads and one transaction. A text that somebody else has saved meanwhile is
 * never overwritten: the author gets 412, and reads both. What is saved already is not written again. A change of a
 * text that was asked about or approved voids that (I4).
 */
export const saveSection = (deps: SaveDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof SectionView> | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const load = async (): Promise<undefined> => undefined;
    const found = await loadSection(deps, caller, { name: input, right: 'edit', load });
    const { meta, section, text, card } = found;
    const faults = faultsOfSection(section, input.values);
    const [first] = faults;
    if (first) throw refuse(first.code, first.params, { faults });
    const values = cleaned(section, input.values);
    const viewer = viewerOf(found, caller);
    if (canonicalJson(values) === canonicalJson(text.values)) return showSection(text, viewer);
    mustBeOpen(meta);
    if (input.ifMatch !== text.version) throw stale(text.version);
    const sizes = sizesAfter(meta, input.sectionId, values);
    const at = moment.instant;
    const after: SectionText = {
      sectionId: input.sectionId,
      values,
      version: text.version + 1,
      by: card.staffId,
      byName: card.name,
      at,
      // A colleague's lease stays: it tells both that they write in the same section.
      lease: leaseOfOther(text.lease, card.staffId, at)
        ? text.lease
        : { staffId: card.staffId, name: card.name, until: laterBy(at, LEASE_MS) },
    };
    const revision: Revision = {
      sectionId: input.sectionId,
      values,
      by: card.staffId,
      byName: card.name,
      at,
      slot: revisionSlot(at),
    };
    const voids = meta.state !== 'draft';
    const head = headAfter({ ...meta, bytes: sizes }, { before: meta, voids, at, by: card.staffId });
    const steps = voids ? [stepOf({ what: 'edit' }, card, { at, version: meta.version + 1 })] : [];
    const facts = endOfQuestion(meta, { ownerId, at, by: card.staffId, version: meta.version + 1 });
    const saved = await deps.store.saveSection({ ownerId, meta, head, steps, facts, text: after, revision });
    if (saved === 'stale') throw stale(text.version + 1);
    return saved === 'saved' ? showSection(after, viewer) : 'moved';
  });

/** Refuses a change of a document that is closed. */
export function mustBeOpen({ state }: Pick<Meta, 'state'>): void {
  if (STEPS.edit.from.includes(state)) return;
  if (state === 'archived') throw refuse('documents.archived');
  throw refuse(state === 'discarded' ? 'documents.discarded' : 'documents.finished');
}

/** The size of a section's text as it is counted: the bytes of its JSON. */
export const bytesOf = (values: SectionValues): number => Buffer.byteLength(JSON.stringify(values));
const KB = 1000;

/** The sizes of all sections after the saving; refuses what is too long, with the number. */
function sizesAfter({ bytes = {} }: Meta, sectionId: string, values: SectionValues): Record<string, number> {
  const own = bytesOf(values);
  const mostSection = MOST_SECTION_BYTES / KB;
  if (own > MOST_SECTION_BYTES)
    throw refuse(
      'documents.section-too-long',
      { kilobytes: Math.ceil(own / KB), most: mostSection },
      { at: '/values' },
    );
  const after = { ...bytes, [sectionId]: own };
  const sum = Object.values(after).reduce((total, size) => total + size, 0);
  const most = MOST_DOCUMENT_BYTES / KB;
  if (sum > MOST_DOCUMENT_BYTES)
    throw refuse('documents.document-too-long', { kilobytes: Math.ceil(sum / KB), most }, { at: '/values' });
  return after;
}

type Saving = { readonly before: Meta; readonly voids: boolean; readonly at: string; readonly by: string };

/**
 * The head, where the saving must change it: an approval is void, lists have shown an old time for ten minutes, or the
 * section has grown past the thousand bytes to which the head knows its size. Otherwise two people who write in two
 * sections would wait for each other.
 */
function headAfter(after: Meta, { before, voids, at, by }: Saving): Meta | undefined {
  const isOld = Date.parse(at) - Date.parse(before.updatedAt) >= REVISION_MS;
  const steps = (sizes: Meta['bytes'] = {}) =>
    JSON.stringify(Object.values(sizes).map((size) => Math.floor(size / KB)));
  if (!voids && !isOld && steps(before.bytes) === steps(after.bytes)) return undefined;
  const changed = changedBy(after, { staffId: by }, at);
  return voids ? withoutApproval(changed) : changed;
}
