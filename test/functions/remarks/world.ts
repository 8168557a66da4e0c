import type { Read } from '../../../functions/access/read-log.ts';
import { markSeen } from '../../../functions/notifications/lookup.ts';
import type { RemarkSettings } from '../../../functions/remarks/authorize.ts';
import { makeHandlers } from '../../../functions/remarks/handlers.ts';
import { refusals } from '../../../functions/remarks/refusals.ts';
import { routes } from '../../../functions/remarks/routes.ts';
import { remarksStore } from '../../../functions/remarks/store.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import type { Settings } from '../../../functions/settings/definitions.ts';
import type { SettingsLookup } from '../../../functions/settings/lookup.ts';
import { effective } from '../../../functions/settings/rules.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { CONTEXT } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ENDED, recordsOf, SECRET, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';

export const O = OWNER;
/** The day of most tests is Tuesday 24 November 2026. */
export const AT = '2026-11-24T06:30:00Z';
export const TODAY = '2026-11-24';

const FAMILY = ['mother', 'father', 'uncle', 'former'] as const;
const NUMBERS = { mother: '41018012345', father: '41018012346', uncle: '41018012347', former: '41018012348' };

const inClass = (givenName: string) => ({
  in: ['group' as const, 'maths' as const],
  birthDate: '2013-05-01',
  guardians: {
    ...responsible('mother', 'father'),
    uncle: 'unknown' as const,
    former: { basis: 'parental-responsibility' as const, ...ENDED },
  },
  profile: { givenName },
});

/** A class with its contact teacher, a group with its teacher and a substitute, families, and another school. */
function people() {
  const { schools, groups, pupils, guardians, staff, items } = rosterOf({
    schools: { school: { name: 'Fjordvik ungdomsskule' }, otherSchool: { name: 'Nes skule' } },
    groups: {
      group: { name: '8B' },
      maths: { name: '8B mat', groupKind: 'teaching', subjectCode: 'MAT0015' },
      otherGroup: { name: '9A', school: 'otherSchool' },
    },
    pupils: {
      ola: { ...inClass('Ola'), login: 'ola' },
      kari: inClass('Kari'),
      per: inClass('Per'),
      adult: { ...inClass('Aud'), birthDate: '2008-01-01', login: 'adult', consents: ['father'] },
      secret: { ...inClass('Siv'), protection: 'strictly-confidential' },
      // Has left the school, and the groups' lists do not hold her any more; her own record does.
      gone: {
        ...inClass('Gry'),
        in: [
          { group: 'group', unlisted: true },
          { group: 'maths', unlisted: true },
        ],
        profile: { givenName: 'Gry', ...ENDED },
      },
      foreign: { in: ['otherGroup'] },
    },
    guardians: {
      mother: { number: NUMBERS.mother },
      father: { number: NUMBERS.father },
      uncle: { number: NUMBERS.uncle },
      former: { number: NUMBERS.former },
    },
    staff: {
      contact: { contactTeacherOf: ['group'] },
      // Employed before the group was theirs.
      teacher: { employed: { from: '2025-08-01' }, teaches: ['maths'] },
      substitute: { grants: ['maths'] },
      colleague: { teaches: ['otherGroup'] },
      leader: { roles: ['leader'] },
      office: { roles: ['office'] },
      elsewhere: { roles: [{ role: 'leader', at: 'otherSchool' }] },
      left: { employed: ENDED, contactTeacherOf: ['group'] },
    },
  });
  const lessons = { lesson: newId(), foreignLesson: newId() };
  const lesson = (lessonId: string, schoolId: string, groupId: string) =>
    recordsOf(O).lesson({ lessonId, schoolId, groupId, date: TODAY, teacherIds: [staff.teacher] });
  return {
    p: { ...schools, ...groups, ...pupils, ...guardians, ...staff, ...lessons },
    items: [
      ...items,
      ...lesson(lessons.lesson, schools.school, groups.maths),
      ...lesson(lessons.foreignLesson, schools.otherSchool, groups.otherGroup),
    ],
  };
}
export type People = ReturnType<typeof people>['p'];
export type Name = keyof People;

const CLAIMS = new Map<string, Ask['claims']>([
  ...FAMILY.map((name) => [name, guardianClaims(NUMBERS[name])] as const),
  ['stranger', guardianClaims('41018012399')],
]);
/** Whoever is no guardian comes by Feide. */
const claimsOf = (who: string): Ask['claims'] =>
  who === 'guest' ? undefined : CLAIMS.has(who) ? CLAIMS.get(who) : feideClaims(who);

type Shown = { readonly status: number; readonly etag: string; readonly body: ReturnType<typeof JSON.parse> };
type More = { readonly at?: string; readonly key?: string; readonly pupil?: Name; readonly language?: string };
type Wanted = Omit<Ask, 'claims' | 'at'> & More;

/**
 * The real handlers over real tables; settings are the defaults with what a test changes, or the stored ones. The
 * access log is a list.
 */
export async function makeWorld(client: Dynamo, table: string, stored?: SettingsLookup<RemarkSettings>) {
  const { p, items } = people();
  await seed(client, table, items);
  const logged: Read[] = [];
  const secret = async () => SECRET;
  let owner: Partial<Settings> = {};
  const deps = {
    lookup: rosterLookup(client, table, secret),
    settings: stored ?? { of: async () => ({ at: () => effective({ owner, schools: new Map() }) }) },
    store: remarksStore(client, table),
    idempotency: idempotency(client, table, secret),
    seen: markSeen(client, table),
    logRead: async (reads: readonly Read[]) => void logged.push(...reads),
    secret,
  };
  const handler = httpEntry({ routes, refusals, issuers: ISSUERS, handlers: makeHandlers(deps) });
  const ask = async (who: string, wanted: Wanted): Promise<Shown> => {
    const { key = newId(), at = AT, pupil: _pupil, language = 'nb', ...rest } = wanted;
    const headers = { 'idempotency-key': key, 'accept-language': language, ...rest.headers };
    const answer = await handler(httpEvent({ at, ...rest, claims: claimsOf(who), headers }), CONTEXT);
    expectDocumented(rest.route, answer);
    const { statusCode, headers: given, body } = answer;
    return { status: Number(statusCode), etag: String(given?.etag ?? ''), body: JSON.parse(String(body)) };
  };
  /** The owner sets something else. */
  const change = (more: Partial<Settings>) => {
    owner = { ...owner, ...more };
  };
  /** Defaults again. */
  const reset = () => {
    owner = {};
    logged.length = 0;
  };
  return { p, deps, logged, ask, change, reset, client, table, ...flows(p, ask) };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;
type AskOf = (who: string, wanted: Wanted) => Promise<Shown>;

export const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}/remarks';
export const ONE = `${PUPIL}/{remarkId}`;
export const seen = (version: number) => ({ 'if-match': `"${version}"` });

/** What people do in tests, in a line each. */
function flows(p: People, ask: AskOf) {
  const names = ({ pupil = 'ola' }: More) => ({ schoolId: p.school, pupilId: p[pupil] });
  const groupOf = (who: string) => (who === 'contact' ? p.group : p.maths);
  const change =
    (route: string) =>
    (who: string, remarkId: string, version: number, body?: object, more: More = {}): Promise<Shown> => {
      const params = { ...names(more), remarkId };
      return ask(who, { route, params, headers: seen(version), ...(body && { body }), ...more });
    };
  const register = (who: string, remarks: readonly object[], more: More & { readonly body?: object } = {}) => {
    const { body, ...rest } = more;
    const params = { groupId: groupOf(who) };
    const all = { date: TODAY, remarks, ...body };
    return ask(who, { route: 'POST /v1/groups/{groupId}/remarks', params, body: all, ...rest });
  };
  return {
    register,
    /** One remark about one pupil; its id. */
    remark: async (who: string, { categoryId = 'late', comment = '', ...more }: More & Said = {}): Promise<string> => {
      const made = await register(who, [{ pupilId: names(more).pupilId, categoryId, comment }], more);
      return made.body.remarks[0].remarkId;
    },
    read: (who: string, remarkId: string, more: More = {}) =>
      ask(who, { route: `GET ${ONE}`, params: { ...names(more), remarkId }, ...more }),
    correct: change(`PUT ${ONE}`),
    withdraw: change(`POST ${ONE}/withdrawal`),
    release: change(`POST ${ONE}/release`),
    ofPupil: (who: string, query: Record<string, string> = {}, more: More = {}) =>
      ask(who, { route: `GET ${PUPIL}`, params: names(more), query, ...more }),
    ofClass: (who: string, query: Record<string, string> = {}, more: More = {}) =>
      ask(who, { route: 'GET /v1/groups/{groupId}/remarks', params: { groupId: p.group }, query, ...more }),
    own: (who: string, query: Record<string, string> = {}, more: More = {}) =>
      ask(who, { route: 'GET /v1/staff/remarks', query, ...more }),
    form: (who: string, more: More = {}) =>
      ask(who, { route: 'GET /v1/groups/{groupId}/remark-form', params: { groupId: groupOf(who) }, ...more }),
    child: (who: string, query: Record<string, string> = {}, more: More = {}) => {
      const params = { childId: names(more).pupilId };
      return ask(who, { route: 'GET /v1/guardian/children/{childId}/remarks', params, query, ...more });
    },
    self: (who: string, more: More = {}) =>
      ask(who, { route: 'GET /v1/pupil/{pupilId}/remarks', params: { pupilId: names(more).pupilId }, ...more }),
  };
}
type Said = { readonly categoryId?: string; readonly comment?: string };

/** A correction to another category. */
export const CORRECTION = {
  date: TODAY,
  categoryId: 'unprepared',
  comment: 'Boka låg heime.',
  reason: 'Feil kategori.',
};
