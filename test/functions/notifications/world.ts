import { type DeliverDeps, deliverEvents } from '../../../functions/notifications/deliver-events.ts';
import { deliverFact } from '../../../functions/notifications/deliver-fact.ts';
import type { NoticeRequest, Person } from '../../../functions/notifications/events.ts';
import type { InboxItem } from '../../../functions/notifications/rules.ts';
import type { SubscribedFact } from '../../../functions/notifications/subscription.ts';
import type { SupersessionLog } from '../../../functions/notifications/supersession-store.ts';
import type { GroupCard, PupilCard, StaffCard } from '../../../functions/roster/lookup.ts';
import { DEFINITIONS, type Settings } from '../../../functions/settings/definitions.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { anyFact } from '../../support/facts.ts';

export const NOW = momentOf(Date.parse('2026-11-24T06:30:00Z'));
export const DAY = '2026-11-24';
export const SINCE = { from: '2020-01-01' };
export const ENDED = { from: '2020-01-01', to: '2026-11-01' };
export const SCHOOL = newId();
export const CLASS = newId();
export const [MOTHER, FATHER, UNCLE, TEACHER, CONTACT, FORMER, PRINCIPAL, OFFICE] = [
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
];

export const both = [MOTHER, FATHER].map((guardianId) => ({
  guardianId,
  basis: 'parental-responsibility' as const,
  ...SINCE,
}));

/** A pupil of ten in a class, whose mother and father have responsibility, with what a test changes. */
export function pupil(more: Partial<PupilCard['facts']> = {}): PupilCard {
  const enrolment = { groupId: CLASS, schoolId: SCHOOL, groupName: '5A', groupKind: 'basis', ...SINCE };
  return {
    givenName: 'Ola',
    familyName: 'Fjord',
    gradeLevel: '5',
    groups: [enrolment],
    together: [],
    facts: {
      pupilId: newId(),
      birthDate: '2016-05-01',
      protection: 'none',
      schoolId: SCHOOL,
      stay: SINCE,
      enrolments: [enrolment],
      relations: both,
      consents: [],
      ...more,
    },
  };
}
/** Eighteen since New Year. */
export const grown = (more: Partial<PupilCard['facts']> = {}): PupilCard => pupil({ birthDate: '2008-01-01', ...more });

const card = (staffId: string, assignments: StaffCard['assignments']): StaffCard => ({
  staffId,
  name: 'Ansatt',
  employed: SINCE,
  assignments,
  groups: [],
  grants: [],
});
const teaching = (as: 'teacher' | 'contact-teacher', dated = SINCE) =>
  [{ kind: 'teaches', as, groupId: CLASS, schoolId: SCHOOL, ...dated }] as const;
const role = (name: 'principal' | 'office') => [{ kind: 'role', role: name, schoolId: SCHOOL, ...SINCE }] as const;

/** The school's staff: a subject teacher, the contact teacher, one who was, the principal, the office. */
export const STAFF: readonly StaffCard[] = [
  card(TEACHER, teaching('teacher')),
  card(CONTACT, teaching('contact-teacher')),
  card(FORMER, teaching('contact-teacher', ENDED)),
  card(PRINCIPAL, role('principal')),
  card(OFFICE, role('office')),
];
const GROUP: GroupCard = {
  id: CLASS,
  name: '5A',
  groupKind: 'basis',
  schoolId: SCHOOL,
  ...SINCE,
  members: [
    { personId: TEACHER, as: 'teacher', ...SINCE },
    { personId: CONTACT, as: 'contact-teacher', ...SINCE },
    { personId: FORMER, as: 'contact-teacher', ...ENDED },
  ],
};

/** What holds when nobody has set anything, with what a test changes. */
export function houseOf(changed: Partial<Settings> = {}) {
  const set = {
    'absence.noticeOnChangedReason': DEFINITIONS['absence.noticeOnChangedReason'].default,
    'absence.unexplainedNotice': DEFINITIONS['absence.unexplainedNotice'].default,
    'lessons.lateNotice': DEFINITIONS['lessons.lateNotice'].default,
    'remarks.notice': DEFINITIONS['remarks.notice'].default,
    'remarks.visibleToGuardians': DEFINITIONS['remarks.visibleToGuardians'].default,
    'lessons.reminderAt': DEFINITIONS['lessons.reminderAt'].default,
    'notices.inboxDays': DEFINITIONS['notices.inboxDays'].default,
    'school.closedDays': DEFINITIONS['school.closedDays'].default,
    'school.goLiveDay': DEFINITIONS['school.goLiveDay'].default,
    ...changed,
  };
  return { at: () => set };
}

/**
 * Inboxes and the sender's queue in memory: an item is written once per id as the store writes it, a request comes as
 * often as it is handed over. `broken.queue` makes the queue refuse so many times.
 */
export function inboxes(pupils: readonly PupilCard[], settings: Partial<Settings> = {}, staff = STAFF) {
  const items = new Map<string, InboxItem>();
  const logs = new Map<string, SupersessionLog>();
  const current = new Map<string, readonly string[]>();
  const logged = (object: string, { delivered, superseding }: SupersessionLog): SupersessionLog => {
    const before = logs.get(object) ?? { delivered: [], superseding: [] };
    const after = {
      delivered: [...before.delivered, ...delivered],
      superseding: [...before.superseding, ...superseding],
    };
    logs.set(object, after);
    return after;
  };
  const handed: NoticeRequest[] = [];
  const broken = { queue: 0 };
  const deps: DeliverDeps = {
    lookup: {
      pupil: async (_owner, id) => pupils.find(({ facts }) => facts.pupilId === id),
      group: async (_owner, id) => (id === CLASS ? GROUP : undefined),
      staff: async (_owner, id) => staff.find(({ staffId }) => staffId === id),
      roleHolders: async (_owner, schoolId, role) =>
        schoolId === SCHOOL ? (role === 'office' ? [OFFICE] : role === 'owner-admin' ? [] : [PRINCIPAL]) : [],
    },
    store: {
      put: async (_owner, { kind, id }, item) => {
        const place = `${kind} ${id} ${item.id}`;
        if (!items.has(place)) items.set(place, item);
      },
      supersede: async (_owner, { kind, id }, itemId, at) => {
        const place = `${kind} ${id} ${itemId}`;
        const item = items.get(place);
        if (item && item.overtakenAt === undefined) items.set(place, { ...item, overtakenAt: at });
        return item?.readAt !== undefined;
      },
    },
    supersessionLog: {
      add: async ({ pupilId, about }, added) => logged(`${pupilId} ${about.kind} ${about.id ?? about.day}`, added),
      addCurrent: async (list, itemId) => {
        const before = current.get(JSON.stringify(list)) ?? [];
        const after = [...new Set([...before, itemId])];
        current.set(JSON.stringify(list), after);
        return after;
      },
      dropCurrent: async (list, itemIds) => {
        const before = current.get(JSON.stringify(list)) ?? [];
        current.set(
          JSON.stringify(list),
          before.filter((id) => !itemIds.includes(id)),
        );
      },
    },
    sendRequests: async (requests) => {
      if (broken.queue > 0) {
        broken.queue -= 1;
        throw new Error('the queue is away');
      }
      handed.push(...requests);
    },
  };
  const house = houseOf(settings);
  const deliver = deliverFact({
    ...deps,
    lookup: {
      ...deps.lookup,
      schools: async () => ({ schools: [], terms: [] }),
      guardianContacts: async () => new Map(),
    },
    settings: { of: async () => house },
    supersessionLog: { ...deps.supersessionLog, deliveredOn: async () => [] },
    absence: { reportedDays: async () => [] },
    leave: { leaveDays: async () => [] },
    handling: { finals: async () => [] },
    lessons: { entries: async () => [] },
    pendingAbsences: { add: async () => {} },
    announcements: { stands: async () => true },
    meetings: { stands: async () => true, answered: async () => [] },
    conferences: { conference: async () => undefined, talk: async () => undefined },
    putFact: async () => {},
  });
  const of = (person: Person['kind'], id: string) =>
    [...items].flatMap(([place, item]) => (place.startsWith(`${person} ${id} `) ? [item] : []));
  return { deps, house, deliver, deliverEvents: deliverEvents(deps), items, handed, broken, of };
}

type Named<Name extends SubscribedFact['name']> = Extract<SubscribedFact, { name: Name }>;

/** A fact as its feature publishes it. */
export function factOf<Name extends SubscribedFact['name']>(name: Name, data: Named<Name>['data']) {
  return { ...anyFact(OWNER, name, NOW.instant), name, version: 1 as const, data };
}
