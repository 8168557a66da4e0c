import type { ToTell } from '../../functions/notifications/events.ts';
import { newId } from '../../functions/shared/ids.ts';
import { ALWAYS, type Item, recordsOf } from '../support/world.ts';
import type { Chance } from './chance.ts';

/** Somebody who is told, with everything the oracle judges by; `revokedAt` is when the right ended, in milliseconds. */
export type Somebody = {
  readonly ownerId: string;
  readonly guardianId: string;
  readonly pupilId: string;
  readonly address: string | undefined;
  readonly devices: readonly string[];
  readonly mutesPush: boolean;
  revokedAt: number | undefined;
};

/** One event for one person, and the message that tells of it. */
export type Telling = { readonly who: Somebody; readonly toTell: ToTell };

/** A made-up guardian of one child, with the records that the sender reads. */
export function somebody(
  ownerId: string,
  schoolId: string,
  chance: Chance,
): { readonly who: Somebody; readonly items: readonly Item[] } {
  const make = recordsOf(ownerId);
  const [guardianId, pupilId, groupId] = [newId(), newId(), newId()];
  const address = chance.happens(0.9) ? `${guardianId}@mail.example` : undefined;
  const devices = Array.from({ length: chance.pick([0, 0, 1, 1, 2]) }, () => newId());
  const mutesPush = chance.happens(0.1);
  const pk = `${ownerId}#GUARDIAN#${guardianId}`;
  const [profile, ...login] = make.guardian({ id: guardianId, number: guardianId, children: [pupilId] });
  const checked = { contactCheckedDate: '2026-08-20' };
  return {
    who: { ownerId, guardianId, pupilId, address, devices, mutesPush, revokedAt: undefined },
    items: [
      ...make.pupil({
        id: pupilId,
        schoolId,
        groupId,
        guardians: [{ guardianId, basis: 'parental-responsibility', ...ALWAYS }],
      }),
      ...(profile ? [{ ...profile, ...(address !== undefined && { email: address, ...checked }) }] : []),
      ...login,
      ...devices.map((deviceId) => ({
        pk,
        sk: `CHANNEL#DEVICE#${deviceId}`,
        deviceId,
        platform: 'fcm',
        endpointArn: `arn:aws:sns:eu-north-1:000000000000:endpoint/GCM/app/${deviceId}`,
        tokenHash: deviceId,
        registeredAt: '2026-11-01T08:00:00.000Z',
      })),
      ...(mutesPush ? [{ pk, sk: 'CHANNEL#CHOICES', muted: { absence: ['push'] }, version: 1 }] : []),
    ],
  };
}

/** An event that somebody should be told of. */
export const tellingOf = (who: Somebody, legal: boolean, occurredAt: string): Telling => ({
  who,
  toTell: {
    id: newId(),
    ownerId: who.ownerId,
    person: { kind: 'guardian', id: who.guardianId },
    itemId: newId(),
    subject: 'absence',
    right: { action: 'child:read', pupilId: who.pupilId },
    legal,
    when: 'now',
    occurredAt,
  },
});
