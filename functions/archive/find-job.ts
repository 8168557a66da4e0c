import type { Job } from './job.ts';
import { KINDS } from './rules.ts';
import type { Sources } from './sources.ts';
import type { ArchiveStore } from './store.ts';

export type FindJobDeps = {
  readonly sources: Sources;
  readonly store: Pick<ArchiveStore, 'ofPupil'>;
};

/**
 * A record's job, strongly consistent. Jobs are keyed by pupil, and the record holds the pupil's id, so no URL and no
 * file name says whom it is about, and no second record can contradict the first. Two round trips, of any kind.
 */
export async function findJob(
  { sources, store }: FindJobDeps,
  ownerId: string,
  recordId: string,
): Promise<Job | undefined> {
  const found = await Promise.all(KINDS.map((kind) => sources[kind].sent(ownerId, recordId)));
  const sent = found.find((each) => each !== undefined);
  const jobs = sent ? await store.ofPupil(ownerId, sent.pupilId) : [];
  return jobs.find((job) => job.recordId === recordId);
}
