import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { newId } from '../shared/ids.ts';
import { commit, type WriteAction } from '../shared/table/commit.ts';
import { type Dynamo, firstItems, key, queryOf } from '../shared/table/dynamo.ts';
import { type Decision, Job } from './job.ts';
import type { JobList } from './job-lists.ts';
import { stepOf } from './store.ts';

export type QueueStore = ReturnType<typeof queueStore>;

/** A job with its place in its list, which a cursor continues from. */
const Listed = z.extend(Job, { gsi1sk: z.string() });
type Listed = z.output<typeof Listed>;

type Page = { readonly list: JobList; readonly limit: number; readonly after?: string | undefined };
/** What an operator has decided, to be written with the answer that a repeat gets. */
type Decided = { readonly job: Job; readonly decision: Decision; readonly reply: WriteAction };

/** A job that waits is looked at oldest first; of what came to rest the latest is of interest. */
const isOldestFirst = (list: JobList): boolean => list === 'waiting' || list === 'failed';

/** What the operator sees of the jobs and does to them. Lists are an index: a moment behind. */
export function queueStore(client: Dynamo, table: string) {
  const pkOf = (ownerId: string, list: JobList) => key(ownerId, 'ARCHIVE-STATE', list);
  return {
    /** Jobs of one list, at most `limit`, after a place in it: one query. */
    async page(ownerId: string, { list, limit, after }: Page): Promise<readonly Listed[]> {
      const forward = isOldestFirst(list);
      const part = { index: 'gsi1', pk: pkOf(ownerId, list), [forward ? 'after' : 'before']: after } as const;
      const items = await firstItems(client, { ...queryOf(table, part), ScanIndexForward: forward }, limit);
      return items.map((item) => Listed.parse(item));
    },

    /** How many jobs a list has, counted up to `most`: what lies beyond is not read. */
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
     * Makes an operator's move, with the decision and the stored answer, or nothing of it: `false` when the job is not
     * as it was read, or the key has been answered meanwhile. A retried job is due at once.
     */
    async decide(ownerId: string, { job, decision, reply }: Decided): Promise<boolean> {
      const { move, at } = decision;
      const changes = move === 'retry' ? { wakeAt: at } : {};
      const update = stepOf(table, ownerId, job, { move, changes, decision });
      return (await commit(client, newId(), [{ Update: update }, reply])).ok;
    },
  };
}
