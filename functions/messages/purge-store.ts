import { DeleteCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isOneOf } from '../shared/table/conditions.ts';
import { conditionMet, type Dynamo, firstItems, itemAt, key, queryOf } from '../shared/table/dynamo.ts';
import type { Day, Instant } from '../shared/time.ts';
import { listedAt, OLD_SHARDS, oldPk, pointerAt, threadAt, threadPk, unreadAt } from './keys.ts';
import { Thread } from './record.ts';
import { THREAD_MOVES } from './rules.ts';

export type PurgeStore = ReturnType<typeof purgeStore>;
type Item = Record<string, unknown>;
type Place = { readonly pk: string; readonly sk: string };

const SHARDS = [...Array(OLD_SHARDS).keys()];
/** Items that are deleted side by side. */
const AT_ONCE = 25;

/**
 * Deletes conversations (decision 053). First a mark, on condition that nobody has written and that there is no legal
 * hold: from then on the conversation exists for nobody. Last the conversation itself, with the count. All between is
 * safe to repeat.
 */
export function purgeStore(client: Dynamo, table: string) {
  return {
    /** Conversations whose last message is older, at most `perShard` of each shard (an index); none on hold. */
    async due(ownerId: string, before: Instant, perShard: number): Promise<readonly string[]> {
      const pages = await Promise.all(
        SHARDS.map((shard) => {
          const query = queryOf(table, { index: 'gsi2', pk: oldPk(ownerId, shard), before });
          return firstItems(client, query, perShard);
        }),
      );
      return pages.flat().map((item) => String(item.threadId));
    },

    /** The conversation, also while it is being deleted. Strongly consistent. */
    async read(ownerId: string, threadId: string): Promise<Thread | undefined> {
      const item = await itemAt(client, table, threadAt(ownerId, threadId));
      return item && Thread.parse(item);
    },

    /** Marks it as being deleted: false if it was held or changed meanwhile. */
    mark(ownerId: string, { threadId, version }: Thread): Promise<boolean> {
      const { from, to } = THREAD_MOVES.purge;
      const { condition, values } = isOneOf('state', from);
      return conditionMet(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: threadAt(ownerId, threadId),
            UpdateExpression: 'SET #state = :to, #version = :next',
            ConditionExpression: `${condition} AND #version = :version AND attribute_not_exists(#hold)`,
            ExpressionAttributeNames: { '#state': 'state', '#version': 'version', '#hold': 'hold' },
            ExpressionAttributeValues: { ...values, ':to': to, ':version': version, ':next': version + 1 },
          }),
        ),
      );
    },

    /** Some items of the conversation's partition, without the conversation itself. */
    async some(ownerId: string, threadId: string, limit: number): Promise<readonly Item[]> {
      const items = await firstItems(client, queryOf(table, { pk: threadPk(ownerId, threadId) }), limit);
      return items.filter(({ sk }) => sk !== threadAt(ownerId, threadId).sk);
    },

    /** What lies about it elsewhere: in lists and badges of its people, and in the pupil's record. */
    elsewhere: (ownerId: string, { threadId, pupilId, parties }: Thread): readonly Place[] => [
      ...parties.filter((party) => party.listedAt !== '').map((party) => listedAt(ownerId, party)),
      ...parties.map(({ person }) => unreadAt(ownerId, person, threadId)),
      pointerAt(ownerId, { pupilId, threadId }),
    ],

    /** Deletes items by key; absent ones are no fault. */
    async erase(places: readonly Place[]): Promise<void> {
      const unique = [...new Map(places.map(({ pk, sk }) => [`${pk} ${sk}`, { pk, sk }])).values()];
      for (let start = 0; start < unique.length; start += AT_ONCE) {
        const some = unique.slice(start, start + AT_ONCE);
        await Promise.all(some.map((Key) => client.send(new DeleteCommand({ TableName: table, Key }))));
      }
    },

    /** Deletes the conversation and counts it on the day, once: false if another run has done it. */
    finish: (ownerId: string, { threadId, count = 0 }: Thread, day: Day): Promise<boolean> =>
      conditionMet(
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Delete: {
                  TableName: table,
                  Key: threadAt(ownerId, threadId),
                  ConditionExpression: '#state = :purging AND attribute_not_exists(#hold)',
                  ExpressionAttributeNames: { '#state': 'state', '#hold': 'hold' },
                  ExpressionAttributeValues: { ':purging': THREAD_MOVES.purge.to },
                },
              },
              {
                Update: {
                  TableName: table,
                  Key: { pk: key(ownerId, 'PURGES'), sk: key('PURGE', day) },
                  UpdateExpression: 'SET #day = :day ADD conversations :each, messages :count',
                  ExpressionAttributeNames: { '#day': 'day' },
                  ExpressionAttributeValues: { ':day': day, ':each': 1, ':count': count },
                },
              },
            ],
          }),
        ),
      ),
  };
}
