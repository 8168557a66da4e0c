import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isOneOf } from '../shared/conditions.ts';
import { type Dynamo, itemsBetween, key, landed } from '../shared/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { type Decision, Job } from './job.ts';
import { isWoken, type JobMove, STEPS } from './rules.ts';

type Changes = Partial<Pick<Job, 'attempt' | 'wakeAt' | 'reason' | 'systemId' | 'archivedAt'>>;
export type ArchiveStore = ReturnType<typeof archiveStore>;

/** Archive jobs: written once, moved by conditions, looked for by when they are due. */
export function archiveStore(client: Dynamo, table: string) {
  const pkOf = (ownerId: string, pupilId: string) => key(ownerId, 'ARCHIVE', pupilId);
  const keyOf = (ownerId: string, { pupilId, sentAt, warningId }: Job) => ({
    pk: pkOf(ownerId, pupilId),
    sk: key('JOB', sentAt, warningId),
  });
  const dueKeys = (ownerId: string, { warningId }: Job, wakeAt: Instant) => ({
    gsi2pk: key(ownerId, 'ARCHIVE-JOBS'),
    gsi2sk: key(wakeAt, warningId),
  });
  return {
    /** Writes a new job; `false` when it is there already: a replay met its own. */
    put: (ownerId: string, job: Job): Promise<boolean> =>
      landed(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...keyOf(ownerId, job), ...job, ...(isWoken(job.state) && dueKeys(ownerId, job, job.wakeAt)) },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),

    /** A pupil's jobs in the order of the warnings, strongly consistent: one query. */
    async ofPupil(ownerId: string, pupilId: string): Promise<readonly Job[]> {
      const items = await itemsBetween(client, table, pkOf(ownerId, pupilId), 'JOB#', 'JOB#~');
      return items.map((item) => Job.parse(item));
    },

    /**
     * One step of the state machine: lands only from the states it is legal from and in the attempt that was read, so that of two who try one wins. A
     * receipt holds for any attempt.
     */
    move: (ownerId: string, job: Job, move: JobMove, changes: Changes = {}, decision?: Decision): Promise<boolean> => {
      const { from, to } = STEPS[move];
      const set = {
        ...changes,
        state: to,
        ...(isWoken(to) && dueKeys(ownerId, job, changes.wakeAt ?? job.wakeAt)),
      };
      const given = Object.entries(set).filter(([, value]) => value !== undefined);
      const legal = isOneOf('state', from);
      const anyAttempt = move === 'archive';
      const assignments = given.map(([name]) => `#${name} = :${name}`);
      if (decision) assignments.push('decisions = list_append(decisions, :decision)');
      return landed(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(ownerId, job),
            UpdateExpression: `SET ${assignments.join(', ')}${isWoken(to) ? '' : ' REMOVE gsi2pk, gsi2sk'}`,
            ConditionExpression: `${legal.condition}${anyAttempt ? '' : ' AND attempt = :read'}`,
            ExpressionAttributeNames: Object.fromEntries(given.map(([name]) => [`#${name}`, name])),
            ExpressionAttributeValues: {
              ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
              ...legal.values,
              ...(!anyAttempt && { ':read': job.attempt }),
              ...(decision && { ':decision': [decision] }),
            },
          }),
        ),
      );
    },

    /** Jobs that should be looked at by now, the longest waiting first (an index: a moment behind). */
    async due(ownerId: string, now: Instant, limit: number): Promise<readonly Job[]> {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'gsi2',
          KeyConditionExpression: 'gsi2pk = :pk AND gsi2sk <= :now',
          ExpressionAttributeValues: { ':pk': key(ownerId, 'ARCHIVE-JOBS'), ':now': `${now}~` },
          Limit: limit,
        }),
      );
      return (page.Items ?? []).map((item) => Job.parse(item));
    },
  };
}
