import * as z from 'zod/mini';

/** Facts of the sender: what was learnt of an address, a device, or a notice that nothing could carry. Ids only, no address (law 1). */
const person = z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), id: z.string() });

const fact = <Name extends string, Data extends z.ZodMiniType>(name: Name, data: Data) =>
  z.object({
    id: z.string(),
    name: z.literal(name),
    version: z.literal(1),
    occurredAt: z.string(),
    ownerId: z.string(),
    data,
  });

/** An address takes no mail: it bounced for good, its reader complained, or the provider will not have it. */
const AddressFailed = fact(
  'address-failed',
  z.object({ person, addressHash: z.string(), reason: z.enum(['bounced', 'complained', 'rejected']) }),
);
/** A device takes no pushes any more. */
const DeviceFailed = fact('device-failed', z.object({ person, deviceId: z.string(), reason: z.string() }));
/** A device took a push; told once a day at most, for the page that shows how channels are doing. */
const DeviceAccepted = fact('device-accepted', z.object({ person, deviceId: z.string() }));
/**
 * A legal notice that no channel could carry: a person must see to it.
 * Nobody listens to notice-undeliverable yet: warnings are the first legal notices, and their paper tasks come with them.
 */
const NoticeUndeliverable = fact(
  'notice-undeliverable',
  z.object({ noticeId: z.string(), person, itemId: z.string(), reason: z.string() }),
);

/** Every fact of this feature. */
export const NoticeFact = z.discriminatedUnion('name', [
  AddressFailed,
  DeviceFailed,
  DeviceAccepted,
  NoticeUndeliverable,
]);
export type NoticeFact = z.output<typeof NoticeFact>;
