import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Dynamo, itemsBetween, key, landed } from '../shared/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { Delivery, type Recipient } from './record.ts';

/** Whose delivery of which warning. */
export type DeliveryName = {
  readonly ownerId: string;
  readonly pupilId: string;
  readonly warningId: string;
  readonly person: Recipient;
};

export type DeliveriesStore = ReturnType<typeof deliveriesStore>;

/** Deliveries in the partition of the pupil whom the warning is about: written once, then only added to. */
export function deliveriesStore(client: Dynamo, table: string) {
  const pkOf = (ownerId: string, pupilId: string) => key(ownerId, 'PUPIL', pupilId);
  const keyOf = ({ ownerId, pupilId, warningId, person }: DeliveryName) => ({
    pk: pkOf(ownerId, pupilId),
    sk: key('DELIVERY', warningId, person.kind, person.id),
  });
  return {
    /** Opens a delivery; `false` when it is open already: a replay met its own. */
    open: (ownerId: string, delivery: Delivery): Promise<boolean> =>
      landed(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...keyOf({ ownerId, ...delivery }), ...delivery },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),

    /** Every delivery of a pupil's warnings, strongly consistent: one query. */
    async ofPupil(ownerId: string, pupilId: string): Promise<readonly Delivery[]> {
      const items = await itemsBetween(client, table, pkOf(ownerId, pupilId), 'DELIVERY#', 'DELIVERY#~');
      return items.map((item) => Delivery.parse(item));
    },

    /** Notes that it was opened; the first time stays. `false` for somebody who is no recipient. */
    markOpened: (name: DeliveryName, at: Instant): Promise<boolean> =>
      landed(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(name),
            UpdateExpression: 'SET openedAt = if_not_exists(openedAt, :at)',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':at': at },
          }),
        ),
      ),

    /** Notes that it was acknowledged, and so opened; the first times stay. `false` for somebody who is no recipient. */
    markAcknowledged: (name: DeliveryName, at: Instant): Promise<boolean> =>
      landed(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(name),
            UpdateExpression:
              'SET openedAt = if_not_exists(openedAt, :at), acknowledgedAt = if_not_exists(acknowledgedAt, :at)',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':at': at },
          }),
        ),
      ),
  };
}
