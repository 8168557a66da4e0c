import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { newId } from '../shared/ids.ts';
import { commit } from '../shared/table/commit.ts';
import { allItems, conditionMet, type Dynamo, itemsAt, queryOf } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { Device } from './channel.ts';
import {
  bindingOf,
  endOf,
  GROWTH,
  type HeldDevice,
  type Holder,
  holderOf,
  type Mark,
  markingOf,
  oldTokenKey,
  pkOf,
  placeOf,
  tokenKey,
} from './device-items.ts';
import type { Reached } from './lookup.ts';

export type DeviceStore = ReturnType<typeof deviceStore>;

/**
 * Devices in their person's partition, and the one holder of each token. `ownerIds`: owners that may have an older
 * hold.
 */
export function deviceStore(client: Dynamo, table: string, ownerIds: readonly string[] = []) {
  const ofPerson = (ownerId: string, person: Reached) =>
    allItems(client, queryOf(table, { pk: pkOf(ownerId, person), prefix: 'CHANNEL#DEVICE' }));
  const devicesIn = (items: readonly Record<string, unknown>[]) =>
    items.filter(({ sk }) => sk !== GROWTH).map((item) => Device.parse(item));
  return {
    devices: async (ownerId: string, person: Reached): Promise<readonly Device[]> =>
      devicesIn(await ofPerson(ownerId, person)),

    /** A person's devices, and the count of additions to the list. */
    async list(ownerId: string, person: Reached) {
      const items = await ofPerson(ownerId, person);
      return { devices: devicesIn(items), grown: Number(items.find(({ sk }) => sk === GROWTH)?.grown ?? 0) };
    },

    /** The holders of a token, of any owner; several only with older holds. */
    async holders(ownerId: string, tokenHash: string): Promise<readonly Holder[]> {
      const old = [...new Set([ownerId, ...ownerIds])].map((id) => oldTokenKey(id, tokenHash));
      return (await itemsAt(client, table, [tokenKey(tokenHash), ...old])).map(holderOf);
    },

    /**
     * Binds a token to one person's device in one transaction. The earlier holder loses it in the same write, so that
     * no push goes to a phone's former user (threat 30). `grown` if the list gets longer. `false` if the token or the
     * list has changed since it was read.
     */
    bind: async (
      ownerId: string,
      person: Reached,
      device: Device,
      before: readonly Holder[] = [],
      grown?: number,
    ): Promise<boolean> =>
      (await commit(client, newId(), bindingOf(table, ownerId, { ...device, person }, before, grown))).ok,

    /** Stores the endpoint from SNS; `false` if another person has taken over the device since. */
    connect: (ownerId: string, person: Reached, { deviceId }: Device, endpointArn: string) =>
      conditionMet(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: placeOf(ownerId, person, deviceId),
            UpdateExpression: 'SET endpointArn = :arn',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':arn': endpointArn },
          }),
        ),
      ),

    /** Removes a device; `false` if it no longer exists, or has got its endpoint since the read. */
    unbind: async (ownerId: string, device: HeldDevice, now: Instant): Promise<boolean> =>
      (await commit(client, newId(), endOf(table, ownerId, device, { now }))).ok,

    /**
     * Marks a device as failed, or as having accepted a push; never recreates a removed one. A late failure does not
     * affect a device that was registered again since.
     */
    mark: (ownerId: string, person: Reached, deviceId: string, mark: Mark) =>
      conditionMet(
        client.send(
          new UpdateCommand({ TableName: table, Key: placeOf(ownerId, person, deviceId), ...markingOf(mark) }),
        ),
      ),
  };
}
