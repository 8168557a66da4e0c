import * as z from 'zod/mini';
import { commit, type WriteAction } from '../shared/table/commit.ts';
import { allItems, type Dynamo, key } from '../shared/table/dynamo.ts';
import { newId } from '../shared/ids.ts';

/** An item as it lies in the table, `SCHOOL#school#{{FEATURE}}` / `ITEM#id`. */
const StoredItem = z.object({ itemId: z.string(), title: z.string(), createdAt: z.string(), createdBy: z.string() });
export type StoredItem = z.output<typeof StoredItem>;
export type {{Feature}}Store = ReturnType<typeof {{camel}}Store>;

/** {{todo}}: what is kept here, for how long, and what makes two writers at once safe. */
export function {{camel}}Store(client: Dynamo, table: string) {
  const pkOf = (ownerId: string, schoolId: string) => key(ownerId, 'SCHOOL', schoolId, '{{FEATURE}}');
  return {
    /** Everything of a school, oldest first. */
    async list(ownerId: string, schoolId: string): Promise<readonly StoredItem[]> {
      const items = await allItems(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pkOf(ownerId, schoolId), ':prefix': 'ITEM#' },
        ConsistentRead: true,
      });
      return items.map((item) => StoredItem.parse(item));
    },

    /** An item together with the answer that told of it, both or neither. `moved`: the key was answered meanwhile. */
    async add(ownerId: string, schoolId: string, item: StoredItem, reply: WriteAction): Promise<'saved' | 'moved'> {
      const put: WriteAction = {
        Put: {
          TableName: table,
          Item: { pk: pkOf(ownerId, schoolId), sk: key('ITEM', item.itemId), ...item },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      };
      return (await commit(client, newId(), [put, reply])).ok ? 'saved' : 'moved';
    },
  };
}
