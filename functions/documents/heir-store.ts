import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { conditionMet, type Dynamo, firstItems, queryOf } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { ownerAt, ownersPk } from './keys.ts';
import { OwnerMark } from './record.ts';

export type HeirStore = ReturnType<typeof heirStore>;

/** The place of a mark in the order of a round. */
export const placeOf = ({ schoolId, staffId }: OwnerMark): string => `${schoolId}#${staffId}`;

/** The people who own documents, school by school, for the night's job. */
export const heirStore = (client: Dynamo, table: string) => ({
  /** The next people after a place, at most `limit`, in the order of their places. */
  async owners(ownerId: string, after: string, limit: number): Promise<readonly OwnerMark[]> {
    const range = after === '' ? {} : { after };
    const items = await firstItems(client, queryOf(table, { pk: ownersPk(ownerId), ...range }), limit);
    return items.map((item) => OwnerMark.parse(item));
  },

  /** Forgets a person of whom no document waits. Not if the person has got one since, or a moment ago. */
  forget: (ownerId: string, mark: OwnerMark, before: Instant): Promise<boolean> =>
    conditionMet(
      client.send(
        new DeleteCommand({
          TableName: table,
          Key: ownerAt(ownerId, mark),
          ConditionExpression: '#at = :at AND #at < :before',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':at': mark.at, ':before': before },
        }),
      ),
    ),
});
