import * as z from 'zod/mini';
import { errorFields, log } from '../logger.ts';
import { type Moment, momentOf } from '../time.ts';

/** One owner's part of a job: for each piece of work the amount done, or the failure. */
export type OwnerJob = (ownerId: string, now: Moment) => Promise<readonly PromiseSettledResult<number>[]>;

/** The schedule's event: the scheduled time, so that a late or repeated run works on the right day. */
const Scheduled = z.object({ time: z.iso.datetime({ offset: true }) });

/**
 * Runs a scheduled job for every owner. One owner's failure does not stop the others; the invocation then fails, so
 * that Lambda retries it. Jobs must be safe to repeat. Logs the amount of work and each failure under the job's name.
 */
export const everyOwner =
  (name: string, ownerIds: readonly string[], job: OwnerJob) =>
  async (event: unknown): Promise<{ readonly done: number }> => {
    const now = momentOf(Date.parse(Scheduled.parse(event).time));
    let done = 0;
    let failed = 0;
    for (const ownerId of ownerIds) {
      const outcomes = await job(ownerId, now).catch((reason: unknown) => [{ status: 'rejected', reason }] as const);
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') done += outcome.value;
        else {
          failed += 1;
          log('error', 'job-failed', { consumer: name, ownerId, ...errorFields(outcome.reason) });
        }
      }
    }
    if (done > 0) log('info', 'job-done', { consumer: name, count: done });
    if (failed > 0) throw new Error(`${failed} parts of the job failed; the run is safe to repeat.`);
    return { done };
  };
