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

/** What became of a receipt: `heard`, nothing new in it, or why it is refused. */
export type Heard = 'heard' | 'nothing-new' | 'too-early' | 'no-receipt' | 'unknown-job' | 'other-key';

/**
 * A receipt that an archive brings for a warning, in whatever way: it counts for that job only, and only if it is one.
 * Twice is as once.
 */
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
    // A receipt for another entry, laid in the wrong place, would mark as archived what no archive holds; the format
    // lets the key be left out.
    if (receipt.says === 'archived' && receipt.key !== '' && receipt.key !== entryKey(warningId)) return 'other-key';
    return (await hear(store, ownerId, job, receipt, now)) ? 'heard' : 'nothing-new';
  };

/**
 * The archive has laid its answer on a pupil's folder under its name: the job goes on, and the worker reads it. An
 * answer may be faster than our own note that we have asked (`too-early`): whoever brings it brings it again.
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
