import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { commit } from '../shared/commit.ts';
import { type Dynamo, itemsAt, landed } from '../shared/dynamo.ts';
import { newId } from '../shared/ids.ts';
import { Device } from './channel.ts';
import { bindingOf, endOf, Holder, type Mark, markingOf, pkOf, placeOf, tokenKey } from './device-items.ts';
import type { Reached } from './lookup.ts';

export type DeviceStore = ReturnType<typeof deviceStore>;

/** Devices in their person's own partition, and the one holder of each token. */
export function deviceStore(client: Dynamo, table: string) {
  return {
    async devices(ownerId: string, person: Reached): Promise<readonly Device[]> {
      const found = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pkOf(ownerId, person), ':prefix': 'CHANNEL#DEVICE#' },
          ConsistentRead: true,
        }),
      );
      return (found.Items ?? []).map((item) => Device.parse(item));
    },

    async holder(ownerId: string, tokenHash: string): Promise<Holder | undefined> {
      const [item] = await itemsAt(client, table, [tokenKey(ownerId, tokenHash)]);
      return item && Holder.parse(item);
    },

    /**
     * Binds a token to one person's device in one transaction: whoever had it before loses it in the same write, so that a push
     * never goes to a phone's former user (threat 30). `false` when the token has changed hands since it was read.
     */
    bind: async (ownerId: string, person: Reached, device: Device, before: Holder | undefined): Promise<boolean> =>
      (await commit(client, newId(), bindingOf(table, ownerId, { ...device, person }, before))).ok,

    /** Takes a device off with its hold on the token; one that is gone already changes nothing. */
    unbind: async (ownerId: string, person: Reached, device: Device): Promise<void> =>
      void (await commit(client, newId(), endOf(table, ownerId, { ...device, person }))),

    /**
     * Marks a device as failed, or as one that took a push; a device that is gone stays gone. A failure that is told late leaves a device
     * in peace that has been registered again since.
     */
    mark: (ownerId: string, person: Reached, deviceId: string, mark: Mark) =>
      landed(
        client.send(
          new UpdateCommand({ TableName: table, Key: placeOf(ownerId, person, deviceId), ...markingOf(mark) }),
        ),
      ),
  };
}
