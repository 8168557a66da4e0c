import * as z from 'zod/mini';
import type { WriteAction } from '../shared/commit.ts';
import { key } from '../shared/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { Device } from './channel.ts';
import type { Reached } from './lookup.ts';
import { staleAt } from './rules.ts';

const Person = z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), id: z.string() });
/**
 * The holder of a token: one person of one owner, one device (threat 30). Phones move between people and between
 * municipalities, so the hold is one item for all owners (decision 039). `before` is an older hold, when each owner had
 * its own.
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
/** A device with its person, as in the index of stale devices. */
export const HeldDevice = z.extend(Device, { person: Person });
export type HeldDevice = z.output<typeof HeldDevice>;

/** The provider's last word on a device. */
export type Mark = { readonly failed: NonNullable<Device['failed']> } | { readonly lastAcceptedAt: Instant };

export const pkOf = (ownerId: string, { kind, id }: Reached) => key(ownerId, kind.toUpperCase(), id);
export const placeOf = (ownerId: string, person: Reached, deviceId: string) => ({
  pk: pkOf(ownerId, person),
  sk: key('CHANNEL', 'DEVICE', deviceId),
});
/**
 * The shard: the first hex digit of the token's hash. Each push moves its device in the index, so an owner's devices
 * are spread.
 */
export const SHARDS: readonly string[] = [...'0123456789abcdef'];
export const shardKey = (ownerId: string, shard: string) => key(ownerId, 'DEVICES', shard);
export const tokenKey = (hash: string) => ({ pk: key('TOKEN', hash), sk: 'HOLDER' });
/** The key of an older hold, from when each owner had its own. */
export const oldTokenKey = (ownerId: string, hash: string) => ({ pk: key(ownerId, 'TOKEN', hash), sk: 'HOLDER' });
/** Counts additions to a person's list of devices: the condition that keeps the limit. */
export const GROWTH = 'CHANNEL#DEVICES';

/**
 * Binds a device to one person and takes it from its earlier holder, of whatever owner. `grown`: the count of additions
 * when the list was read.
 */
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

/** Counts one addition; lands only if there was none since the list was read. */
const growthOf = (table: string, ownerId: string, person: Reached, grown: number): WriteAction => ({
  Put: {
    TableName: table,
    Item: { pk: pkOf(ownerId, person), sk: GROWTH, grown: grown + 1 },
    ConditionExpression: grown === 0 ? 'attribute_not_exists(pk)' : 'grown = :grown',
    ...(grown > 0 && { ExpressionAttributeValues: { ':grown': grown } }),
  },
});

/** Removes the device and its hold in one transaction. `staleBy`: only if it is still stale then. */
export function endOf(table: string, ownerId: string, device: HeldDevice, staleBy?: Instant): WriteAction[] {
  const { deviceId, tokenHash, person } = device;
  const mine = { ConditionExpression: 'deviceId = :mine', ExpressionAttributeValues: { ':mine': deviceId } };
  const still = staleBy !== undefined && {
    ConditionExpression: 'deviceId = :mine AND gsi2sk <= :by',
    ExpressionAttributeValues: { ':mine': deviceId, ':by': staleBy },
  };
  // Either the present or the older hold exists, never both.
  const hold = { ...mine, ConditionExpression: 'attribute_not_exists(pk) OR deviceId = :mine' };
  return [
    { Delete: { TableName: table, Key: tokenKey(tokenHash), ...hold } },
    { Delete: { TableName: table, Key: oldTokenKey(ownerId, tokenHash), ...hold } },
    { Delete: { TableName: table, Key: placeOf(ownerId, person, deviceId), ...(still || mine) } },
  ];
}

/** The changes by a provider's word: a failure, or a success that moves the day of becoming stale. */
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
  // Only forward: a failed device keeps its day, and successes may be reported late and in any order.
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
