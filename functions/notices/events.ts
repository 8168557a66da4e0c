import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';

/**
 * Facts of the sender: failed addresses and devices, and the progress of legal notices. Ids only, no address (law 1).
 */
const person = z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), id: z.string() });

/**
 * States of a legal notice that are published: the provider accepted it, the provider's later word on it, or no channel
 * was left.
 */
export const LEGAL_STATES = [
  'submitted',
  'delivered',
  'undelivered',
  'bounced',
  'complained',
  'rejected',
  'no-channel',
  'expired',
] as const;

/** An address takes no mail: it bounced for good, its reader complained, or the provider rejects it. */
export const AddressFailed = fact('address-failed', {
  person,
  addressHash: z.string(),
  reason: z.enum(['bounced', 'complained', 'rejected']),
});
/** A device takes no pushes any more. */
export const DeviceFailed = fact('device-failed', { person, deviceId: z.string(), reason: z.string() });
/** A device accepted a push. Published at most once a day per device, for the page of channel health. */
export const DeviceAccepted = fact('device-accepted', { person, deviceId: z.string() });
/** No channel could carry a legal notice: staff must deliver it. */
export const NoticeUndeliverable = fact('notice-undeliverable', {
  noticeId: z.string(),
  person,
  itemId: z.string(),
  reason: z.string(),
});

/**
 * A legal notice reached a state; `deliveries` keeps it in the delivery's trail (D6). Each state comes once, in any
 * order.
 */
export const LegalNoticeTold = fact('legal-notice-told', {
  noticeId: z.string(),
  person,
  itemId: z.string(),
  channel: z.enum(['email', 'push']),
  state: z.enum(LEGAL_STATES),
});

/** Every fact of this feature. */
export const NoticeFact = z.discriminatedUnion('name', [
  AddressFailed,
  DeviceFailed,
  DeviceAccepted,
  NoticeUndeliverable,
  LegalNoticeTold,
]);
export type NoticeFact = z.output<typeof NoticeFact>;

export const noticeFact = factMaker<NoticeFact>();
