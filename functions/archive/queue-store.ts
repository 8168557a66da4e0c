import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { newId } from '../shared/ids.ts';
import { commit, type WriteAction } from '../shared/table/commit.ts';
import { type Dynamo, firstItems, key, queryOf } from '../shared/table/dynamo.ts';
import { type Decision, inForm, Job } from './job.ts';
import type { JobList } from './job-lists.ts';
import { stepOf } from './store.ts';

export type QueueStore = ReturnType<typeof queueStore>;

/** A job with its position in its list, for the cursor. */
const Listed = z.extend(Job, { gsi1sk: z.string() });
type Listed = z.output<typeof Listed>;

type Page = { readonly list: JobList; readonly limit: number; readonly after?: string | undefined };
/** An operator's decision, with the stored answer for a retry. */
type Decided = { readonly job: Job; readonly decision: Decision; readonly reply: WriteAction };

/** Operators need the oldest of the pending and failed jobs, and the latest of the ended ones. */
const isOldestFirst = (list: JobList): boolean => list === 'waiting' || list === 'failed';

/** The operator's view of the jobs, and decisions. Lists are an index: eventually consistent. */
export function queueStore(client: Dynamo, table: string) {
  const pkOf = (ownerId: string, list: JobList) => key(ownerId, 'ARCHIVE-STATE', list);
  return {
    /** Jobs of one list, at most `limit`, after a position in it: one query. */
    async page(ownerId: string, { list, limit, after }: Page): Promise<readonly Listed[]> {
      const forward = isOldestFirst(list);
      const part = { index: 'gsi1', pk: pkOf(ownerId, list), [forward ? 'after' : 'before']: after } as const;
      const items = await firstItems(client, { ...queryOf(table, part), ScanIndexForward: forward }, limit);
      return items.map((item) => Listed.parse(inForm(item)));
    },

    /** The number of jobs in a list, counted up to `most`. */
    async count(ownerId: string, list: JobList, most: number): Promise<number> {
      let counted = 0;
      let start: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            ...queryOf(table, { index: 'gsi1', pk: pkOf(ownerId, list) }),
            Select: 'COUNT',
            Limit: most - counted,
            ExclusiveStartKey: start,
          }),
        );
        counted += page.Count ?? 0;
        start = page.LastEvaluatedKey;
      } while (start && counted < most);
      return counted;
    },

    /**
     * Writes an operator's move with the decision and the stored answer, all or nothing: `false` when the job has
     * changed since the read, or the key has an answer. A retried job is due at once.
     */
    async decide(ownerId: string, { job, decision, reply }: Decided): Promise<boolean> {
      const { move, at } = decision;
      const changes = move === 'retry' ? { wakeAt: at } : {};
      const update = stepOf(table, ownerId, job, { move, changes, decision });
      return (await commit(client, newId(), [{ Update: update }, reply])).ok;
    },
  };
}
