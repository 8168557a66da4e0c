import type { NoticeRequest } from '../../functions/notifications/events.ts';
import type { InboxItem } from '../../functions/notifications/rules.ts';
import { newId } from '../../functions/shared/ids.ts';
import { ALWAYS, type Item, recordsOf } from '../support/records.ts';

/** One guardian who is told: what lies in the inbox, and the request that is handed to the sender. */
export type Told = { readonly item: InboxItem; readonly request: NoticeRequest };
export type Family = { readonly items: readonly Item[]; readonly told: readonly [Told, Told] };

const AT = '2026-11-24T09:00:00.000Z';
const CHECKED = '2026-08-20';

/** The owner's hours are all hours, so that the bench may run at night. */
export const openAllDay = (ownerId: string): Item => ({
  pk: `${ownerId}#SETTINGS`,
  sk: 'VALUE#OWNER#notices.window',
  ...{ key: 'notices.window', value: { from: '00:00', to: '00:00' }, version: 1, changedAt: AT },
});

/** A pupil with two guardians, of whom one has an address only, the other a phone as well. */
export function family(ownerId: string, schoolId: string, event: string): Family {
  const make = recordsOf(ownerId);
  const [pupilId, first, second] = [newId(), newId(), newId()];
  const guardians = [first, second].map((guardianId) => ({
    guardianId,
    basis: 'parental-responsibility' as const,
    ...ALWAYS,
  }));
  const profiles = [first, second].flatMap((id) => {
    const [profile] = make.guardian({ id, number: id, children: [pupilId] });
    return profile ? [{ ...profile, email: `${id}@mail.example`, contactCheckedDate: CHECKED }] : [];
  });
  const deviceId = newId();
  const phone = {
    pk: `${ownerId}#GUARDIAN#${second}`,
    sk: `CHANNEL#DEVICE#${deviceId}`,
    deviceId,
    platform: 'fcm',
    endpointArn: `arn:aws:sns:eu-north-1:000000000000:endpoint/GCM/skolebro/${deviceId}`,
    tokenHash: deviceId,
    registeredAt: AT,
  };
  return {
    items: [...make.pupil({ id: pupilId, schoolId, groupId: newId(), guardians }), ...profiles, phone],
    told: [notifiedOf(ownerId, first, pupilId, event), notifiedOf(ownerId, second, pupilId, event)],
  };
}

function notifiedOf(ownerId: string, guardianId: string, pupilId: string, event: string): Told {
  const id = `${event}-${newId().slice(0, 16)}`;
  return {
    item: {
      id,
      kind: 'absence-reported',
      area: 'absence',
      pupilId,
      about: { kind: 'absence-report', id: event },
      occurredAt: AT,
      action: 'child:read',
      basis: 'parental-responsibility',
      expiresAtSeconds: Date.parse(AT) / 1000 + 400 * 86_400,
    },
    request: {
      id: newId(),
      ownerId,
      person: { kind: 'guardian', id: guardianId },
      itemId: id,
      subject: 'absence',
      right: { action: 'child:read', pupilId },
      legal: false,
      when: 'now',
      occurredAt: AT,
    },
  };
}
