import type { Instant } from '../shared/time.ts';
import type { WarningsLookup } from '../warnings/lookup.ts';
import { readReceipt } from './read-receipt.ts';
import type { ArchiveStore } from './store.ts';
import { hear } from './work-job.ts';
import { entryKey } from './write-message.ts';

type Deps = {
  readonly store: Pick<ArchiveStore, 'ofPupil' | 'move'>;
  readonly warnings: Pick<WarningsLookup, 'sent'>;
};

/** The result of a receipt: applied (`heard`), nothing new, or the reason for refusing it. */
export type Heard = 'heard' | 'nothing-new' | 'too-early' | 'no-receipt' | 'unknown-job' | 'other-key';

/** Applies an archive's receipt for a warning, by whatever transport, to that warning's job only. Idempotent. */
export const hearReceipt =
  ({ store, warnings }: Deps) =>
  async (about: { ownerId: string; warningId: string }, xml: string, now: Instant): Promise<Heard> => {
    const { ownerId, warningId } = about;
    const receipt = readReceipt(xml);
    if (!receipt) return 'no-receipt';
    const sent = await warnings.sent(ownerId, warningId);
    const jobs = sent ? await store.ofPupil(ownerId, sent.pupilId) : [];
    const job = jobs.find((candidate) => candidate.warningId === warningId);
    if (!job) return 'unknown-job';
    // A misplaced receipt for another entry would mark this job archived although no archive holds its entry. The
    // format allows a receipt without a key.
    if (receipt.says === 'archived' && receipt.key !== '' && receipt.key !== entryKey(warningId)) return 'other-key';
    return (await hear(store, ownerId, job, receipt, now)) ? 'heard' : 'nothing-new';
  };

/**
 * Notes the archive's answer on a pupil's folder, for the worker to read. An answer may come before our own note of the
 * question (`too-early`): the caller must deliver it again.
 */
export const hearAnswer =
  ({ store, warnings }: Deps) =>
  async (about: { ownerId: string; warningId: string; name: string }, now: Instant): Promise<Heard> => {
    const { ownerId, warningId, name } = about;
    const sent = await warnings.sent(ownerId, warningId);
    const jobs = sent ? await store.ofPupil(ownerId, sent.pupilId) : [];
    const job = jobs.find((candidate) => candidate.warningId === warningId);
    if (!job) return 'unknown-job';
    if (job.state === 'sending') return 'too-early';
    return (await store.move(ownerId, job, 'answer', { wakeAt: now, answered: name })) ? 'heard' : 'nothing-new';
  };
