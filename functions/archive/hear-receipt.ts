import type { Instant } from '../shared/time.ts';
import { type FindJobDeps, findJob } from './find-job.ts';
import { readReceipt } from './read-receipt.ts';
import type { ArchiveStore } from './store.ts';
import { hear } from './work-job.ts';
import { entryKey } from './write-message.ts';

type Deps = FindJobDeps & { readonly store: Pick<ArchiveStore, 'move'> };

/** The result of a receipt: applied (`heard`), nothing new, or the reason for refusing it. */
export type Heard = 'heard' | 'nothing-new' | 'too-early' | 'no-receipt' | 'unknown-job' | 'other-key';

/** Applies an archive's receipt for a record, by whatever transport, to that record's job only. Idempotent. */
export const hearReceipt =
  (deps: Deps) =>
  async (about: { ownerId: string; recordId: string }, xml: string, now: Instant): Promise<Heard> => {
    const { ownerId, recordId } = about;
    const receipt = readReceipt(xml);
    if (!receipt) return 'no-receipt';
    const job = await findJob(deps, ownerId, recordId);
    if (!job) return 'unknown-job';
    // A misplaced receipt for another entry would mark this job archived although no archive holds its entry. The
    // format allows a receipt without a key.
    if (receipt.says === 'archived' && receipt.key !== '' && receipt.key !== entryKey(job)) return 'other-key';
    return (await hear(deps.store, ownerId, job, receipt, now)) ? 'heard' : 'nothing-new';
  };

/**
 * Notes the archive's answer on a pupil's folder, for the worker to read. An answer may come before our own note of the
 * question (`too-early`): the caller must deliver it again.
 */
export const hearAnswer =
  (deps: Deps) =>
  async (about: { ownerId: string; recordId: string; name: string }, now: Instant): Promise<Heard> => {
    const { ownerId, recordId, name } = about;
    const job = await findJob(deps, ownerId, recordId);
    if (!job) return 'unknown-job';
    if (job.state === 'sending') return 'too-early';
    return (await deps.store.move(ownerId, job, 'answer', { wakeAt: now, answered: name })) ? 'heard' : 'nothing-new';
  };
