import { key } from '../shared/table/dynamo.ts';
import type { Job } from './job.ts';

/** Where a pupil's jobs lie. */
export const jobsPk = (ownerId: string, pupilId: string): string => key(ownerId, 'ARCHIVE', pupilId);

/** Where a job lies: a pupil's jobs sort by the time of sending. */
export const jobKey = (
  ownerId: string,
  { pupilId, sentAt, recordId }: Pick<Job, 'pupilId' | 'sentAt' | 'recordId'>,
) => ({
  pk: jobsPk(ownerId, pupilId),
  sk: key('JOB', sentAt, recordId),
});
