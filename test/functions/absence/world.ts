import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import type { AbsenceSettings, SettingsLookup } from '../../../functions/absence/asking.ts';
import { makeHandlers } from '../../../functions/absence/handlers.ts';
import { refusals } from '../../../functions/absence/refusals.ts';
import { routes } from '../../../functions/absence/routes.ts';
import { absenceStore } from '../../../functions/absence/store.ts';
import type { Read } from '../../../functions/access/read-log.ts';
import { leaveLookup } from '../../../functions/leave/lookup.ts';
import { inboxLookup, markSeen } from '../../../functions/notifications/lookup.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { keyedId, newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { versionTag } from '../../support/etags.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';

export const SECRET = 'a-secret-of-these-tests-only';
export const O = OWNER;

export const SETTINGS: AbsenceSettings = {
  'absence.windowDays': 180,
  'absence.maxDays': 14,
  'absence.reasons': [
    { id: 'reported-by-guardian', nb: 'Meldt av foresatt', nn: 'Meldt av føresett', en: 'Reported by guardian' },
  ],
  'absence.defaultReason': 'reported-by-guardian',
  'absence.openEndedMaxDays': 5,
  'school.contact': { name: 'Kontoret', phone: '57 00 00 00' },
  'school.closedDays': [],
  'remarks.visibleToGuardians': true,
};

/** The people of these tests; ids are fresh, so that tests in one table do not meet. */
function people() {
  return {
    school: newId(),
    otherSchool: newId(),
    group: newId(),
    ola: newId(),
    kari: newId(),
    lars: newId(),
    adult: newId(),
    secret: newId(),
    foreign: newId(),
    mother: newId(),
    father: newId(),
    uncle: newId(),
    office: newId(),
    leader: newId(),
    contact: newId(),
    teacher: newId(),
    elsewhere: newId(),
  };
}
export type People = ReturnType<typeof people>;

export const PID = { mother: '41018012345', father: '41018012346', uncle: '41018012347' };
type Item = Record<string, unknown> & { pk: string; sk: string };

const DATED = { from: '2026-08-01' };

/** A pupil's items with a class and guardians. */
export function pupil(
  p: People,
  id: string,
  given: string,
  more: Record<string, unknown>,
  guardians: Record<string, string>,
): Item[] {
  const pk = `${O}#PUPIL#${id}`;
  const profile = {
    givenName: given,
    familyName: 'Fjord',
    birthDate: '2015-05-01',
    protection: 'none',
    schoolId: p.school,
  };
  return [
    { pk, sk: 'FACTS#PROFILE', id, ...profile, gradeLevel: '5', ...DATED, ...more },
    {
      pk,
      sk: `FACTS#ENROLMENT#${p.group}`,
      groupId: p.group,
      schoolId: more.schoolId ?? p.school,
      groupName: '5A',
      groupKind: 'basis',
      ...DATED,
    },
    ...Object.entries(guardians).map(([guardianId, basis]) => ({
      pk,
      sk: `FACTS#GUARDIAN#${guardianId}`,
      guardianId,
      basis,
      source: 'school',
      ...DATED,
    })),
  ];
}

const login = (
  kind: 'guardian' | 'feide',
  subject: string,
  as: string,
  personId: string,
  children: readonly string[] = [],
): Item[] => {
  const pk = `${O}#LOGIN#${keyedId(SECRET, kind, subject)}`;
  return [{ pk, sk: `AS#${as}`, personId }, ...children.map((child) => ({ pk, sk: `CHILD#${child}` }))];
};

const feide = (name: string) => `${name}@fjordvik.example`;

function staff(id: string, name: string, items: Record<string, unknown>[]): Item[] {
  const pk = `${O}#STAFF#${id}`;
  return [
    { pk, sk: 'FACTS#PROFILE', id, givenName: name, familyName: 'Skule', ...DATED },
    ...items.map((item, index) => ({
      pk,
      sk: 'role' in item ? `FACTS#ROLE#${String(item.role)}#${index}` : `FACTS#TEACHES#${index}`,
      ...DATED,
      ...item,
    })),
    ...login('feide', feide(name), 'staff', id),
  ];
}

const lesson = (p: People, date: string, from: string, to: string): Item => {
  const id = newId();
  const pk = `${O}#GROUP#${p.group}`;
  return {
    pk,
    sk: `LESSON#${date}#${from}#${id}`,
    id,
    groupId: p.group,
    date,
    from,
    to,
    subject: 'Norsk',
    teacherIds: [],
    status: 'planned',
  };
};

/** Every item of the little municipality: two schools, a class, five families, five members of staff. */
function items(p: People): Item[] {
  const both = { [p.mother]: 'parental-responsibility', [p.father]: 'parental-responsibility' };
  const school = { type: 'grunnskole', languageForm: 'nn' };
  return [
    { pk: `${O}#SCHOOLS`, sk: `SCHOOL#${p.school}`, id: p.school, name: 'Fjordvik skule', ...school },
    { pk: `${O}#SCHOOLS`, sk: `SCHOOL#${p.otherSchool}`, id: p.otherSchool, name: 'Nes skule', ...school },
    { pk: `${O}#SCHOOLS`, sk: 'TERM#1', id: '1', title: 'Året', from: '2026-08-17', to: '2027-06-19' },
    ...pupil(p, p.ola, 'Ola', {}, { ...both, [p.uncle]: 'unknown' }),
    ...pupil(p, p.kari, 'Kari', {}, both),
    ...pupil(p, p.lars, 'Lars', {}, both),
    ...pupil(p, p.adult, 'Vaksen', { birthDate: '2008-01-01' }, both),
    ...pupil(p, p.secret, 'Skjult', { protection: 'strictly-confidential' }, both),
    ...pupil(p, p.foreign, 'Framand', { schoolId: p.otherSchool }, {}),
    ...login('guardian', PID.mother, 'guardian', p.mother, [p.ola, p.kari, p.lars, p.adult, p.secret]),
    ...login('guardian', PID.father, 'guardian', p.father, [p.ola, p.kari, p.lars, p.adult, p.secret]),
    ...login('guardian', PID.uncle, 'guardian', p.uncle, [p.ola]),
    ...[p.mother, p.father, p.uncle].map((id, index) => ({
      pk: `${O}#GUARDIAN#${id}`,
      sk: 'FACTS#PROFILE',
      id,
      givenName: ['Mor', 'Far', 'Onkel'][index],
      familyName: 'Fjord',
    })),
    ...login('feide', feide('adult'), 'pupil', p.adult),
    ...login('feide', feide('minor'), 'pupil', p.ola),
    ...staff(p.office, 'office', [{ role: 'office', schoolId: p.school }]),
    ...staff(p.leader, 'leader', [{ role: 'leader', schoolId: p.school }]),
    ...staff(p.contact, 'contact', [{ as: 'contact-teacher', groupId: p.group, schoolId: p.school, groupName: '5A' }]),
    ...staff(p.teacher, 'teacher', [{ as: 'teacher', groupId: p.group, schoolId: p.school, groupName: '5A' }]),
    ...staff(p.elsewhere, 'elsewhere', [{ role: 'office', schoolId: p.otherSchool }]),
    ...['2026-11-24', '2026-11-25', '2026-11-26'].flatMap((day) => [
      lesson(p, day, '08:30', '09:15'),
      lesson(p, day, '09:15', '10:00'),
      lesson(p, day, '10:15', '11:00'),
    ]),
  ];
}

const CLAIMS = {
  guest: undefined,
  mother: guardianClaims(PID.mother),
  father: guardianClaims(PID.father),
  uncle: guardianClaims(PID.uncle),
  stranger: guardianClaims('41018012399'),
  ...Object.fromEntries(
    (['adult', 'minor', 'office', 'leader', 'contact', 'teacher', 'elsewhere', 'nobody'] as const).map((name) => [
      name,
      feideClaims(name),
    ]),
  ),
};

const CONTEXT: Context = {
  awsRequestId: 'test',
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'absence',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:000000000000:function:absence',
  memoryLimitInMB: '512',
  logGroupName: 'absence',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 10_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};

/** The real handlers over real tables; only settings and the access log are lists in memory. */
export async function makeWorld(
  client: Dynamo,
  table: string,
  changed: Partial<AbsenceSettings> = {},
  settings: SettingsLookup = { of: async () => ({ at: () => ({ ...SETTINGS, ...changed }) }) },
) {
  const p = people();
  await Promise.all(items(p).map((Item) => client.send(new PutCommand({ TableName: table, Item }))));
  const logged: Read[] = [];
  const secret = async () => SECRET;
  const lookup = rosterLookup(client, table, secret);
  const store = absenceStore(client, table);
  const deps = {
    lookup,
    settings,
    store,
    secret,
    idempotency: idempotency(client, table, secret),
    inbox: inboxLookup(client, table),
    leave: leaveLookup(client, table),
    seen: markSeen(client, table),
    logRead: async (entries: readonly Read[]) => void logged.push(...entries),
  };
  const handler = httpEntry({ routes, refusals, issuers: ISSUERS, handlers: makeHandlers(deps) });

  return {
    p,
    deps,
    logged,
    async ask(who: string, ask: Omit<Ask, 'claims' | 'at'> & { at?: string; key?: string }) {
      const { key = newId(), at = '2026-11-24T06:30:00Z', ...rest } = ask;
      const claims = new Map(Object.entries(CLAIMS)).get(who);
      const event = httpEvent({ at, ...rest, claims, headers: { 'idempotency-key': key, ...rest.headers } });
      const answer = await handler(event, CONTEXT);
      expectDocumented(rest.route, answer);
      const body = typeof answer.body === 'string' ? JSON.parse(answer.body) : undefined;
      return { status: Number(answer.statusCode), etag: versionTag(answer.headers?.etag), body };
    },
  };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;
