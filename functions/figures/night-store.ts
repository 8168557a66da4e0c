import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { conditionMet, type Dynamo, itemAt, key } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';

/** A round through an owner's classes: the day it began, the last class that is done, and the day on which all were. */
const Round = z.object({ began: z.string(), through: z.string(), doneOn: z.optional(z.string()) });
export type Round = z.output<typeof Round>;
export type NightStore = ReturnType<typeof nightStore>;

/**
 * How far the check of an owner's counts has come, `owner#JOBS` / `COUNTS-CHECKED`: one item, overwritten. A round goes
 * on over as many nights as it takes, so that the last classes have their turn also where one night does not suffice.
 */
export function nightStore(client: Dynamo, table: string) {
  const place = (ownerId: string) => ({ pk: key(ownerId, 'JOBS'), sk: 'COUNTS-CHECKED' });
  return {
    /** The newest round; `undefined` when there was none. */
    async round(ownerId: string): Promise<Round | undefined> {
      const item = await itemAt(client, table, place(ownerId));
      return item && Round.parse(item);
    },

    /**
     * Notes a class as done; of two runs at once the one that is further on stays, and a newer round beats an older
     * one.
     */
    comeTo: (ownerId: string, began: Day, groupId: string): Promise<boolean> =>
      conditionMet(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: place(ownerId),
            UpdateExpression: 'SET began = :began, through = :group REMOVE doneOn',
            ConditionExpression: `attribute_not_exists(pk) OR began < :began
              OR (began = :began AND attribute_not_exists(doneOn) AND through < :group)`,
            ExpressionAttributeValues: { ':began': began, ':group': groupId },
          }),
        ),
      ),

    /** Notes a round as done; one that a newer round has followed is left alone. */
    finish: (ownerId: string, began: Day, doneOn: Day): Promise<boolean> =>
      conditionMet(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: place(ownerId),
            UpdateExpression: 'SET doneOn = :day',
            ConditionExpression: 'began = :began AND attribute_not_exists(doneOn)',
            ExpressionAttributeValues: { ':began': began, ':day': doneOn },
          }),
        ),
      ),
  };
}
