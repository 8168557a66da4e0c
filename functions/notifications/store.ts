import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { allItems, conditionMet, type Dynamo, key } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import type { Person } from './events.ts';
import { AREAS, INBOX_KINDS, type InboxItem, REFERENCES } from './rules.ts';

const Stored = z.object({
  id: z.string(),
  kind: z.enum(INBOX_KINDS),
  area: z.enum(AREAS),
  pupilId: z.optional(z.string()),
  about: z.object({ kind: z.enum(REFERENCES), id: z.optional(z.string()), day: z.optional(z.string()) }),
  occurredAt: z.string(),
  action: z.string(),
  basis: z.string(),
  readAt: z.optional(z.string()),
  overtakenAt: z.optional(z.string()),
  expiresAtSeconds: z.number(),
});

const partition = (ownerId: string, { kind, id }: Person) => key(ownerId, kind.toUpperCase(), id);
const unread = (ownerId: string, { kind, id }: Person) => key(ownerId, kind.toUpperCase(), id, 'UNREAD');
const placeOf = (ownerId: string, person: Person, id: string) => ({
  pk: partition(ownerId, person),
  sk: key('INBOX', id),
});

export type InboxStore = ReturnType<typeof inboxStore>;

/**
 * Inboxes, each in its person's partition. An item's id begins with the fact's sortable id, so that the sort key orders
 * by time and a retry finds the item it made. Unread items are also in the sparse index `gsi1` and are counted there: a
 * counter would drift when the SDK repeats an update after a lost answer.
 */
export function inboxStore(client: Dynamo, table: string) {
  /** Sets a time and takes the item out of the unread index; an earlier time stays. */
  const settle = (Key: Record<string, string>, field: 'readAt' | 'overtakenAt', at: Instant): Promise<boolean> =>
    conditionMet(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key,
          UpdateExpression: 'SET #field = if_not_exists(#field, :at) REMOVE gsi1pk, gsi1sk',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#field': field },
          ExpressionAttributeValues: { ':at': at },
        }),
      ),
    );
  return {
    ...unreadReads(client, table),

    /** Writes an item once; writing it again changes nothing, read or not. */
    async put(ownerId: string, person: Person, item: InboxItem): Promise<void> {
      await conditionMet(
        client.send(
          new PutCommand({
            TableName: table,
            Item: {
              ...placeOf(ownerId, person, item.id),
              ...item,
              gsi1pk: unread(ownerId, person),
              gsi1sk: item.id,
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
    },

    /** One item of a person. */
    async find(ownerId: string, person: Person, id: string): Promise<InboxItem | undefined> {
      const Key = placeOf(ownerId, person, id);
      const found = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return found.Item && Stored.parse(found.Item);
    },

    /** A page of items, newest first, starting before `before`. */
    async page(ownerId: string, person: Person, limit: number, before?: string): Promise<readonly InboxItem[]> {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: {
            ':pk': partition(ownerId, person),
            ':first': 'INBOX#',
            ':last': before === undefined ? 'INBOX#~' : key('INBOX', before),
          },
          ScanIndexForward: false,
          Limit: before === undefined ? limit : limit + 1,
          ConsistentRead: true,
        }),
      );
      const items = (page.Items ?? []).map((item) => Stored.parse(item));
      return items.filter((item) => item.id !== before).slice(0, limit);
    },

    /**
     * Marks an item as overtaken: it stays, but counts as unread no more. The first time stays; none is nothing to do.
     */
    overtake: async (ownerId: string, person: Person, id: string, at: Instant): Promise<void> => {
      await settle(placeOf(ownerId, person, id), 'overtakenAt', at);
    },

    /** Marks an item as read; `false` if it does not exist. The first time stays. */
    markRead: (ownerId: string, person: Person, id: string, at: Instant): Promise<boolean> =>
      settle(placeOf(ownerId, person, id), 'readAt', at),
  };
}

/** Queries of the unread index. */
function unreadReads(client: Dynamo, table: string) {
  return {
    /** Every unread item (an index: a moment behind). */
    async allUnread(ownerId: string, person: Person): Promise<readonly InboxItem[]> {
      const items = await allItems(client, {
        TableName: table,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :pk',
        ExpressionAttributeValues: { ':pk': unread(ownerId, person) },
      });
      return items.map((item) => Stored.parse(item));
    },

    /** The newest unread items, at most `limit`, for counting. */
    async unread(ownerId: string, person: Person, limit: number): Promise<readonly InboxItem[]> {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :pk',
          ExpressionAttributeValues: { ':pk': unread(ownerId, person) },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return (page.Items ?? []).map((item) => Stored.parse(item));
    },
  };
}
