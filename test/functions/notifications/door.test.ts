import { describe, expect, it } from 'vitest';
import { isEntitled } from '../../../functions/notices/entitlement.ts';
import { NoticeRequest } from '../../../functions/notifications/events.ts';
import type { InboxEvent } from '../../../functions/notifications/inbox-event.ts';
import { INBOX_KINDS, readersOf } from '../../../functions/notifications/rules.ts';
import { SubscribedFact } from '../../../functions/notifications/subscription.ts';
import type { PupilCard, StaffCard } from '../../../functions/roster/lookup.ts';
import { newSortableId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { both, CLASS, CONTACT, DAY, ENDED, grown, inboxes, NOW, pupil, SCHOOL, STAFF, TEACHER } from './world.ts';

/**
 * What the inbox hands over is what the sender lets through at its own door, a moment later: for every kind and every
 * reader of the table; and not once the relation has ended (law 2).
 */
const ALL_ON = {
  'absence.noticeOnChangedReason': true,
  'lessons.lateNotice': 'now',
} as const;
const consents = both.map(({ guardianId, from }) => ({ guardianId, from }));
const minor = pupil();
const adult = grown({ consents });

/** The same piece of news of any kind, by nobody: about the pupil, and as own work of a teacher, by its readers. */
function eventsOf(kind: InboxEvent['kind'], card: PupilCard): readonly InboxEvent[] {
  const common = {
    kind,
    ownerId: OWNER,
    schoolId: SCHOOL,
    about: { kind: 'figures' },
    occurredAt: NOW.instant,
    ...(/announcement|^meeting-|^conference-/.test(kind) ? { inGroup: CLASS } : {}),
  } as const;
  const readers = readersOf(kind).map(({ find }) => find);
  const { pupilId } = card.facts;
  const family = [
    ...both.map(({ guardianId: id }) => ({ kind: 'guardian', id }) as const),
    { kind: 'pupil', id: pupilId } as const,
  ];
  const only = readers.includes('named-staff') ? [...family, { kind: 'staff', id: CONTACT } as const] : undefined;
  return [
    ...(readers.every((find) => find === 'teacher') ? [] : [{ ...common, id: newSortableId(0), pupilId, only }]),
    ...(readers.includes('teacher') ? [{ ...common, id: newSortableId(0), teacherId: TEACHER }] : []),
  ];
}

async function tellingsOf(kind: InboxEvent['kind'], card: PupilCard): Promise<readonly NoticeRequest[]> {
  const { deliverEvents, handed, house } = inboxes([card], ALL_ON);
  await deliverEvents(eventsOf(kind, card), house, NOW);
  return handed;
}
const letsIn = (message: NoticeRequest, card: PupilCard, staff: readonly StaffCard[] = STAFF): boolean =>
  isEntitled(
    OWNER,
    message.person,
    message.right,
    {
      pupil: message.right.pupilId === undefined ? undefined : card,
      staff: staff.find(({ staffId }) => staffId === message.person.id),
    },
    DAY,
  );

describe.each(INBOX_KINDS)('%s', (kind) => {
  it('a fact’s notice passes the sender’s door, and no longer when everything has ended', async () => {
    for (const card of [minor, adult]) {
      const gone = { ...card, facts: { ...card.facts, stay: ENDED } };
      const left = STAFF.map((person) => ({ ...person, assignments: [] }));
      for (const message of await tellingsOf(kind, card)) {
        expect(NoticeRequest.parse(message)).toEqual(message);
        expect([message.person.kind, letsIn(message, card)]).toEqual([message.person.kind, true]);
        expect([message.person.kind, letsIn(message, gone, left)]).toEqual([message.person.kind, false]);
      }
    }
  });

  it('a fact finds somebody for each of its readers, of a minor or of a pupil of age', async () => {
    const found = [...(await tellingsOf(kind, minor)), ...(await tellingsOf(kind, adult))];
    const rights = new Set(found.map(({ right }) => right.action));
    expect(rights).toEqual(new Set(readersOf(kind).map(({ by }) => by)));
  });
});

it('a fact of an unknown name is refused, and so is one of another shape', () => {
  const fact = { id: newSortableId(0), ownerId: OWNER, occurredAt: NOW.instant };
  expect(SubscribedFact.safeParse({ ...fact, name: 'lesson-confirmed', version: 1 }).success).toBe(false);
  expect(SubscribedFact.safeParse({ ...fact, name: 'absence-reported', version: 1, data: {} }).success).toBe(false);
});
