import * as z from 'zod/mini';
import { errorFields, log } from '../shared/logger.ts';
import { type Moment, momentOf } from '../shared/time.ts';
import type { HouseSettings } from './deliver-news.ts';
import type { ReminderSettings } from './remind-teachers.ts';

/** What holds at an owner, for the jobs. */
export type OwnerHouse = { readonly at: (schoolId?: string) => HouseSettings & ReminderSettings };
/** One owner's part of a job: how many people each piece of work told, or why it failed. */
export type Job = (ownerId: string, house: OwnerHouse, now: Moment) => Promise<readonly PromiseSettledResult<number>[]>;

type Deps = {
  readonly name: string;
  readonly ownerIds: readonly string[];
  readonly settings: { of(ownerId: string): Promise<OwnerHouse> };
  readonly job: Job;
};

/** What the schedule sends: the time it stands for, so that a late or repeated run works on the right day. */
const Scheduled = z.object({ time: z.iso.datetime({ offset: true }) });

/**
 * Runs a job for every owner. What fails holds up nothing else; then the whole run fails, and is made again by Lambda: everything
 * in it may be done twice.
 */
export const runJob =
  ({ name, ownerIds, settings, job }: Deps) =>
  async (event: unknown): Promise<{ readonly told: number }> => {
    const now = momentOf(Date.parse(Scheduled.parse(event).time));
    let told = 0;
    let failed = 0;
    for (const ownerId of ownerIds) {
      const outcomes = await settings
        .of(ownerId)
        .then((house) => job(ownerId, house, now))
        .catch((reason: unknown) => [{ status: 'rejected', reason }] as const);
      for (const one of outcomes) {
        if (one.status === 'fulfilled') told += one.value;
        else {
          failed += 1;
          log('error', 'job-failed', { consumer: name, ownerId, ...errorFields(one.reason) });
        }
      }
    }
    if (told > 0) log('info', 'job-told', { consumer: name, count: told });
    if (failed > 0) throw new Error(`${failed} parts of the job failed; the run is safe to repeat.`);
    return { told };
  };
