import type { Person } from '../../functions/messages/rules.ts';
import { contentHash, newId, newSortableId } from '../../functions/shared/ids.ts';
import { feideClaims, guardianClaims, ISSUERS, OWNER } from '../support/events.ts';
import { ALWAYS, ENDED, type Item, recordsOf } from '../support/records.ts';
import { announcementItems } from './announcements.ts';
import { archiveItems } from './archive.ts';
import { calendarItems } from './calendar-items.ts';
import { conferenceItems } from './conferences.ts';
import { documentItems } from './documents.ts';
import { leftRegister } from './lessons.ts';
import { meetingItems } from './meetings.ts';
import { threadItems } from './messages.ts';
import { overLimit, PRINCIPAL_THERE } from './over-limit.ts';
import { questionItems } from './questions.ts';
import { remarkItems } from './remarks.ts';
import { statementItems } from './statements.ts';
import { templateItems } from './templates.ts';
import { warningItems } from './warnings.ts';

/** Every kind of caller that the matrix asks as. */
export const ROLES = [
  'anonymous',
  'guardian',
  'guardian without responsibility',
  'guardian revoked',
  'guardian with consent',
  'pupil minor',
  'pupil of age',
  'subject teacher',
  'contact teacher',
  'leader',
  'principal',
  'office',
  'owner admin',
  'substitute',
  'former teacher',
  'former office',
  'substitute after the grant',
  'leader at the other school',
  'guardian of another owner',
  'owner admin of another owner',
] as const;
export type Role = (typeof ROLES)[number];

/** Where the thing lies that is asked about; `grown` is a pupil of age at the own school. */
export const WHERES = ['own', 'grown', 'other school', 'other owner', 'absent'] as const;
export type Where = (typeof WHERES)[number];

const OTHER_OWNER = newId();
const OTHER_REALM = 'elsewhere.example';
const OTHER_CLIENT = 'elsewhere-client';

/** The tests' issuers, speaking for a second owner too. */
export const TWO_OWNERS = ISSUERS.map((issuer) =>
  issuer.login === 'guardian'
    ? { ...issuer, clients: { ...issuer.clients, [OTHER_CLIENT]: OTHER_OWNER } }
    : { ...issuer, realms: { ...issuer.realms, [OTHER_REALM]: OTHER_OWNER } },
);

const elsewhere = { 'https://n.feide.no/claims/eduPersonPrincipalName': `admin@${OTHER_REALM}` };
const NUMBERS = {
  guardian: '41018012345',
  without: '41018012346',
  revoked: '41018012347',
  consent: '41018012348',
  seeder: '41018012349',
};

/** Claims of each role's token. */
export const CLAIMS: Readonly<Record<Role, ReturnType<typeof guardianClaims> | undefined>> = {
  anonymous: undefined,
  guardian: guardianClaims(NUMBERS.guardian),
  'guardian without responsibility': guardianClaims(NUMBERS.without),
  'guardian revoked': guardianClaims(NUMBERS.revoked),
  'guardian with consent': guardianClaims(NUMBERS.consent),
  'pupil minor': feideClaims('minor'),
  'pupil of age': feideClaims('grown'),
  'subject teacher': feideClaims('subject'),
  'contact teacher': feideClaims('contact'),
  leader: feideClaims('leader'),
  principal: feideClaims('principal'),
  office: feideClaims('office'),
  'owner admin': feideClaims('admin'),
  substitute: feideClaims('stand-in'),
  'former teacher': feideClaims('former'),
  'former office': feideClaims('formeroffice'),
  'substitute after the grant': feideClaims('substitute'),
  'leader at the other school': feideClaims('otherleader'),
  // The same identity number as the guardian: only the audience says which owner is meant.
  'guardian of another owner': guardianClaims(NUMBERS.guardian, { client_id: OTHER_CLIENT }),
  'owner admin of another owner': feideClaims('admin', elsewhere),
};

/** Who makes the reports that the matrix asks about: a parent at the other school, besides those above. */
export const OTHER_PARENT = guardianClaims(NUMBERS.seeder);

/**
 * Ids of a school, a pupil there, the pupil's group and a lesson of it, an application for leave, and an item in the
 * inbox of the guardian there, with the notice of it; at the first place of pupil and contact teacher too.
 */
export type Place = {
  readonly schoolId: string;
  readonly pupilId: string;
  readonly groupId: string;
  readonly lessonId: string;
  readonly leaveId: string;
  readonly itemId: string;
  readonly notices: Readonly<Record<'guardian' | 'pupil' | 'staff', string>>;
};

/** The day of every lesson at every place: yesterday, on the day that the matrix asks. */
export const LESSON_DAY = '2026-11-23';

/** One small municipality with everybody in it, a neighbour, and the places that the matrix asks about. */
export function municipality(): { readonly places: Readonly<Record<Where, Place>>; readonly items: readonly Item[] } {
  const own = place();
  const grown = { ...place(), schoolId: own.schoolId, groupId: own.groupId, lessonId: own.lessonId };
  const otherSchool = place();
  const otherOwner = place();
  const places = { own, grown, 'other school': otherSchool, 'other owner': otherOwner, absent: place() };
  return { places, items: [...ownItems(own, grown, otherSchool), ...neighbour(otherOwner)] };
}

const place = (): Place => ({
  schoolId: newId(),
  pupilId: newId(),
  groupId: newId(),
  lessonId: newId(),
  leaveId: newSortableId(Date.parse('2026-11-20T08:00:00Z')),
  itemId: newSortableId(Date.parse('2026-11-20T08:00:00Z')),
  notices: { guardian: noticeId(), pupil: noticeId(), staff: noticeId() },
});
const noticeId = (): string => contentHash(newId()).slice(0, 40);

function ownItems(own: Place, grown: Place, other: Place): Item[] {
  const make = recordsOf(OWNER);
  const { schoolId, groupId } = own;
  const responsible = { basis: 'parental-responsibility' as const, ...ALWAYS };
  const guardian = newId();
  const without = newId();
  const revoked = newId();
  const consented = newId();
  const otherParent = newId();
  const contact = newId();
  const subject = newId();
  const left = newId();
  const leader = newId();
  const office = newId();
  const children = [own.pupilId, grown.pupilId];
  const realm = (name: string) => `${name}@fjordvik.example`;
  const staff = (name: string, more: Partial<Parameters<typeof make.staff>[0]>) =>
    make.staff({ id: newId(), feideName: realm(name), ...more });
  const teaching = { groupId, schoolId };
  const guardians = [
    { guardianId: guardian, ...responsible },
    { guardianId: without, basis: 'unknown' as const, ...ALWAYS },
    { guardianId: revoked, basis: 'parental-responsibility' as const, ...ENDED },
  ];
  return [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.school(other.schoolId, 'Nes skule'),
    ...make.term('2026-08-17', '2027-06-19'),
    ...make.pupil({ id: own.pupilId, ...teaching, feideName: realm('minor'), guardians }),
    ...make.pupil({
      id: grown.pupilId,
      ...teaching,
      birthDate: '2008-11-24',
      feideName: realm('grown'),
      guardians: [...guardians, { guardianId: consented, ...responsible }],
      consents: [{ guardianId: consented, ...ALWAYS }],
    }),
    ...make.pupil({
      id: other.pupilId,
      schoolId: other.schoolId,
      groupId: other.groupId,
      guardians: [{ guardianId: otherParent, ...responsible }],
    }),
    ...make.guardian({ id: otherParent, number: NUMBERS.seeder, children: [other.pupilId] }),
    ...itemWithNotice(make, { kind: 'guardian', id: guardian }, own),
    ...itemWithNotice(make, { kind: 'pupil', id: own.pupilId }, own),
    ...itemWithNotice(make, { kind: 'staff', id: contact }, own),
    ...make.guardian({ id: guardian, number: NUMBERS.guardian, children }),
    ...make.guardian({ id: without, number: NUMBERS.without, children }),
    ...make.guardian({ id: revoked, number: NUMBERS.revoked, children }),
    ...make.guardian({ id: consented, number: NUMBERS.consent, children: [grown.pupilId] }),
    ...staff('subject', { id: subject, teaches: [{ as: 'teacher', ...teaching, ...ALWAYS }] }),
    ...staff('contact', { id: contact, teaches: [{ as: 'contact-teacher', ...teaching, ...ALWAYS }] }),
    ...make.group(own, 'Klasse 5A', children),
    ...make.member(groupId, contact, { as: 'contact-teacher' }),
    ...[own, grown, other].flatMap(make.leave),
    ...[own, grown, other].flatMap((school) => statementItems(OWNER, school)),
    ...[own, grown].flatMap((school) => warningItems(OWNER, school, contact)),
    ...warningItems(OWNER, other, newId()),
    ...[own, grown].flatMap((school) => remarkItems(OWNER, school, contact)),
    ...remarkItems(OWNER, other, newId()),
    ...threadItems(OWNER, own, [
      by('staff', left),
      by('staff', contact),
      by('guardian', guardian),
      by('guardian', revoked),
    ]),
    ...threadItems(OWNER, grown, [
      by('staff', left),
      by('staff', contact),
      by('pupil', grown.pupilId),
      by('guardian', guardian),
      by('guardian', consented),
    ]),
    ...threadItems(OWNER, other, [by('staff', newId()), by('guardian', otherParent)]),
    ...[own.pupilId, grown.pupilId].flatMap((pupilId) => announcementItems(OWNER, { ...teaching, pupilId }, contact)),
    ...announcementItems(OWNER, other, newId()),
    ...[own.pupilId, grown.pupilId].flatMap((pupilId) => meetingItems(OWNER, { ...teaching, pupilId }, contact)),
    ...meetingItems(OWNER, other, newId()),
    ...calendarItems(OWNER, own, { teacherId: contact, adults: [comes('guardian', guardian)] }),
    ...calendarItems(OWNER, grown, {
      teacherId: contact,
      // A guardian who booked before the birthday, and reads by the pupil's consent.
      adults: [comes('pupil', grown.pupilId), comes('guardian', consented)],
    }),
    ...calendarItems(OWNER, other, { teacherId: newId(), adults: [comes('guardian', otherParent)] }),
    ...conferenceItems(OWNER, own, { teacherId: contact, adult: by('guardian', guardian), colleagueId: subject }),
    ...conferenceItems(OWNER, grown, { teacherId: contact, adult: by('pupil', grown.pupilId) }),
    ...conferenceItems(OWNER, other, { teacherId: newId(), adult: by('guardian', otherParent) }),
    ...[own, grown].flatMap((school) =>
      documentItems(OWNER, school, { owner: contact, editor: office, reader: subject, approver: leader }),
    ),
    ...documentItems(OWNER, other, { owner: newId() }),
    ...[own, grown, other].flatMap((school) => archiveItems(OWNER, school)),
    ...[own, grown, other].flatMap((school) => templateItems(OWNER, school)),
    ...[own, grown, other].flatMap((school) => questionItems(OWNER, school)),
    ...make.lesson({ ...own, date: LESSON_DAY }),
    ...leftRegister(OWNER, own),
    ...make.group(other, 'Klasse 6B', [other.pupilId]),
    ...make.lesson({ ...other, date: LESSON_DAY }),
    ...overLimit(OWNER),
    ...staff('principal', {
      roles: [{ role: 'leader', schoolId, ...ALWAYS }, { role: 'principal', schoolId, ...ALWAYS }, PRINCIPAL_THERE],
    }),
    ...staff('stand-in', { grants: [{ groupId, schoolId, from: '2026-11-16', to: '2026-12-01' }] }),
    ...staff('leader', { id: leader, roles: [{ role: 'leader', schoolId, ...ALWAYS }] }),
    ...staff('office', { id: office, roles: [{ role: 'office', schoolId, ...ALWAYS }] }),
    ...staff('admin', { roles: [{ role: 'owner-admin', ...ALWAYS }] }),
    // The school forgot to end the group: the end of the employment is enough.
    ...staff('former', { id: left, employed: ENDED, teaches: [{ as: 'contact-teacher', ...teaching, ...ALWAYS }] }),
    ...staff('formeroffice', { roles: [{ role: 'office', schoolId, ...ENDED }] }),
    ...staff('substitute', { teaches: [{ as: 'teacher', ...teaching, ...ENDED }] }),
    ...staff('otherleader', { roles: [{ role: 'leader', schoolId: other.schoolId, ...ALWAYS }] }),
  ];
}

const comes = (kind: 'guardian' | 'pupil', id: string) => ({ kind, id });
const by = (kind: Person['kind'], id: string): Person => ({ kind, id });

/** News in somebody's inbox, and the notice of it. */
const itemWithNotice = (
  make: ReturnType<typeof recordsOf>,
  person: { kind: 'guardian' | 'pupil' | 'staff'; id: string },
  { itemId, pupilId, notices }: Place,
): Item[] => [...make.inboxItem(person, itemId, pupilId), ...make.notice(person, notices[person.kind], itemId)];

function neighbour(place: Place): Item[] {
  const make = recordsOf(OTHER_OWNER);
  const guardianId = newId();
  const guardians = [{ guardianId, basis: 'parental-responsibility' as const, ...ALWAYS }];
  return [
    ...make.school(place.schoolId, 'Nabo skule'),
    ...make.term('2026-08-17', '2027-06-19'),
    ...make.pupil({ id: place.pupilId, schoolId: place.schoolId, groupId: place.groupId, guardians }),
    ...make.guardian({ id: guardianId, number: NUMBERS.guardian, children: [place.pupilId] }),
    ...itemWithNotice(make, { kind: 'guardian', id: guardianId }, place),
    ...make.group(place, 'Klasse 1A', [place.pupilId]),
    ...make.leave(place),
    ...statementItems(OTHER_OWNER, place),
    ...warningItems(OTHER_OWNER, place, guardianId),
    ...remarkItems(OTHER_OWNER, place, guardianId),
    ...threadItems(OTHER_OWNER, place, [by('staff', newId()), by('guardian', guardianId)]),
    ...announcementItems(OTHER_OWNER, place, newId()),
    ...meetingItems(OTHER_OWNER, place, newId()),
    ...calendarItems(OTHER_OWNER, place, { teacherId: newId(), adults: [comes('guardian', guardianId)] }),
    ...conferenceItems(OTHER_OWNER, place, { teacherId: newId(), adult: by('guardian', guardianId) }),
    ...documentItems(OTHER_OWNER, place, { owner: newId() }),
    ...archiveItems(OTHER_OWNER, place),
    ...templateItems(OTHER_OWNER, place),
    ...questionItems(OTHER_OWNER, place),
    ...make.lesson({ ...place, date: LESSON_DAY }),
    ...make.staff({ id: newId(), feideName: `admin@${OTHER_REALM}`, roles: [{ role: 'owner-admin', ...ALWAYS }] }),
  ];
}
