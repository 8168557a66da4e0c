import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { conditionMet, type Dynamo, itemAt, key } from '../table/dynamo.ts';
import type { Day } from '../time.ts';

/** A round through an owner's records: the day of its start, the last record that is done, and the day of its end. */
const Round = z.object({ began: z.string(), through: z.string(), doneOn: z.optional(z.string()) });
export type Round = z.output<typeof Round>;
export type Rounds = ReturnType<typeof roundsOf>;

/**
 * The progress of a nightly job of an owner, `owner#JOBS` / its name: one item, overwritten. A round may take several
 * nights, so that the last records have their turn too.
 */
export function roundsOf(client: Dynamo, table: string, name: string) {
  const place = (ownerId: string) => ({ pk: key(ownerId, 'JOBS'), sk: name });
  return {
    /** The newest round; `undefined` before the first. */
    async round(ownerId: string): Promise<Round | undefined> {
      const item = await itemAt(client, table, place(ownerId));
      return item && Round.parse(item);
    },

    /** Marks a record as done. Of two concurrent runs the further position stays; a newer round wins. */
    comeTo: (ownerId: string, began: Day, through: string): Promise<boolean> =>
      conditionMet(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: place(ownerId),
            UpdateExpression: 'SET began = :began, through = :through REMOVE doneOn',
            ConditionExpression: `attribute_not_exists(pk) OR began < :began
              OR (began = :began AND attribute_not_exists(doneOn) AND through < :through)`,
            ExpressionAttributeValues: { ':began': began, ':through': through },
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
