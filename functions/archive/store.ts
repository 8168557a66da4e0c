import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionMet, type Dynamo, firstItems, itemsBetween, key, queryOf } from '../shared/table/dynamo.ts';
import { stateStep } from '../shared/table/state-step.ts';
import type { Instant } from '../shared/time.ts';
import { type Decision, inForm, Job } from './job.ts';
import { jobKey, jobsPk } from './job-key.ts';
import { listOf } from './job-lists.ts';
import { isSettled, isWoken, type JobMove, type JobState, STEPS } from './rules.ts';

type Changes = Partial<Pick<Job, 'attempt' | 'wakeAt' | 'reason' | 'answered' | 'systemId' | 'archivedAt'>>;
type JobStep = { readonly move: JobMove; readonly changes?: Changes; readonly decision?: Decision | undefined };
export type ArchiveStore = ReturnType<typeof archiveStore>;

const dueKeys = (ownerId: string, { recordId }: Job, wakeAt: Instant) => ({
  gsi2pk: key(ownerId, 'ARCHIVE-JOBS'),
  gsi2sk: key(wakeAt, recordId),
});

/**
 * The operator's list of a job: its state's list, sorted by the time of sending until the job is settled, and by the
 * time of settlement after that. A try changes neither, so that a page stays the same a minute later.
 */
const listKeys = (ownerId: string, { recordId, sentAt }: Job, state: JobState, settledAt: Instant = sentAt) => ({
  gsi1pk: key(ownerId, 'ARCHIVE-STATE', listOf(state)),
  gsi1sk: key(isSettled(state) ? settledAt : sentAt, recordId),
});

/**
 * One step of the state machine as an update, legal only from its `from` states and for the attempt that was read. A
 * receipt holds for any attempt; a person's decision fails after another decision.
 */
export function stepOf(table: string, ownerId: string, job: Job, { move, changes = {}, decision }: JobStep) {
  const { from, to } = STEPS[move];
  const woken = isWoken(to);
  return {
    TableName: table,
    Key: jobKey(ownerId, job),
    ...stateStep({
      state: 'state',
      from,
      set: {
        ...changes,
        state: to,
        ...listKeys(ownerId, job, to, changes.archivedAt ?? decision?.at),
        ...(woken && dueKeys(ownerId, job, changes.wakeAt ?? job.wakeAt)),
      },
      append: decision && { decisions: [decision] },
      drop: woken ? [] : ['gsi2pk', 'gsi2sk'],
      asRead: { attempt: move === 'archive' ? undefined : job.attempt },
      also: decision && { condition: 'size(decisions) = :made', values: { ':made': job.decisions.length } },
    }),
  };
}

/** Archive jobs: written once, moved under conditions, found by due time. */
export function archiveStore(client: Dynamo, table: string) {
  return {
    /** Writes a new job; `false` when it exists already. */
    put: (ownerId: string, job: Job): Promise<boolean> =>
      conditionMet(
        client.send(
          new PutCommand({
            TableName: table,
            Item: {
              ...jobKey(ownerId, job),
              ...job,
              ...listKeys(ownerId, job, job.state, job.archivedAt),
              ...(isWoken(job.state) && dueKeys(ownerId, job, job.wakeAt)),
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),

    /** A pupil's jobs in the order of sending, strongly consistent: one query. */
    async ofPupil(ownerId: string, pupilId: string): Promise<readonly Job[]> {
      const items = await itemsBetween(client, table, jobsPk(ownerId, pupilId), 'JOB#', 'JOB#~');
      return items.map((item) => Job.parse(inForm(item)));
    },

    /** Makes one step; of two concurrent attempts one wins. */
    move: (ownerId: string, job: Job, move: JobMove, changes: Changes = {}, decision?: Decision): Promise<boolean> =>
      conditionMet(client.send(new UpdateCommand(stepOf(table, ownerId, job, { move, changes, decision })))),

    /** Due jobs, the longest waiting first (index: eventually consistent). */
    async due(ownerId: string, now: Instant, limit: number): Promise<readonly Job[]> {
      const query = queryOf(table, { index: 'gsi2', pk: key(ownerId, 'ARCHIVE-JOBS'), to: `${now}~` });
      const items = await firstItems(client, query, limit);
      return items.map((item) => Job.parse(inForm(item)));
    },
  };
}
