import type { AbsenceSettings } from '../../../functions/absence/authorize.ts';
import { makeHandlers } from '../../../functions/absence/handlers.ts';
import { refusals } from '../../../functions/absence/refusals.ts';
import { routes } from '../../../functions/absence/routes.ts';
import { absenceStore } from '../../../functions/absence/store.ts';
import type { Read } from '../../../functions/access/read-log.ts';
import { deliveriesLookup } from '../../../functions/deliveries/lookup.ts';
import { leaveLookup } from '../../../functions/leave/lookup.ts';
import { careLookup } from '../../../functions/message-care/lookup.ts';
import { inboxLookup, markSeen } from '../../../functions/notifications/lookup.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import type { SettingsLookup } from '../../../functions/settings/lookup.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { warningsLookup } from '../../../functions/warnings/lookup.ts';
import { CONTEXT } from '../../support/entries.ts';
import { versionTag } from '../../support/etags.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { recordsOf, SECRET, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';

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

export const PID = { mother: '41018012345', father: '41018012346', uncle: '41018012347' };
const both = responsible('mother', 'father');
const fifthYear = (givenName: string) => ({ in: ['group' as const], profile: { givenName, gradeLevel: '5' } });

/** Two schools, a class, five families, five members of staff. */
function people() {
  const { schools, groups, pupils, guardians, staff, items } = rosterOf({
    schools: {
      school: { name: 'Fjordvik skule', languageForm: 'nn' },
      otherSchool: { name: 'Nes skule', languageForm: 'nn' },
    },
    groups: { group: { name: '5A' }, otherGroup: { name: '5A', school: 'otherSchool' } },
    pupils: {
      ola: { ...fifthYear('Ola'), guardians: { ...both, uncle: 'unknown' }, login: 'minor' },
      kari: { ...fifthYear('Kari'), guardians: both },
      lars: { ...fifthYear('Lars'), guardians: both },
      adult: { ...fifthYear('Vaksen'), birthDate: '2008-01-01', guardians: both, login: 'adult' },
      secret: { ...fifthYear('Skjult'), protection: 'strictly-confidential', guardians: both },
      foreign: { in: ['otherGroup'], profile: { givenName: 'Framand', gradeLevel: '5' } },
    },
    guardians: {
      mother: { number: PID.mother, profile: { givenName: 'Mor' } },
      father: { number: PID.father, profile: { givenName: 'Far' } },
      uncle: { number: PID.uncle, profile: { givenName: 'Onkel' } },
    },
    staff: {
      office: { roles: ['office'] },
      leader: { roles: ['leader'] },
      contact: { contactTeacherOf: ['group'] },
      teacher: { teaches: ['group'] },
      elsewhere: { roles: [{ role: 'office', at: 'otherSchool' }] },
    },
  });
  return { p: { ...schools, ...groups, ...pupils, ...guardians, ...staff }, items };
}
export type People = ReturnType<typeof people>['p'];

/** Three lessons on each of three days. */
const lessonsOf = ({ school, group }: People) =>
  ['2026-11-24', '2026-11-25', '2026-11-26'].flatMap((date) =>
    [
      ['08:30', '09:15'],
      ['09:15', '10:00'],
      ['10:15', '11:00'],
    ].flatMap(([from, to]) =>
      recordsOf(O).lesson({
        ...{ lessonId: newId(), schoolId: school, groupId: group },
        date,
        from,
        to,
        subject: 'Norsk',
      }),
    ),
  );

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

/** The real handlers over real tables; only settings and the access log are lists in memory. */
export async function makeWorld(
  client: Dynamo,
  table: string,
  changed: Partial<AbsenceSettings> = {},
  settings: SettingsLookup<AbsenceSettings> = { of: async () => ({ at: () => ({ ...SETTINGS, ...changed }) }) },
) {
  const { p, items } = people();
  await seed(client, table, [...items, ...lessonsOf(p)]);
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
    warnings: warningsLookup(client, table),
    deliveries: deliveriesLookup(client, table),
    care: careLookup(client, table),
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
