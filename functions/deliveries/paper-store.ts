import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionFailed, type Dynamo, key } from '../shared/dynamo.ts';
import { Delivery, type DeliveryName } from './record.ts';
import { keyOf } from './store.ts';

export type PaperStore = ReturnType<typeof paperStore>;
type Done = NonNullable<Delivery['paperDone']>;

/** What a school must bring on paper, and that it did. */
export function paperStore(client: Dynamo, table: string) {
  return {
    /** A school's open paper tasks, the oldest first, at most `limit` (an index: a moment behind). */
    async open(ownerId: string, schoolId: string, limit: number): Promise<readonly Delivery[]> {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :pk',
          ExpressionAttributeValues: { ':pk': key(ownerId, 'SCHOOL', schoolId, 'PAPER-TASKS') },
          Limit: limit,
        }),
      );
      return (page.Items ?? []).map((item) => Delivery.parse(item));
    },

    /** Notes that it was brought: the first time stays, and is returned. `undefined` where there is no task, or none any more. */
    async done(name: DeliveryName, done: Done): Promise<Done | undefined> {
      try {
        const after = await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(name),
            UpdateExpression: 'SET paperDone = if_not_exists(paperDone, :done) REMOVE gsi1pk, gsi1sk, gsi2pk, gsi2sk',
            ConditionExpression: 'attribute_exists(paperAt) AND attribute_not_exists(letGoAt)',
            ExpressionAttributeValues: { ':done': done },
            ReturnValues: 'ALL_NEW',
          }),
        );
        return Delivery.parse(after.Attributes).paperDone;
      } catch (error) {
        if (conditionFailed(error)) return undefined;
        throw error;
      }
    },
  };
}
