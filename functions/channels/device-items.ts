import * as z from 'zod/mini';
import type { WriteAction } from '../shared/commit.ts';
import { key } from '../shared/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { Device } from './channel.ts';
import type { Reached } from './lookup.ts';
import { staleAt } from './rules.ts';

const Person = z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), id: z.string() });
/**
 * Who has a token: one person of one owner, one device (threat 30). A phone moves between municipalities as it does between people, so the
 * hold is one item for all owners (decision 039); `before` is one of the time when each owner had its own.
 */
const Held = z.object({ ownerId: z.optional(z.string()), person: Person, deviceId: z.string(), pk: z.string() });
export type Holder = {
  readonly ownerId: string;
  readonly person: Reached;
  readonly deviceId: string;
  readonly isOld: boolean;
};
export function holderOf(item: unknown): Holder {
  const { ownerId, person, deviceId, pk } = Held.parse(item);
  return { ownerId: ownerId ?? pk.slice(0, pk.indexOf('#')), person, deviceId, isOld: ownerId === undefined };
}
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
export const tokenKey = (hash: string) => ({ pk: key('TOKEN', hash), sk: 'HOLDER' });
/** Where a hold lay before it was one for all owners. */
export const oldTokenKey = (ownerId: string, hash: string) => ({ pk: key(ownerId, 'TOKEN', hash), sk: 'HOLDER' });
/** Counts how often a person's list of devices has grown: the condition that keeps the limit. */
export const GROWTH = 'CHANNEL#DEVICES';

/** A device bound to one person, and taken from whoever had it before, of whatever owner. `grown`: as often as the list was read to have grown. */
export function bindingOf(
  table: string,
  ownerId: string,
  device: HeldDevice,
  before: readonly Holder[],
  grown: number | undefined,
): WriteAction[] {
  const { deviceId, tokenHash, person } = device;
  const current = before.find(({ isOld }) => !isOld);
  const isMine = (holder: Holder) => holder.ownerId === ownerId && holder.deviceId === deviceId;
  return [
    {
      Put: {
        TableName: table,
        Item: { ...tokenKey(tokenHash), ownerId, person, deviceId },
        ConditionExpression: current === undefined ? 'attribute_not_exists(pk)' : 'deviceId = :before',
        ...(current && { ExpressionAttributeValues: { ':before': current.deviceId } }),
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
    ...(grown === undefined ? [] : [growthOf(table, ownerId, person, grown)]),
    ...before.flatMap((holder): WriteAction[] => [
      ...(holder.isOld ? [{ Delete: { TableName: table, Key: oldTokenKey(holder.ownerId, tokenHash) } }] : []),
      ...(isMine(holder)
        ? []
        : [{ Delete: { TableName: table, Key: placeOf(holder.ownerId, holder.person, holder.deviceId) } }]),
    ]),
  ];
}

/** The list grows by one: lands only if it has not grown since it was read. */
const growthOf = (table: string, ownerId: string, person: Reached, grown: number): WriteAction => ({
  Put: {
    TableName: table,
    Item: { pk: pkOf(ownerId, person), sk: GROWTH, grown: grown + 1 },
    ConditionExpression: grown === 0 ? 'attribute_not_exists(pk)' : 'grown = :grown',
    ...(grown > 0 && { ExpressionAttributeValues: { ':grown': grown } }),
  },
});

/** The device and its hold on the token, both or neither. `staleBy`: only if it is still stale then. */
export function endOf(table: string, ownerId: string, device: HeldDevice, staleBy?: Instant): WriteAction[] {
  const { deviceId, tokenHash, person } = device;
  const mine = { ConditionExpression: 'deviceId = :mine', ExpressionAttributeValues: { ':mine': deviceId } };
  const still = staleBy !== undefined && {
    ConditionExpression: 'deviceId = :mine AND gsi2sk <= :by',
    ExpressionAttributeValues: { ':mine': deviceId, ':by': staleBy },
  };
  // Held by the one item or by the old one: the other is not there.
  const hold = { ...mine, ConditionExpression: 'attribute_not_exists(pk) OR deviceId = :mine' };
  return [
    { Delete: { TableName: table, Key: tokenKey(tokenHash), ...hold } },
    { Delete: { TableName: table, Key: oldTokenKey(ownerId, tokenHash), ...hold } },
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
