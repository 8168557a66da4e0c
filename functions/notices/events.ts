import * as z from 'zod/mini';
import { fact, factMaker } from '../shared/fact.ts';

/** Facts of the sender: what was learnt of an address, a device, or a notice that nothing could carry. Ids only, no address (law 1). */
const person = z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), id: z.string() });

/** What is told of a legal notice: that a provider took it, what the provider says of it, or that nothing could carry it. */
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

/** An address takes no mail: it bounced for good, its reader complained, or the provider will not have it. */
export const AddressFailed = fact('address-failed', {
  person,
  addressHash: z.string(),
  reason: z.enum(['bounced', 'complained', 'rejected']),
});
/** A device takes no pushes any more. */
export const DeviceFailed = fact('device-failed', { person, deviceId: z.string(), reason: z.string() });
/** A device took a push; told once a day at most, for the page that shows how channels are doing. */
export const DeviceAccepted = fact('device-accepted', { person, deviceId: z.string() });
/** A legal notice that no channel could carry: a person must see to it. */
export const NoticeUndeliverable = fact('notice-undeliverable', {
  noticeId: z.string(),
  person,
  itemId: z.string(),
  reason: z.string(),
});

/** What became of a legal notice on its way, for the trail of what it tells of (D6): each state once, in whatever order they come. */
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
