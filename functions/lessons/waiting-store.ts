import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Dynamo, key, queryOf } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';

/** A lesson that waits for its teacher, as the index has it: what is confirmed or cancelled is not in there. */
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
  /** Its place in the list. */
  gsi2sk: z.string(),
});
export type Waiting = z.output<typeof Waiting>;

/** Which of them: from a day on, up to a place in the list that is not included, and how many are looked at first. */
export type WaitingRange = { readonly from: Day; readonly before: string; readonly first: number };

/**
 * A teacher's lessons that wait for confirmation, newest first, page by page as they are wanted (an index: a moment
 * behind). The first page is small; whoever looks further passes over lessons of a school that went live later, and
 * gets them in as few pages as there can be.
 */
export const waitingLessons = (client: Dynamo, table: string) =>
  async function* (ownerId: string, staffId: string, { from, before, first }: WaitingRange): AsyncGenerator<Waiting> {
    if (from > before) return;
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          // A place in the list begins with its day and goes on, so that it sorts after the bare day.
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
