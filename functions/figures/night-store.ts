import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Dynamo, key, landed } from '../shared/dynamo.ts';
import { epochSeconds, type Moment } from '../shared/time.ts';

export type NightStore = ReturnType<typeof nightStore>;

/** How long a night's place is kept, in seconds: longer than any run comes back. */
const KEPT_SECONDS = 40 * 86_400;

/** How far a night's check of an owner has come, `owner#JOBS` / `COUNTS-CHECKED#day`. */
export function nightStore(client: Dynamo, table: string) {
  const place = (ownerId: string, { day }: Moment) => ({ pk: key(ownerId, 'JOBS'), sk: key('COUNTS-CHECKED', day) });
  return {
    /** The last class that is done; `undefined` when none is. */
    async through(ownerId: string, now: Moment): Promise<string | undefined> {
      const got = new GetCommand({ TableName: table, Key: place(ownerId, now), ConsistentRead: true });
      const through: unknown = (await client.send(got)).Item?.through;
      return typeof through === 'string' ? through : undefined;
    },

    /** Notes a class as done; of two runs at once the one that is further on stays. */
    comeTo: (ownerId: string, now: Moment, groupId: string): Promise<boolean> =>
      landed(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: place(ownerId, now),
            UpdateExpression: 'SET through = :group, expiresAtSeconds = :until',
            ConditionExpression: 'attribute_not_exists(pk) OR through < :group',
            ExpressionAttributeValues: { ':group': groupId, ':until': epochSeconds(now.instant) + KEPT_SECONDS },
          }),
        ),
      ),
  };
}
