import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Fact } from '../shared/fact.ts';
import { conditionFailed, type Dynamo, firstItems, key, queryOf } from '../shared/table/dynamo.ts';
import { epochSeconds, type Instant } from '../shared/time.ts';

export type OutboxStore = ReturnType<typeof outboxStore>;

/** The outbox: facts until they are published, and a week longer. */
export function outboxStore(client: Dynamo, table: string) {
  return {
    /**
     * Marks a fact as published and takes it off the index. An update, which the stream's filter drops, so that
     * publishing never triggers itself (decision 002). A second mark changes nothing.
     */
    async markPublished(fact: Pick<Fact, 'ownerId' | 'id'>, at: Instant, keptSeconds: number): Promise<void> {
      const marked = client.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: key(fact.ownerId, 'OUTBOX', fact.id), sk: 'FACT' },
          UpdateExpression: 'SET publishedAt = :at, expiresAtSeconds = :expires REMOVE gsi2pk, gsi2sk',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(publishedAt)',
          ExpressionAttributeValues: { ':at': at, ':expires': epochSeconds(at) + keptSeconds },
        }),
      );
      await marked.catch((error: unknown) => {
        if (!conditionFailed(error)) throw error;
      });
    },

    /** An owner's facts that have been open since before an instant, oldest first, at most `limit`. */
    async openBefore(ownerId: string, before: Instant, limit: number): Promise<readonly unknown[]> {
      const query = queryOf(table, { index: 'gsi2', pk: key(ownerId, 'OUTBOX'), before });
      const items = await firstItems(client, query, limit);
      return items.map((item): unknown => item.fact);
    },
  };
}
