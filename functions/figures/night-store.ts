import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { conditionMet, type Dynamo, itemAt, key } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';

/** A round through an owner's classes: the day of its start, its last checked class, and the day of its end. */
const Round = z.object({ began: z.string(), through: z.string(), doneOn: z.optional(z.string()) });
export type Round = z.output<typeof Round>;
export type NightStore = ReturnType<typeof nightStore>;

/**
 * The progress of the check of an owner's counts, `owner#JOBS` / `COUNTS-CHECKED`: one item, overwritten. A round may
 * take several nights, so that the last classes have their turn too.
 */
export function nightStore(client: Dynamo, table: string) {
  const place = (ownerId: string) => ({ pk: key(ownerId, 'JOBS'), sk: 'COUNTS-CHECKED' });
  return {
    /** The newest round; `undefined` before the first. */
    async round(ownerId: string): Promise<Round | undefined> {
      const item = await itemAt(client, table, place(ownerId));
      return item && Round.parse(item);
    },

    /** Marks a class as checked. Of two concurrent runs the further position stays; a newer round wins. */
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

    /** Marks a round as done, unless a newer round has followed. */
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
