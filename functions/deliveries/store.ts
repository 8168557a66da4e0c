import { PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { conditionFailed, conditionMet, type Dynamo, itemAt, key } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { deliveryReads } from './read-store.ts';
import { Delivery, type DeliveryName, type Opening, wordOf } from './record.ts';
import { settledAt, type Told } from './rules.ts';

export type DeliveriesStore = ReturnType<typeof deliveriesStore>;

const pkOf = (ownerId: string, pupilId: string) => key(ownerId, 'PUPIL', pupilId);
export const keyOf = ({ ownerId, pupilId, warningId, person }: DeliveryName) => ({
  pk: pkOf(ownerId, pupilId),
  sk: key('DELIVERY', warningId, person.kind, person.id),
});
/** The index keys of an owner's due deliveries. */
export const dueKeys = (ownerId: string, at: Instant) => ({ gsi2pk: key(ownerId, 'DELIVERIES'), gsi2sk: at });

/** Removes a delivery from the index of due deliveries and from the paper tasks. */
export const LEAVES = 'REMOVE gsi1pk, gsi1sk, gsi2pk, gsi2sk';

/** Changes a delivery and returns the result; `undefined` when the condition fails. */
export async function changed(client: Dynamo, change: UpdateCommandInput): Promise<Delivery | undefined> {
  try {
    const { Attributes } = await client.send(new UpdateCommand({ ...change, ReturnValues: 'ALL_NEW' }));
    return Delivery.parse(Attributes);
  } catch (error) {
    if (conditionFailed(error)) return undefined;
    throw error;
  }
}

/** Deliveries in the partition of the warning's pupil: written once, then only extended. */
export function deliveriesStore(client: Dynamo, table: string) {
  const change = (name: DeliveryName, UpdateExpression: string, given: Record<string, unknown>, and = '') => ({
    TableName: table,
    Key: keyOf(name),
    UpdateExpression,
    ConditionExpression: `attribute_exists(pk)${and}`,
    ExpressionAttributeValues: given,
  });
  return {
    ...deliveryReads(client, table),

    /** Makes a delivery that is due for the next run; `false` when it exists already. */
    open: (ownerId: string, opening: Opening): Promise<boolean> =>
      conditionMet(
        client.send(
          new PutCommand({
            TableName: table,
            Item: {
              ...keyOf({ ownerId, ...opening }),
              ...opening,
              revision: 0,
              ...dueKeys(ownerId, opening.availableAt),
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),

    async find(name: DeliveryName): Promise<Delivery | undefined> {
      const item = await itemAt(client, table, keyOf(name));
      return item && Delivery.parse(item);
    },

    /**
     * Writes the opening and returns the delivery: the first time stays, and its due date and paper task are removed.
     * `undefined` when the person is no recipient.
     */
    markOpened: (name: DeliveryName, at: Instant): Promise<Delivery | undefined> =>
      changed(client, change(name, `SET openedAt = if_not_exists(openedAt, :at) ${LEAVES}`, { ':at': at })),

    /** Writes the acknowledgement, which also opens the warning. */
    markAcknowledged: (name: DeliveryName, at: Instant): Promise<Delivery | undefined> => {
      const opened = 'openedAt = if_not_exists(openedAt, :at)';
      const acknowledged = 'acknowledgedAt = if_not_exists(acknowledgedAt, :at)';
      return changed(client, change(name, `SET ${opened}, ${acknowledged} ${LEAVES}`, { ':at': at }));
    },

    /**
     * Adds a notice's status, in any order and any number of times. An undeliverable notice makes an open delivery due
     * early. `false` when the delivery does not exist.
     */
    async tell(name: DeliveryName, told: Told): Promise<boolean> {
      const given = { ':told': new Set([wordOf(told)]), ':one': 1 };
      const add = 'ADD told :told, revision :one';
      if (told.state === 'undeliverable') {
        const { gsi2pk, gsi2sk } = dueKeys(name.ownerId, settledAt(told.at));
        const soon = { ...given, ':owner': gsi2pk, ':soon': gsi2sk };
        // Only unopened deliveries without a paper task are in the due index; a due date never moves later.
        const open = ' AND gsi2sk > :soon AND attribute_not_exists(paperAt)';
        const hastened = change(name, `${add} SET gsi2pk = :owner, gsi2sk = :soon`, soon, open);
        if (await conditionMet(client.send(new UpdateCommand(hastened)))) return true;
      }
      return conditionMet(client.send(new UpdateCommand(change(name, add, given))));
    },
  };
}
