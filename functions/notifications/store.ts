import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import {
  allItems,
  conditionMet,
  type Dynamo,
  firstItems,
  itemAt,
  key,
  newestFirst,
  queryOf,
  updatedItem,
} from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import type { Person } from './events.ts';
import { AREAS, INBOX_KINDS, type InboxItem, REFERENCES } from './rules.ts';

const Stored = z.object({
  id: z.string(),
  kind: z.enum(INBOX_KINDS),
  area: z.enum(AREAS),
  pupilId: z.optional(z.string()),
  inGroup: z.optional(z.string()),
  about: z.object({ kind: z.enum(REFERENCES), id: z.optional(z.string()), day: z.optional(z.string()) }),
  talkAt: z.optional(z.object({ day: z.string(), from: z.string() })),
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
  const settle = (Key: Record<string, string>, field: 'readAt' | 'overtakenAt', at: Instant) =>
    updatedItem(client, {
      TableName: table,
      Key,
      UpdateExpression: 'SET #field = if_not_exists(#field, :at) REMOVE gsi1pk, gsi1sk',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#field': field },
      ExpressionAttributeValues: { ':at': at },
    });
  return {
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
      const item = await itemAt(client, table, placeOf(ownerId, person, id));
      return item && Stored.parse(item);
    },

    /** A page of items, newest first, starting before `before`. */
    async page(ownerId: string, person: Person, limit: number, before?: string): Promise<readonly InboxItem[]> {
      const place = { pk: partition(ownerId, person), kind: 'INBOX', limit, after: before };
      const items = await newestFirst(client, table, place);
      return items.slice(0, limit).map((item) => Stored.parse(item));
    },

    /**
     * Marks an item as superseded: it stays, but is no longer counted as unread. The first time stays. Returns whether
     * its person has read it.
     */
    supersede: async (ownerId: string, person: Person, id: string, at: Instant): Promise<boolean> =>
      (await settle(placeOf(ownerId, person, id), 'overtakenAt', at))?.readAt !== undefined,

    /** Marks an item as read; `false` if it does not exist. The first time stays. */
    markRead: async (ownerId: string, person: Person, id: string, at: Instant): Promise<boolean> =>
      (await settle(placeOf(ownerId, person, id), 'readAt', at)) !== undefined,

    /** The newest unread items, all of them or at most `limit` (an index: a moment behind). */
    async unread(ownerId: string, person: Person, limit?: number): Promise<readonly InboxItem[]> {
      const part = queryOf(table, { index: 'gsi1', pk: unread(ownerId, person) });
      const query = { ...part, ScanIndexForward: false };
      const items = await (limit === undefined ? allItems(client, query) : firstItems(client, query, limit));
      return items.map((item) => Stored.parse(item));
    },
  };
}
