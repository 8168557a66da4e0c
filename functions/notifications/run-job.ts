import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import type { Moment } from '../shared/time.ts';
import type { EventSettings } from './deliver-events.ts';
import type { ReminderSettings } from './remind-teachers.ts';

/** An owner's settings, for the jobs. */
export type JobSettings = { readonly at: (schoolId?: string) => EventSettings & ReminderSettings };
/** One owner's part of a job: per piece of work the number of people notified, or the failure. */
export type Job = (
  ownerId: string,
  settings: JobSettings,
  now: Moment,
) => Promise<readonly PromiseSettledResult<number>[]>;

type Deps = {
  readonly name: string;
  readonly ownerIds: readonly string[];
  readonly settings: { of(ownerId: string): Promise<JobSettings> };
  readonly job: Job;
};

/** Runs a job for every owner, with the owner's current settings. */
export const runJob = ({ name, ownerIds, settings, job }: Deps) =>
  everyOwner(name, ownerIds, async (ownerId, now) => job(ownerId, await settings.of(ownerId), now));
