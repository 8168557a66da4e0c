import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { conditionMet, type Dynamo, firstItems, queryOf } from '../shared/table/dynamo.ts';
import { Ending, endingsKey } from './device-items.ts';

export type EndingStore = ReturnType<typeof endingStore>;

/** Endpoints of removed devices, until the provider has deleted them. */
export function endingStore(client: Dynamo, table: string) {
  return {
    /** An owner's endpoints whose deletion failed, the longest waiting first (an index). */
    async endings(ownerId: string, limit: number): Promise<readonly Ending[]> {
      const items = await firstItems(client, queryOf(table, { index: 'gsi2', pk: endingsKey(ownerId) }), limit);
      return items.map((item) => Ending.parse(item));
    },

    /** Forgets a deleted endpoint; a token that another person holds by now stays theirs. */
    forget: ({ pk, ending }: Ending): Promise<boolean> =>
      conditionMet(
        client.send(
          new DeleteCommand({
            TableName: table,
            Key: { pk, sk: 'HOLDER' },
            ConditionExpression: 'ending = :ending',
            ExpressionAttributeValues: { ':ending': ending },
          }),
        ),
      ),
  };
}
