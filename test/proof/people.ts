import type { NoticeRequest } from '../../functions/notifications/events.ts';
import { newId } from '../../functions/shared/ids.ts';
import { ALWAYS, type Item, recordsOf } from '../support/records.ts';
import type { Chance } from './chance.ts';

/** Hours of the day, Oslo time, as `HH:MM`. */
export type Hours = { readonly from: string; readonly to: string };

/** A phone in somebody's hands: from the start and to the end, unless it changed them. Times in milliseconds. */
export type Phone = {
  readonly deviceId: string;
  readonly arn: string;
  /** When the person got it from somebody else. */
  readonly gotAt?: number;
  /** When somebody else signed in on it. */
  lostAt?: number;
};

/** Somebody who is told, with everything the oracle judges by; `revokedAt` is when the right ended, in milliseconds. */
export type Somebody = {
  readonly ownerId: string;
  readonly guardianId: string;
  readonly pupilId: string;
  readonly address: string | undefined;
  readonly phones: Phone[];
  readonly mutesPush: boolean;
  /** The owner's hours, and own ones. */
  readonly windows: readonly Hours[];
  revokedAt: number | undefined;
};

/** One event for one person, the message that tells of it, and when it was committed. */
export type Requested = { readonly who: Somebody; readonly request: NoticeRequest; readonly committedAt: number };

/** An owner with hours of its own: some end early, some begin in the hour that the clocks leave out in spring. */
export function owner(chance: Chance): {
  readonly ownerId: string;
  readonly hours: Hours;
  readonly items: readonly Item[];
} {
  const ownerId = newId();
  const hours = chance.pick<Hours>([
    { from: '07:00', to: '21:00' },
    { from: '02:30', to: '21:00' },
    { from: '09:15', to: '17:00' },
  ]);
  const setting = { key: 'notices.window', value: hours, version: 1, changedAt: '2026-08-01T08:00:00.000Z' };
  return { ownerId, hours, items: [{ pk: `${ownerId}#SETTINGS`, sk: 'VALUE#OWNER#notices.window', ...setting }] };
}

/** A made-up guardian of one child, with the records that the sender reads. */
export function somebody(
  ownerId: string,
  hours: Hours,
  schoolId: string,
  chance: Chance,
): { readonly who: Somebody; readonly items: readonly Item[] } {
  const make = recordsOf(ownerId);
  const [guardianId, pupilId, groupId] = [newId(), newId(), newId()];
  const address = chance.happens(0.9) ? `${guardianId}@mail.example` : undefined;
  const phones = Array.from({ length: chance.pick([0, 1, 1, 2, 3, 4]) }, () => {
    const deviceId = newId();
    return { deviceId, arn: `arn:aws:sns:eu-north-1:000000000000:endpoint/GCM/app/${deviceId}` };
  });
  const mutesPush = chance.happens(0.1);
  const own = chance.happens(0.2)
    ? chance.pick<Hours>([
        { from: '16:00', to: '20:00' },
        { from: '20:00', to: '12:00' },
        { from: '02:00', to: '04:00' },
        { from: '20:45', to: '23:00' },
      ])
    : undefined;
  const pk = `${ownerId}#GUARDIAN#${guardianId}`;
  const [profile, ...login] = make.guardian({ id: guardianId, number: guardianId, children: [pupilId] });
  const checked = { contactCheckedDate: '2026-08-20' };
  const choices = { pk, sk: 'CHANNEL#CHOICES', muted: mutesPush ? { absence: ['push'] } : {}, window: own, version: 1 };
  return {
    who: {
      ownerId,
      guardianId,
      pupilId,
      address,
      phones,
      mutesPush,
      windows: own ? [hours, own] : [hours],
      revokedAt: undefined,
    },
    items: [
      ...make.pupil({
        id: pupilId,
        schoolId,
        groupId,
        guardians: [{ guardianId, basis: 'parental-responsibility', ...ALWAYS }],
      }),
      ...(profile ? [{ ...profile, ...(address !== undefined && { email: address, ...checked }) }] : []),
      ...login,
      ...phones.flatMap(({ deviceId, arn }) => [
        {
          pk,
          sk: `CHANNEL#DEVICE#${deviceId}`,
          deviceId,
          platform: 'fcm',
          endpointArn: arn,
          tokenHash: deviceId,
          registeredAt: '2026-10-01T08:00:00.000Z',
        },
        { pk: `${ownerId}#TOKEN#${deviceId}`, sk: 'HOLDER', person: { kind: 'guardian', id: guardianId }, deviceId },
      ]),
      ...(mutesPush || own ? [choices] : []),
    ],
  };
}

/**
 * An event that somebody should know of, and the inbox item that is written before the request is handed on: nobody
 * has read it.
 */
export function requestedOf(
  who: Somebody,
  legal: boolean,
  committedAt: number,
): { readonly requested: Requested; readonly item: Item } {
  const request: NoticeRequest = {
    id: newId(),
    ownerId: who.ownerId,
    person: { kind: 'guardian', id: who.guardianId },
    itemId: newId(),
    subject: 'absence',
    right: { action: 'child:read', pupilId: who.pupilId },
    legal,
    when: 'now',
    occurredAt: new Date(committedAt).toISOString(),
    readyAt: new Date(committedAt).toISOString(),
  };
  const item = { pk: `${who.ownerId}#GUARDIAN#${who.guardianId}`, sk: `INBOX#${request.itemId}` };
  return { requested: { who, request, committedAt }, item };
}
