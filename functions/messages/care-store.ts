import type { WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { allItems, type Dynamo, firstItems, itemsAt, key, newestFirst, queryOf } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { colleagueWrites } from './colleague-store.ts';
import { messageAt, personPk, threadAt, threadItem, threadPk } from './keys.ts';
import { messageReads } from './read-store.ts';
import { Message, Pointer, Thread } from './record.ts';
import { untold } from './thread-actions.ts';

export type CareStore = ReturnType<typeof careStore>;
type Named = Pick<Message, 'threadId' | 'messageId'>;
/** A message of a conversation as they were read. */
type Placed = { readonly thread: Thread; readonly message: Message };

/**
 * Conversations for the feature that takes care of them: what it reads, and the writes that it puts into its own
 * transactions. Each write is on condition of what was read.
 */
export function careStore(client: Dynamo, table: string) {
  const { thread, message, beside } = messageReads(client, table);
  const { change } = colleagueWrites(client, table);
  return {
    thread,
    message,
    beside,
    change,

    /** The messages before and after one, oldest first, at most `each` of both: one parallel trip. */
    async around(ownerId: string, { threadId, messageId }: Named, each: number): Promise<readonly Message[]> {
      const pk = threadPk(ownerId, threadId);
      const [before, after] = await Promise.all([
        newestFirst(client, table, { pk, kind: 'MESSAGE', limit: each, after: messageId }),
        firstItems(client, queryOf(table, { pk, from: key('MESSAGE', messageId), to: 'MESSAGE#~' }), each + 1),
      ]);
      const parsed = [...before.slice(0, each), ...after].map((item) => Message.parse(item));
      return parsed.sort((a, b) => (a.messageId < b.messageId ? -1 : 1));
    },

    /** Messages by id, oldest first; absent ones are left out. */
    async chosen(ownerId: string, threadId: string, ids: readonly string[]): Promise<readonly Message[]> {
      const items = await itemsAt(
        client,
        table,
        [...new Set(ids)].map((messageId) => messageAt(ownerId, { threadId, messageId })),
      );
      const found = items.map((item) => Message.parse(item));
      return found.sort((a, b) => (a.messageId < b.messageId ? -1 : 1));
    },

    /** Every conversation about a pupil, newest last message first: a query and its conversations. */
    async ofPupil(ownerId: string, pupilId: string): Promise<readonly Thread[]> {
      const pk = personPk(ownerId, { kind: 'pupil', id: pupilId });
      const pointers = await allItems(client, queryOf(table, { pk, prefix: 'CONVERSATION#' }));
      const places = pointers.map((item) => threadAt(ownerId, Pointer.parse(item).threadId));
      const threads = (await itemsAt(client, table, places)).map((item) => Thread.parse(item));
      return threads
        .filter(({ state }) => state !== 'purging')
        .sort((a, b) => (a.lastAt + a.threadId > b.lastAt + b.threadId ? -1 : 1));
    },

    /** Marks that a message was reported, on condition that it still stands with its text. */
    reporting: (ownerId: string, name: Named, at: Instant): WriteAction => ({
      Update: {
        TableName: table,
        Key: messageAt(ownerId, name),
        UpdateExpression: 'SET reportedAt = if_not_exists(reportedAt, :at)',
        ConditionExpression: '#status = :sent',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':at': at, ':sent': 'sent' },
      },
    }),

    /** Hides a message for everybody: lists lose its words, it is delivered to nobody more, and its text is kept. */
    hiding: (
      ownerId: string,
      { thread: before, message: { messageId, threadId } }: Placed,
      hidden: NonNullable<Message['hidden']>,
    ): readonly WriteAction[] => [
      threadPut(table, ownerId, { before, next: {} }),
      {
        Update: {
          TableName: table,
          Key: messageAt(ownerId, { threadId, messageId }),
          UpdateExpression: 'SET #status = :hidden, #hidden = :how REMOVE gsi2pk, gsi2sk',
          ConditionExpression: '#status = :sent',
          ExpressionAttributeNames: { '#status': 'status', '#hidden': 'hidden' },
          ExpressionAttributeValues: { ':hidden': 'hidden', ':sent': 'sent', ':how': hidden },
        },
      },
      ...untold(
        table,
        ownerId,
        before.parties.filter(({ listedAt }) => listedAt === messageId),
      ),
    ],

    /** Begins or ends a legal hold. */
    holding: (ownerId: string, before: Thread, hold: Thread['hold']): WriteAction =>
      threadPut(table, ownerId, { before, next: { hold } }),
  };
}

type Step = { readonly before: Thread; readonly next: Partial<Thread> };
/** The next version of a conversation, on condition of the one that was read. */
const threadPut = (table: string, ownerId: string, { before, next }: Step): WriteAction => ({
  Put: {
    TableName: table,
    Item: threadItem(ownerId, { ...before, ...next, version: before.version + 1 }),
    ...atVersion(before.version),
  },
});
