import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { laterBy } from '../shared/time.ts';
import type { AuthorizeDeps } from './authorize.ts';
import { loadSection, type SectionName } from './read-section.ts';
import { LEASE_MS, leaseOfOther } from './rules.ts';
import { mustBeOpen } from './save-section.ts';
import type { LeaseView } from './schema.ts';
import type { DocumentsStore } from './store.ts';

export type LeaseDeps = AuthorizeDeps & {
  readonly store: Pick<DocumentsStore, 'withSection' | 'deputyOf' | 'lease'>;
};

/**
 * Tells others that the caller writes in a section. It blocks nobody: a colleague's lease stays, and the caller learns
 * of it. Two reads and at most one small write.
 */
export const leaseSection =
  (deps: LeaseDeps) =>
  async (caller: Caller, name: SectionName): Promise<output<typeof LeaseView>> => {
    const { login, moment } = caller;
    const load = async (): Promise<undefined> => undefined;
    const { meta, text, card } = await loadSection(deps, caller, { name, right: 'edit', load });
    mustBeOpen(meta);
    const { documentId, sectionId } = name;
    const { staffId, name: ownName } = card;
    if (leaseOfOther(text.lease, staffId, moment.instant)) return { lease: text.lease ?? null };
    const lease = { staffId, name: ownName, until: laterBy(moment.instant, LEASE_MS) };
    await deps.store.lease(login.ownerId, documentId, { sectionId, lease });
    return { lease: null };
  };
