import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Dynamo, key, queryOf } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';

/** A lesson that waits for its teacher; the index has no confirmed or cancelled lessons. */
const Waiting = z.object({
  id: z.string(),
  groupId: z.string(),
  groupName: z.optional(z.string()),
  schoolId: z.optional(z.string()),
  subject: z.optional(z.string()),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  room: z.optional(z.string()),
  /** The lesson's place in the list. */
  gsi2sk: z.string(),
});
export type Waiting = z.output<typeof Waiting>;

/** A range of the list: from a day, up to but not including a place, with the size of the first read. */
export type WaitingRange = { readonly from: Day; readonly before: string; readonly first: number };

/**
 * A teacher's lessons that wait for confirmation, newest first, page by page on demand (an index, eventually
 * consistent). The first page is small; a reader that continues is skipping lessons from before a school went live, so
 * further pages are as large as possible.
 */
export const waitingLessons = (client: Dynamo, table: string) =>
  async function* (ownerId: string, staffId: string, { from, before, first }: WaitingRange): AsyncGenerator<Waiting> {
    if (from > before) return;
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          // A place in the list begins with its day and is longer, so that it sorts after the bare day.
          ...queryOf(table, { index: 'gsi2', pk: key(ownerId, 'STAFF', staffId, 'UNCONFIRMED'), from, to: before }),
          ScanIndexForward: false,
          ...(start ? { ExclusiveStartKey: start } : { Limit: first }),
        }),
      );
      const found = (page.Items ?? []).map((item) => Waiting.parse(item));
      yield* found.filter(({ gsi2sk }) => gsi2sk !== before);
      start = page.LastEvaluatedKey;
    } while (start);
  };
