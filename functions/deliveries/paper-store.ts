import { type Dynamo, firstItems, key, queryOf } from '../shared/table/dynamo.ts';
import { Delivery, type DeliveryName } from './record.ts';
import { changed, keyOf, LEAVES } from './store.ts';

export type PaperStore = ReturnType<typeof paperStore>;
type Done = NonNullable<Delivery['paperDone']>;

/** A school's paper tasks and their completion. */
export function paperStore(client: Dynamo, table: string) {
  return {
    /** A school's open paper tasks, oldest first, at most `limit` (index: eventually consistent). */
    async open(ownerId: string, schoolId: string, limit: number): Promise<readonly Delivery[]> {
      const part = { index: 'gsi1', pk: key(ownerId, 'SCHOOL', schoolId, 'PAPER-TASKS') } as const;
      const items = await firstItems(client, queryOf(table, part), limit);
      return items.map((item) => Delivery.parse(item));
    },

    /** Completes a task and returns the first completion. `undefined` when there never was a task. */
    async done(name: DeliveryName, done: Done): Promise<Done | undefined> {
      const after = await changed(client, {
        TableName: table,
        Key: keyOf(name),
        UpdateExpression: `SET paperDone = if_not_exists(paperDone, :done) ${LEAVES}`,
        ConditionExpression: 'attribute_exists(paperAt)',
        ExpressionAttributeValues: { ':done': done },
      });
      return after?.paperDone;
    },
  };
}
