import * as z from 'zod/mini';
import type { WriteAction } from '../shared/table/commit.ts';
import { key } from '../shared/table/dynamo.ts';
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
const Held = z.object({
  ownerId: z.optional(z.string()),
  person: Person,
  deviceId: z.string(),
  pk: z.string(),
  ending: z.optional(z.string()),
});
export type Holder = {
  readonly ownerId: string;
  readonly person: Reached;
  readonly deviceId: string;
  readonly isOld: boolean;
  /** The device is off already; this endpoint of it is being deleted at the provider. */
  readonly ending?: string | undefined;
};
export function holderOf(item: unknown): Holder {
  const { ownerId, person, deviceId, pk, ending } = Held.parse(item);
  return { ownerId: ownerId ?? pk.slice(0, pk.indexOf('#')), person, deviceId, isOld: ownerId === undefined, ending };
}
/** A deserted endpoint that the provider may still hold; the hold on its token remembers it. */
export const Ending = z.object({ pk: z.string(), ending: z.string() });
export type Ending = z.output<typeof Ending>;
/** The rest of a device after removal; `undefined` when it never had an endpoint. */
export const endingOf = ({ tokenHash, endpointArn }: Device): Ending | undefined =>
  endpointArn === undefined ? undefined : { ...tokenKey(tokenHash), ending: endpointArn };
/** A device with its person, as the index of stale devices holds it. */
export const HeldDevice = z.extend(Device, { person: Person });
export type HeldDevice = z.output<typeof HeldDevice>;

/** The provider's latest report on a device. */
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
/** The index key of an owner's endpoints while the provider deletes them. */
export const endingsKey = (ownerId: string) => key(ownerId, 'ENDPOINTS-ENDING');
/** The key of a hold from before one item served all owners. */
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
        ...unchanged(current),
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

/** The hold is unchanged since the read: a writer that takes over a token must know of its endpoint's deletion. */
function unchanged(current: Holder | undefined) {
  if (!current) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const { deviceId, ending } = current;
  return {
    ConditionExpression: `deviceId = :before AND ${ending === undefined ? 'attribute_not_exists(ending)' : 'ending = :ending'}`,
    ExpressionAttributeValues: { ':before': deviceId, ...(ending !== undefined && { ':ending': ending }) },
  };
}

/** The list grows by one device: the write succeeds only if the list has not grown since the read. */
const growthOf = (table: string, ownerId: string, person: Reached, grown: number): WriteAction => ({
  Put: {
    TableName: table,
    Item: { pk: pkOf(ownerId, person), sk: GROWTH, grown: grown + 1 },
    ConditionExpression: grown === 0 ? 'attribute_not_exists(pk)' : 'grown = :grown',
    ...(grown > 0 && { ExpressionAttributeValues: { ':grown': grown } }),
  },
});

/**
 * Removes the device and its hold on the token, both or neither, if the endpoint has not changed since the read. The
 * endpoint's deletion follows: until then the hold names it, so that nobody takes over the token before (decision 022).
 * `staleBy`: only if the device is still stale.
 */
export function endOf(
  table: string,
  ownerId: string,
  device: HeldDevice,
  { now, staleBy }: { readonly now: Instant; readonly staleBy?: Instant },
): WriteAction[] {
  const { deviceId, tokenHash, person, endpointArn } = device;
  const mine = { ':mine': deviceId };
  // Either the one item or the old item holds the token; the other does not exist.
  const hold = {
    ConditionExpression: 'attribute_not_exists(pk) OR deviceId = :mine',
    ExpressionAttributeValues: mine,
  };
  const same = endpointArn === undefined ? 'attribute_not_exists(endpointArn)' : 'endpointArn = :arn';
  const place = {
    ConditionExpression: `deviceId = :mine AND ${same}${staleBy === undefined ? '' : ' AND gsi2sk <= :by'}`,
    ExpressionAttributeValues: {
      ...mine,
      ...(endpointArn !== undefined && { ':arn': endpointArn }),
      ...(staleBy !== undefined && { ':by': staleBy }),
    },
  };
  const ending = endingOf(device);
  const held = { ownerId, person, deviceId, gsi2pk: endingsKey(ownerId), gsi2sk: now };
  return [
    ending
      ? { Put: { TableName: table, Item: { ...tokenKey(tokenHash), ...held, ...ending }, ...hold } }
      : { Delete: { TableName: table, Key: tokenKey(tokenHash), ...hold } },
    { Delete: { TableName: table, Key: oldTokenKey(ownerId, tokenHash), ...hold } },
    { Delete: { TableName: table, Key: placeOf(ownerId, person, deviceId), ...place } },
  ];
}

/** The changes after a provider's report: a failure, or a success, which postpones the stale day. */
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
