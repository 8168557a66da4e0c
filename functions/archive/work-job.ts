import { log } from '../shared/logger.ts';
import { type Instant, laterBy } from '../shared/time.ts';
import type { Job } from './job.ts';
import type { Receipt } from './read-receipt.ts';
import { isNext, LEASE_MS, RECEIPT_MS, retryAt, TURN_MS } from './rules.ts';
import type { Dated } from './sources.ts';
import type { ArchiveStore } from './store.ts';

/**
 * Hands a record to an archive: returns the receipt, `handed-over` when it comes later, or `searching` when the
 * archive must first find the pupil's folder. Throws when the archive is unavailable or the answer was lost; a retry
 * makes no second entry.
 */
export type HandOver = (ownerId: string, job: Job) => Promise<Receipt | 'handed-over' | 'searching'>;

type Deps = {
  readonly store: Pick<ArchiveStore, 'move' | 'ofPupil'>;
  /** Everything that was sent about a pupil: what has no job yet delays the later ones too. */
  readonly recordsOf: (ownerId: string, pupilId: string) => Promise<readonly Dated[]>;
  readonly handOver: HandOver;
};

/** Moves a due job on, after a fresh read. Of two concurrent calls one wins. */
export const workJob =
  ({ store, recordsOf, handOver }: Deps) =>
  async (ownerId: string, { pupilId, recordId }: Job, now: Instant): Promise<void> => {
    const [jobs, records] = await Promise.all([store.ofPupil(ownerId, pupilId), recordsOf(ownerId, pupilId)]);
    const job = jobs.find((candidate) => candidate.recordId === recordId);
    if (!job || job.wakeAt > now) return;
    if (job.state === 'sending') {
      await store.move(ownerId, job, 'release', { wakeAt: retryAt(now, job.attempt), reason: 'lost' });
      return;
    }
    if (job.state === 'searching') {
      await store.move(ownerId, job, 'ask-again', { wakeAt: now, reason: 'no-answer' });
      return;
    }
    if (job.state === 'sent' || job.state === 'received') {
      await store.move(ownerId, job, 'ask-again', { wakeAt: now, reason: 'no-receipt' });
      return;
    }
    if (job.state !== 'queued') return;
    const before = records.filter(({ sentAt }) => sentAt < job.sentAt);
    const states = before.map((record) => jobs.find((other) => other.recordId === record.recordId)?.state);
    if (!isNext(states)) {
      await store.move(ownerId, job, 'wait', { wakeAt: laterBy(now, TURN_MS) });
      return;
    }
    const claimed = { ...job, attempt: job.attempt + 1 };
    if (!(await store.move(ownerId, job, 'claim', { attempt: claimed.attempt, wakeAt: laterBy(now, LEASE_MS) })))
      return;
    const outcome = await handOver(ownerId, claimed).catch(() => 'away' as const);
    if (outcome === 'away')
      await store.move(ownerId, claimed, 'release', { wakeAt: retryAt(now, claimed.attempt), reason: 'away' });
    else if (outcome === 'searching')
      await store.move(ownerId, claimed, 'search', { wakeAt: laterBy(now, RECEIPT_MS) });
    else if (outcome === 'handed-over')
      await store.move(ownerId, claimed, 'submit', { wakeAt: laterBy(now, RECEIPT_MS) });
    else await hear(store, ownerId, claimed, outcome, now);
  };

/** Applies a receipt to a job; a repeat changes nothing. A failure raises the operator's alarm. */
export async function hear(
  store: Pick<ArchiveStore, 'move'>,
  ownerId: string,
  job: Job,
  receipt: Receipt,
  now: Instant,
): Promise<boolean> {
  if (receipt.says === 'archived')
    return store.move(ownerId, job, 'archive', { systemId: receipt.systemId, archivedAt: now });
  if (receipt.says === 'received') return store.move(ownerId, job, 'receive', { wakeAt: laterBy(now, RECEIPT_MS) });
  const fails = await store.move(ownerId, job, 'fail', { reason: receipt.reason });
  if (fails) log('error', 'archive-job-failed', { ownerId, kind: receipt.reason });
  return fails;
}
