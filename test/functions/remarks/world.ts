import type { Read } from '../../../functions/access/read-log.ts';
import { markSeen } from '../../../functions/notifications/lookup.ts';
import type { SettingsLookup } from '../../../functions/remarks/asking.ts';
import { makeHandlers } from '../../../functions/remarks/handlers.ts';
import { refusals } from '../../../functions/remarks/refusals.ts';
import { routes } from '../../../functions/remarks/routes.ts';
import { remarksStore } from '../../../functions/remarks/store.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { effective, type Settings } from '../../../functions/settings/rules.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { CONTEXT } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, ENDED, type Item, recordsOf, SECRET, seed } from '../../support/world.ts';

export const O = OWNER;
/** The day of most tests is Tuesday 24 November 2026. */
export const AT = '2026-11-24T06:30:00Z';
export const TODAY = '2026-11-24';

const NAMES = [
  ...['school', 'otherSchool', 'group', 'maths', 'otherGroup', 'lesson', 'foreignLesson'],
  ...['ola', 'kari', 'per', 'adult', 'secret', 'gone', 'foreign'],
  ...['mother', 'father', 'uncle', 'former'],
  ...['contact', 'teacher', 'substitute', 'colleague', 'leader', 'office', 'elsewhere', 'left'],
] as const;
export type Name = (typeof NAMES)[number];
export type People = Readonly<Record<Name, string>>;
const realm = (name: string) => `${name}@fjordvik.example`;
const FAMILY = ['mother', 'father', 'uncle', 'former'] as const;
const NUMBERS = { mother: '41018012345', father: '41018012346', uncle: '41018012347', former: '41018012348' };

/** A class with its contact teacher, a group with its teacher and a substitute, families, and another school. */
function items(p: People): readonly Item[] {
  const make = recordsOf(O);
  const responsible = { basis: 'parental-responsibility' as const, ...ALWAYS };
  const guardians = [
    { guardianId: p.mother, ...responsible },
    { guardianId: p.father, ...responsible },
    { guardianId: p.uncle, basis: 'unknown' as const, ...ALWAYS },
    { guardianId: p.former, basis: 'parental-responsibility' as const, ...ENDED },
  ];
  const schoolId = p.school;
  const here = { schoolId, groupId: p.group };
  const there = { schoolId: p.otherSchool, groupId: p.otherGroup };
  const maths = { groupId: p.maths, groupName: '8B mat', groupKind: 'teaching', subjectCode: 'MAT0015' };
  const more = [maths];
  const pupil = (id: string, givenName: string, rest: object = {}) =>
    make
      .pupil({ id, ...here, more, birthDate: '2013-05-01', guardians, ...rest })
      .map((item) => (item.sk === 'FACTS#PROFILE' ? { ...item, givenName } : item));
  const staff = (name: Name, rest: object) => make.staff({ id: p[name], feideName: realm(name), ...rest });
  const teaches = (groupId: string, as: string) => ({ teaches: [{ as, schoolId, groupId, ...ALWAYS }] });
  const role = (kind: string, at = schoolId) => ({ roles: [{ role: kind, schoolId: at, ...ALWAYS }] });
  const members = [p.ola, p.kari, p.per, p.adult, p.secret];
  const lesson = { date: TODAY, teacherIds: [p.teacher] };
  return [
    ...make.school(schoolId, 'Fjordvik ungdomsskule'),
    ...make.school(there.schoolId, 'Nes skule'),
    ...make.term('2026-08-17', '2027-06-19'),
    ...make.group(here, '8B', members),
    ...make.group({ schoolId, groupId: p.maths }, '8B mat', members, { groupKind: 'teaching' }),
    ...make.group(there, '9A', [p.foreign]),
    ...make.lesson({ ...lesson, lessonId: p.lesson, schoolId, groupId: p.maths }),
    ...make.lesson({ ...lesson, lessonId: p.foreignLesson, ...there }),
    ...pupil(p.ola, 'Ola', { feideName: realm('ola') }),
    ...pupil(p.kari, 'Kari'),
    ...pupil(p.per, 'Per'),
    ...pupil(p.adult, 'Aud', {
      ...{ birthDate: '2008-01-01', feideName: realm('adult') },
      consents: [{ guardianId: p.father, ...ALWAYS }],
    }),
    ...pupil(p.secret, 'Siv', { protection: 'strictly-confidential' }),
    // Has left the school; the class's list does not know it yet.
    ...pupil(p.gone, 'Gry').map((item) => (item.sk === 'FACTS#PROFILE' ? { ...item, ...ENDED } : item)),
    ...make.pupil({ id: p.foreign, ...there, guardians: [] }),
    ...FAMILY.flatMap((name) => make.guardian({ id: p[name], number: NUMBERS[name], children: members })),
    ...staff('contact', teaches(p.group, 'contact-teacher')),
    // Employed before the group was theirs.
    ...staff('teacher', { employed: { from: '2025-08-01' }, ...teaches(p.maths, 'teacher') }),
    ...staff('substitute', { grants: [{ schoolId, groupId: p.maths, ...ALWAYS }] }),
    ...staff('colleague', teaches(p.otherGroup, 'teacher')),
    ...staff('leader', role('leader')),
    ...staff('office', role('office')),
    ...staff('elsewhere', role('leader', there.schoolId)),
    ...staff('left', { employed: ENDED, ...teaches(p.group, 'contact-teacher') }),
  ];
}

function people(): People {
  const ids = Object.fromEntries(NAMES.map((name) => [name, newId()]));
  const isWhole = (some: Partial<People>): some is People => NAMES.every((name) => some[name] !== undefined);
  if (!isWhole(ids)) throw new Error('Everybody has an id.');
  return ids;
}

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
export async function makeWorld(client: Dynamo, table: string, stored?: SettingsLookup) {
  const p = people();
  await seed(client, table, items(p));
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
