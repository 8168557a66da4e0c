import type { Moment } from '../shared/time.ts';
import { type NoticeFact, noticeFact } from './events.ts';
import type { Notice } from './notice.ts';

type DataOf<Name> = Extract<NoticeFact, { name: Name }>['data'];
type Legal = Pick<Notice, 'id' | 'ownerId' | 'person' | 'itemId' | 'channel' | 'legal'>;

/** The status fact of a legal notice, for the delivery's trail; other notices are not tracked. */
export const legalStatus = (notice: Legal, state: DataOf<'legal-notice-told'>['state'], now: Moment) => {
  const { ownerId, channel } = notice;
  const data = { ...aboutOf(notice), channel, state };
  return notice.legal ? [noticeFact('legal-notice-told', { ownerId, occurredAt: now.instant, data })] : [];
};

/** The fact that this channel cannot carry a legal notice. Other notices need none: their item is in the inbox. */
export const undeliverable = (notice: Legal, reason: string, now: Moment) => {
  const { ownerId } = notice;
  const data = { ...aboutOf(notice), reason };
  return notice.legal ? [noticeFact('notice-undeliverable', { ownerId, occurredAt: now.instant, data })] : [];
};

const aboutOf = ({ id: noticeId, person, itemId }: Legal) => ({ noticeId, person, itemId });

type Sent = Pick<Notice, 'ownerId' | 'person' | 'addressHash' | 'deviceId'>;

/** The address that a notice went to takes no mail; nothing where the notice went to none. */
export const addressFailed = (
  { ownerId, person, addressHash }: Sent,
  reason: DataOf<'address-failed'>['reason'],
  now: Moment,
) =>
  addressHash === undefined
    ? []
    : [noticeFact('address-failed', { ownerId, occurredAt: now.instant, data: { person, addressHash, reason } })];

/** The device that a notice went to takes no pushes any more. */
export const deviceFailed = ({ ownerId, person, deviceId }: Sent, reason: string, now: Moment) =>
  deviceId === undefined
    ? []
    : [noticeFact('device-failed', { ownerId, occurredAt: now.instant, data: { person, deviceId, reason } })];

/** The device that a notice went to has taken it. */
export const deviceAccepted = ({ ownerId, person, deviceId }: Sent, now: Moment) =>
  deviceId === undefined
    ? []
    : [noticeFact('device-accepted', { ownerId, occurredAt: now.instant, data: { person, deviceId } })];
