import * as z from 'zod/mini';
import type { WriteAction } from '../shared/commit.ts';
import { key } from '../shared/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { Device } from './channel.ts';
import type { Reached } from './lookup.ts';
import { staleAt } from './rules.ts';

const Person = z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), id: z.string() });
/** Who has a token: one person, one device. */
export const Holder = z.object({ person: Person, deviceId: z.string() });
export type Holder = z.output<typeof Holder>;
/** A device with whose it is, as the index of stale ones shows it. */
export const HeldDevice = z.extend(Device, { person: Person });
export type HeldDevice = z.output<typeof HeldDevice>;

/** What the provider last said of a device. */
export type Mark = { readonly failed: NonNullable<Device['failed']> } | { readonly lastAcceptedAt: Instant };

export const pkOf = (ownerId: string, { kind, id }: Reached) => key(ownerId, kind.toUpperCase(), id);
export const placeOf = (ownerId: string, person: Reached, deviceId: string) => ({
  pk: pkOf(ownerId, person),
  sk: key('CHANNEL', 'DEVICE', deviceId),
});
/** The first hex digit of a token's hash: spreads an owner's devices, since each push moves its device in the index. */
export const SHARDS: readonly string[] = [...'0123456789abcdef'];
export const shardKey = (ownerId: string, shard: string) => key(ownerId, 'DEVICES', shard);
export const tokenKey = (ownerId: string, hash: string) => ({ pk: key(ownerId, 'TOKEN', hash), sk: 'HOLDER' });

/** A device bound to one person, and taken from whoever had it before. */
export function bindingOf(
  table: string,
  ownerId: string,
  device: HeldDevice,
  before: Holder | undefined,
): WriteAction[] {
  const { deviceId, tokenHash, person } = device;
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
        Item: {
          ...placeOf(ownerId, person, deviceId),
          ...device,
          gsi2pk: shardKey(ownerId, tokenHash.slice(0, 1)),
          gsi2sk: staleAt(device),
        },
      },
    },
  ];
  if (before && before.deviceId !== deviceId) {
    actions.push({ Delete: { TableName: table, Key: placeOf(ownerId, before.person, before.deviceId) } });
  }
  return actions;
}

/** The device and its hold on the token, both or neither. `staleBy`: only if it is still stale then. */
export function endOf(table: string, ownerId: string, device: HeldDevice, staleBy?: Instant): WriteAction[] {
  const { deviceId, tokenHash, person } = device;
  const mine = { ConditionExpression: 'deviceId = :mine', ExpressionAttributeValues: { ':mine': deviceId } };
  const still = staleBy !== undefined && {
    ConditionExpression: 'deviceId = :mine AND gsi2sk <= :by',
    ExpressionAttributeValues: { ':mine': deviceId, ':by': staleBy },
  };
  return [
    { Delete: { TableName: table, Key: tokenKey(ownerId, tokenHash), ...mine } },
    { Delete: { TableName: table, Key: placeOf(ownerId, person, deviceId), ...(still || mine) } },
  ];
}

/** What a word of the provider changes: a failure, or a success that moves the day on which the device is stale. */
export function markingOf(mark: Mark) {
  if ('failed' in mark) {
    const { at } = mark.failed;
    return {
      UpdateExpression: 'SET failed = :failed, gsi2sk = :stale',
      ConditionExpression: 'attribute_exists(pk) AND registeredAt < :at',
      ExpressionAttributeValues: {
        ':failed': mark.failed,
        ':at': at,
        ':stale': staleAt({ registeredAt: at, failed: { at } }),
      },
    };
  }
  // Only forward: a failed device keeps its term, and news of a success may come late and in any order.
  return {
    UpdateExpression: 'SET lastAcceptedAt = :accepted, gsi2sk = :stale',
    ConditionExpression: `attribute_not_exists(failed) AND registeredAt <= :accepted
      AND (attribute_not_exists(lastAcceptedAt) OR lastAcceptedAt < :accepted)`,
    ExpressionAttributeValues: {
      ':accepted': mark.lastAcceptedAt,
      ':stale': staleAt({ registeredAt: mark.lastAcceptedAt }),
    },
  };
}
