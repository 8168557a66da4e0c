import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Dynamo, key, landed } from '../shared/dynamo.ts';
import { type Day, epochSeconds, type Instant } from '../shared/time.ts';

export type MarkStore = ReturnType<typeof markStore>;

/** How long a mark is kept, in seconds: longer than any run comes back. */
const KEPT_SECONDS = 40 * 86_400;

/** The days that a job has come through for an owner, `owner#JOBS` / `job#day`. */
export function markStore(client: Dynamo, table: string) {
  const mark = (ownerId: string, job: string, day: Day) => ({ pk: key(ownerId, 'JOBS'), sk: key(job, day) });
  return {
    /** True when a job has come through for an owner on that day. */
    async isDone(ownerId: string, job: string, day: Day): Promise<boolean> {
      const Key = mark(ownerId, job, day);
      return (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item !== undefined;
    },

    /** Marks a job's day as done; marking twice changes nothing. */
    async markDone(ownerId: string, job: string, day: Day, at: Instant): Promise<void> {
      const Item = { ...mark(ownerId, job, day), doneAt: at, expiresAtSeconds: epochSeconds(at) + KEPT_SECONDS };
      const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      await landed(client.send(put));
    },
  };
}
