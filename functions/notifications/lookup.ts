import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Dynamo, key } from '../shared/dynamo.ts';

export type InboxLookup = ReturnType<typeof inboxLookup>;
type Person = { readonly kind: 'guardian' | 'pupil' | 'staff'; readonly id: string };

/** What the sender asks the inbox. Read-only, one round trip (decision 017). */
export function inboxLookup(client: Dynamo, table: string) {
  return {
    /** True when the person has read the item; an item that is gone need not be told of either. */
    async isRead(ownerId: string, person: Person, itemId: string): Promise<boolean> {
      const Key = { pk: key(ownerId, person.kind.toUpperCase(), person.id), sk: key('INBOX', itemId) };
      const found = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return found.Item === undefined || found.Item.readAt !== undefined;
    },
  };
}
