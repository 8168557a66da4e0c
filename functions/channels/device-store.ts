import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { commit, type WriteAction } from '../shared/commit.ts';
import { type Dynamo, itemsAt, key, landed } from '../shared/dynamo.ts';
import { newId } from '../shared/ids.ts';
import { Device } from './channel.ts';
import type { Reached } from './lookup.ts';

/** Who has a token: one person, one device. */
const Holder = z.object({
  person: z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), id: z.string() }),
  deviceId: z.string(),
});
export type Holder = z.output<typeof Holder>;

export type DeviceStore = ReturnType<typeof deviceStore>;

/** Devices in their person's own partition, and the one holder of each token. */
export function deviceStore(client: Dynamo, table: string) {
  const pkOf = (ownerId: string, { kind, id }: Reached) => key(ownerId, kind.toUpperCase(), id);
  const tokenKey = (ownerId: string, hash: string) => ({ pk: key(ownerId, 'TOKEN', hash), sk: 'HOLDER' });
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
    async bind(ownerId: string, person: Reached, device: Device, before: Holder | undefined): Promise<boolean> {
      const { deviceId, tokenHash } = device;
      const actions: WriteAction[] = [
        {
          Put: {
            TableName: table,
            Item: { ...tokenKey(ownerId, tokenHash), person, deviceId },
            ConditionExpression: before === undefined ? 'attribute_not_exists(pk)' : 'deviceId = :before',
            ...(before && { ExpressionAttributeValues: { ':before': before.deviceId } }),
          },
        },
        {
          Put: {
            TableName: table,
            Item: { pk: pkOf(ownerId, person), sk: key('CHANNEL', 'DEVICE', deviceId), ...device },
          },
        },
      ];
      if (before && before.deviceId !== deviceId) {
        const sk = key('CHANNEL', 'DEVICE', before.deviceId);
        actions.push({ Delete: { TableName: table, Key: { pk: pkOf(ownerId, before.person), sk } } });
      }
      return (await commit(client, newId(), actions)).ok;
    },

    /** Takes a device off with its hold on the token; one that is gone already changes nothing. */
    async unbind(ownerId: string, person: Reached, device: Device): Promise<void> {
      const { deviceId, tokenHash } = device;
      const mine = { ConditionExpression: 'deviceId = :mine', ExpressionAttributeValues: { ':mine': deviceId } };
      const sk = key('CHANNEL', 'DEVICE', deviceId);
      await commit(client, newId(), [
        { Delete: { TableName: table, Key: tokenKey(ownerId, tokenHash), ...mine } },
        { Delete: { TableName: table, Key: { pk: pkOf(ownerId, person), sk }, ...mine } },
      ]);
    },

    /**
     * Marks a device as failed, or as one that took a push; a device that is gone stays gone. A failure that is told late leaves a device
     * in peace that has been registered again since.
     */
    mark: (ownerId: string, person: Reached, deviceId: string, mark: Pick<Device, 'failed' | 'lastAcceptedAt'>) =>
      landed(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: { pk: pkOf(ownerId, person), sk: key('CHANNEL', 'DEVICE', deviceId) },
            ...(mark.failed
              ? {
                  UpdateExpression: 'SET failed = :value',
                  ConditionExpression: 'attribute_exists(pk) AND registeredAt < :at',
                  ExpressionAttributeValues: { ':value': mark.failed, ':at': mark.failed.at },
                }
              : {
                  UpdateExpression: 'SET lastAcceptedAt = :value',
                  ConditionExpression: 'attribute_exists(pk)',
                  ExpressionAttributeValues: { ':value': mark.lastAcceptedAt },
                }),
          }),
        ),
      ),
  };
}
