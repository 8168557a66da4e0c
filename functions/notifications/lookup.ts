import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Dynamo, key } from '../shared/dynamo.ts';

export type InboxLookup = ReturnType<typeof inboxLookup>;
type Person = { readonly kind: 'guardian' | 'pupil' | 'staff'; readonly id: string };

/** Whether the person has read an item, and whether later news has left it without a point. */
export type Standing = { readonly read: boolean; readonly overtaken: boolean };

/** What the sender asks the inbox. Read-only, one round trip (decision 017). */
export function inboxLookup(client: Dynamo, table: string) {
  return {
    /** How an item stands; one that is gone need not be told of by a second way, and is overtaken by nothing. */
    async standing(ownerId: string, person: Person, itemId: string): Promise<Standing> {
      const Key = { pk: key(ownerId, person.kind.toUpperCase(), person.id), sk: key('INBOX', itemId) };
      const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return { read: Item === undefined || Item.readAt !== undefined, overtaken: Item?.overtakenAt !== undefined };
    },
  };
}
