import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { conditionMet, type Dynamo, itemAt, key } from '../shared/table/dynamo.ts';
import { type Day, epochSeconds, type Instant } from '../shared/time.ts';

export type JobRunStore = ReturnType<typeof jobRunStore>;

/** How long a run is kept, in seconds: longer than any run can be repeated. */
const KEPT_SECONDS = 40 * 86_400;

/** The days on which a job has completed for an owner, `owner#JOBS` / `job#day`. */
export function jobRunStore(client: Dynamo, table: string) {
  const place = (ownerId: string, job: string, day: Day) => ({ pk: key(ownerId, 'JOBS'), sk: key(job, day) });
  return {
    /** True when the job has completed for this owner and day. */
    async isDone(ownerId: string, job: string, day: Day): Promise<boolean> {
      return (await itemAt(client, table, place(ownerId, job, day))) !== undefined;
    },

    /** Marks the job's day as done; marking it again changes nothing. */
    async markDone(ownerId: string, job: string, day: Day, at: Instant): Promise<void> {
      const Item = { ...place(ownerId, job, day), doneAt: at, expiresAtSeconds: epochSeconds(at) + KEPT_SECONDS };
      const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      await conditionMet(client.send(put));
    },
  };
}
