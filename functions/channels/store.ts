import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { atVersion } from '../shared/table/conditions.ts';
import { conditionMet, type Dynamo, itemAt, key } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import type { Choices } from './channel.ts';
import type { Reached } from './lookup.ts';

const Tests = z.object({ orders: z.array(z.string()) });

export type ChannelsStore = ReturnType<typeof channelsStore>;

/** Choices, suppressed addresses and ordered tests: conditional writes in the person's partition. */
export function channelsStore(client: Dynamo, table: string) {
  const pkOf = (ownerId: string, { kind, id }: Reached) => key(ownerId, kind.toUpperCase(), id);
  return {
    /** Suppresses an address by its hash; the first reason stays. */
    setAside: (ownerId: string, person: Reached, addressHash: string, reason: string, at: Instant) =>
      conditionMet(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { pk: pkOf(ownerId, person), sk: key('CHANNEL', 'ASIDE', addressHash), reason, at },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),

    /** Writes choices over the read version; `false` if another writer changed them since. */
    choose: (ownerId: string, person: Reached, choices: Choices) =>
      conditionMet(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { pk: pkOf(ownerId, person), sk: 'CHANNEL#CHOICES', ...choices },
            ...atVersion(choices.version - 1),
          }),
        ),
      ),

    /** The person's recent orders of test notices. */
    async tests(ownerId: string, person: Reached): Promise<readonly Instant[]> {
      const item = await itemAt(client, table, { pk: pkOf(ownerId, person), sk: 'CHANNEL#TESTS' });
      return Tests.parse(item ?? { orders: [] }).orders;
    },

    /** Adds an order to the read orders; `false` if another request added an order since. */
    noteTest: (ownerId: string, person: Reached, before: readonly Instant[], orders: readonly Instant[]) =>
      conditionMet(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { pk: pkOf(ownerId, person), sk: 'CHANNEL#TESTS', orders },
            ConditionExpression: 'attribute_not_exists(pk) OR orders = :before',
            ExpressionAttributeValues: { ':before': before },
          }),
        ),
      ),
  };
}
