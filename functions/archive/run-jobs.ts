import type { OwnerJob } from '../shared/jobs/owner-jobs.ts';
import { log } from '../shared/logger.ts';
import type { Instant } from '../shared/time.ts';
import type { Job } from './job.ts';
import { isLate } from './rules.ts';
import type { ArchiveStore } from './store.ts';

type Deps = {
  readonly store: Pick<ArchiveStore, 'due'>;
  readonly work: (ownerId: string, job: Job, now: Instant) => Promise<void>;
};

/**
 * The most jobs of one owner in one run: three rounds of an archive's minute and a half fit into a run. The next run
 * continues.
 */
const MOST = 24;
const AT_ONCE = 8;

/** Works through one owner's due jobs: several pupils in parallel, one pupil's jobs in the order of sending. */
export const runJobs =
  ({ store, work }: Deps): OwnerJob =>
  async (ownerId, { instant }) => {
    const due = await store.due(ownerId, instant, MOST);
    const late = due.filter((job) => isLate(job.sentAt, instant)).length;
    if (late > 0) log('error', 'archive-jobs-late', { ownerId, count: late });
    const pupils = [...Map.groupBy(due, (job) => job.pupilId).values()];
    const outcomes: PromiseSettledResult<number>[] = [];
    for (let start = 0; start < pupils.length; start += AT_ONCE) {
      const some = pupils.slice(start, start + AT_ONCE);
      outcomes.push(
        ...(await Promise.allSettled(some.map((jobs) => inOrder(jobs, (job) => work(ownerId, job, instant))))),
      );
    }
    return outcomes;
  };

async function inOrder(jobs: readonly Job[], work: (job: Job) => Promise<void>): Promise<number> {
  for (const job of [...jobs].sort((a, b) => (a.sentAt < b.sentAt ? -1 : 1))) await work(job);
  return jobs.length;
}
