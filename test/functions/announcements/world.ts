import type { Read } from '../../../functions/access/read-log.ts';
import { makeHandlers } from '../../../functions/announcements/handlers.ts';
import { refusals } from '../../../functions/announcements/refusals.ts';
import { routes } from '../../../functions/announcements/routes.ts';
import { announcementsStore } from '../../../functions/announcements/store.ts';
import { attachmentsLookup } from '../../../functions/attachments/lookup.ts';
import { channelsLookup } from '../../../functions/channels/lookup.ts';
import { makeHandlers as messageHandlers } from '../../../functions/messages/handlers.ts';
import { replyStore } from '../../../functions/messages/lookup.ts';
import { refusals as messageRefusals } from '../../../functions/messages/refusals.ts';
import { routes as messageRoutes } from '../../../functions/messages/routes.ts';
import { messagesStore } from '../../../functions/messages/store.ts';
import { markSeen } from '../../../functions/notifications/lookup.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import type { Settings } from '../../../functions/settings/definitions.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { effective } from '../../../functions/settings/rules.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { CONTEXT } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, ENDED, type Item, recordsOf, SECRET, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';

export const O = OWNER;
/** Tuesday 24 November 2026 at ten, and at nine in the evening; the next answer hours; the week after. */
export const AT = '2026-11-24T09:00:00.000Z';
export const EVENING = '2026-11-24T20:00:00.000Z';
export const MORNING = '2026-11-25T06:30:00.000Z';
export const NEXT_WEEK = '2026-12-02T09:00:00.000Z';

/** A number for each guardian, by the order of the names. */
const numbersOf = (names: readonly string[]): ReadonlyMap<string, string> =>
  new Map(names.map((name, index) => [name, `41018${String(10_000 + index).padStart(6, '0')}`]));
export const NUMBERS = numbersOf(['mother', 'father', 'hidden', 'former', 'uncle', 'other', 'shy']);
const numberOf = (name: string) => NUMBERS.get(name) ?? '';
const called = (givenName: string, protection = 'none') => ({
  profile: { givenName, familyName: 'Fjord', protection, email: `${givenName.toLowerCase()}@fjord.example` },
});

/** A class with two of mother's children, a pupil of age, a pupil who leaves, a protected pupil alone in a group. */
export function people() {
  const young = { birthDate: '2013-05-01' };
  const { schools, groups, pupils, guardians, staff, items } = rosterOf({
    schools: { school: { name: 'Fjordvik skule' }, otherSchool: { name: 'Nes skule' } },
    groups: {
      group: { name: '8B' },
      choir: { name: 'Kor', groupKind: 'other', to: '2026-12-01' },
      secret: { name: '8D' },
      empty: { name: '8E' },
      neighbours: { name: '8C' },
      otherGroup: { name: '9A', school: 'otherSchool' },
    },
    pupils: {
      ola: {
        ...young,
        in: ['group', 'choir'],
        login: 'ola',
        guardians: {
          ...responsible('mother', 'father'),
          uncle: 'unknown',
          former: { basis: 'parental-responsibility', ...ENDED },
        },
        profile: { givenName: 'Ola' },
      },
      siv: { ...young, in: ['group'], guardians: responsible('mother', 'hidden'), profile: { givenName: 'Siv' } },
      leaver: {
        ...young,
        in: [{ group: 'group', to: '2026-12-01' }],
        guardians: responsible('shy'),
        profile: { givenName: 'Liv' },
      },
      adult: {
        in: ['group'],
        birthDate: '2008-01-01',
        login: 'adult',
        guardians: responsible('mother', 'father'),
        consents: ['father'],
        profile: { givenName: 'Aud' },
      },
      safe: {
        ...young,
        in: ['secret'],
        protection: 'strictly-confidential',
        guardians: responsible('hidden'),
        profile: { givenName: 'Sol' },
      },
      foreign: { ...young, in: ['neighbours'], guardians: responsible('other') },
    },
    guardians: {
      mother: { number: numberOf('mother'), ...called('Mona') },
      father: { number: numberOf('father'), ...called('Frode') },
      hidden: { number: numberOf('hidden'), ...called('Hilde', 'strictly-confidential') },
      former: { number: numberOf('former'), ...called('Finn') },
      uncle: { number: numberOf('uncle'), ...called('Ulf') },
      other: { number: numberOf('other'), ...called('Odd') },
      shy: { number: numberOf('shy'), profile: { givenName: 'Signe', familyName: 'Fjord', protection: 'none' } },
    },
    staff: {
      contact: { contactTeacherOf: ['group', 'secret', 'empty'] },
      teacher: { teaches: ['group', 'choir', 'neighbours'] },
      moving: { teaches: [{ group: 'group', to: '2026-12-01' }, 'neighbours'] },
      standIn: { login: 'stand-in', grants: [{ group: 'group', to: '2026-12-20' }] },
      colleague: { teaches: ['neighbours'] },
      leader: { roles: ['leader'] },
      principal: { roles: ['leader', 'principal'] },
      office: { roles: ['office'] },
      elsewhere: { roles: [{ role: 'leader', at: 'otherSchool' }] },
      left: { employed: ENDED, contactTeacherOf: ['group'] },
    },
  });
  const { member } = recordsOf(O);
  return {
    p: { ...schools, ...groups, ...pupils, ...guardians, ...staff },
    items: [...items, ...member(groups.group, staff.contact, { as: 'contact-teacher', ...ALWAYS })],
  };
}

export type Shown = { readonly status: number; readonly body: ReturnType<typeof JSON.parse> };
export type More = {
  readonly at?: string;
  readonly key?: string;
  readonly language?: string;
  readonly query?: Record<string, string>;
};
type Wanted = Omit<Ask, 'claims' | 'at'> & More;

/** The tokens of people: guardians by number, a guest by none, everybody else by Feide. */
export function claimsOf(who: string, guardians: ReadonlyMap<string, string>): Ask['claims'] {
  if (who === 'guest') return undefined;
  const number = who === 'stranger' ? '41018099999' : guardians.get(who);
  return number === undefined ? feideClaims(who) : guardianClaims(number);
}

/** The real handlers of announcements and of conversations over real tables. */
export function entriesOver(client: Dynamo, table: string, guardians: ReadonlyMap<string, string> = NUMBERS) {
  const logged: Read[] = [];
  const secret = async () => SECRET;
  const changed: { owner: Partial<Settings>; stored: boolean } = { owner: {}, stored: false };
  const stored = settingsLookup(client, table);
  const common = {
    lookup: rosterLookup(client, table, secret),
    settings: {
      of: async (ownerId: string) =>
        changed.stored ? stored.of(ownerId) : { at: () => effective({ owner: changed.owner, schools: new Map() }) },
    },
    idempotency: idempotency(client, table, secret),
    logRead: async (reads: readonly Read[]) => {
      logged.push(...reads);
    },
    secret,
    seen: markSeen(client, table),
  };
  const deps = {
    ...common,
    store: announcementsStore(client, table),
    replies: replyStore(client, table),
    channels: channelsLookup(client, table),
  };
  const handler = httpEntry({ routes, refusals, issuers: ISSUERS, handlers: makeHandlers(deps) });
  const messages = httpEntry({
    routes: messageRoutes,
    refusals: messageRefusals,
    issuers: ISSUERS,
    handlers: messageHandlers({
      ...common,
      store: messagesStore(client, table),
      attachments: attachmentsLookup(client, table),
      canScan: true,
    }),
  });
  const ask = async (who: string, wanted: Wanted): Promise<Shown> => {
    const { key = newId(), at = AT, language = 'nb', ...rest } = wanted;
    const headers = { 'idempotency-key': key, 'accept-language': language, ...rest.headers };
    const entry = Object.hasOwn(messageRoutes, rest.route) ? messages : handler;
    const answer = await entry(httpEvent({ at, ...rest, claims: claimsOf(who, guardians), headers }), CONTEXT);
    expectDocumented(rest.route, answer);
    const { statusCode, body } = answer;
    return { status: Number(statusCode), body: body === undefined ? undefined : JSON.parse(String(body)) };
  };
  return { ask, deps, logged, changed };
}
type AskOf = ReturnType<typeof entriesOver>['ask'];

/** What people do in tests, in a line each. */
export function flows(ask: AskOf, schoolId: string, isPupil: (who: string) => boolean) {
  const GROUP = '/v1/schools/{schoolId}/groups/{groupId}';
  const inGroup = (method: string, path: string) => (who: string, groupId: string, asked: object) =>
    ask(who, { route: `${method} ${GROUP}${path}`, params: { schoolId, groupId }, ...asked });
  const sent = (method: string, path: string) => (who: string, name: readonly [string, string], more: More) => {
    const [groupId, announcementId] = name;
    const params = { schoolId, groupId, announcementId };
    return ask(who, { route: `${method} ${GROUP}/announcements/{announcementId}${path}`, params, ...more });
  };
  const about = (method: string, path: string) => (who: string, pupilId: string, asked: object) => {
    const at = isPupil(who) ? '/v1/pupil/{pupilId}' : '/v1/guardian/children/{childId}';
    const own: Readonly<Record<string, string>> = isPupil(who) ? { pupilId } : { childId: pupilId };
    const { ids, ...rest } = asked as { ids?: Readonly<Record<string, string>> };
    return ask(who, { route: `${method} ${at}${path}`, params: { ...own, ...ids }, ...rest });
  };
  const ofOne = (method: string, path: string) => (who: string, name: readonly [string, string], more: object) => {
    const [pupilId, announcementId] = name;
    const route = `/announcements/{announcementId}${path}`;
    return about(method, route)(who, pupilId, { ids: { announcementId }, ...more });
  };
  return {
    form: (who: string, groupId: string, more: More = {}) => inGroup('GET', '/announcement-form')(who, groupId, more),
    send: (who: string, groupId: string, { body = {}, ...more }: More & { readonly body?: object } = {}) =>
      inGroup('POST', '/announcements')(who, groupId, {
        body: { subject: 'Turen på fredag', text: 'Ta med matpakke.', ...body },
        ...more,
      }),
    listSent: (who: string, groupId: string, more: More = {}) => inGroup('GET', '/announcements')(who, groupId, more),
    openSent: (who: string, name: readonly [string, string], more: More = {}) => sent('GET', '')(who, name, more),
    withdraw: (who: string, name: readonly [string, string], more: More = {}) =>
      sent('POST', '/withdrawal')(who, name, more),
    list: (who: string, pupilId: string, more: More = {}) => about('GET', '/announcements')(who, pupilId, more),
    open: (who: string, name: readonly [string, string], more: More = {}) => ofOne('GET', '')(who, name, more),
    read: (who: string, name: readonly [string, string], more: More = {}) => ofOne('POST', '/read')(who, name, more),
    ok: (who: string, name: readonly [string, string], more: More = {}) => ofOne('POST', '/ok')(who, name, more),
    reply: (who: string, name: readonly [string, string], text: string, more: More = {}) =>
      ofOne('POST', '/reply')(who, name, { body: { text }, ...more }),
    threads: (who: string, more: More = {}) => {
      const own = { staff: '/v1/staff', pupil: '/v1/pupil', guardian: '/v1/guardian' };
      const kind = isPupil(who) ? 'pupil' : 'guardian';
      return ask(who, { route: `GET ${own[STAFF.has(who) ? 'staff' : kind]}/threads`, ...more });
    },
    thread: (who: string, pupilId: string, threadId: string, more: More = {}) =>
      STAFF.has(who)
        ? ask(who, {
            route: 'GET /v1/schools/{schoolId}/pupils/{pupilId}/threads/{threadId}',
            params: { schoolId, pupilId, threadId },
            ...more,
          })
        : about('GET', '/threads/{threadId}')(who, pupilId, { ids: { threadId }, ...more }),
  };
}
const STAFF: ReadonlySet<string> = new Set(['contact', 'teacher', 'moving', 'leader', 'principal', 'colleague']);

export async function makeWorld(client: Dynamo, table: string) {
  const { p, items } = people();
  await seed(client, table, items);
  const { ask, deps, logged, changed } = entriesOver(client, table);
  const flow = flows(ask, p.school, (who) => ['ola', 'adult'].includes(who));
  /** Sends to the class and returns the id. */
  const announce = async (who: string, groupId: string = p.group, more: Parameters<typeof flow.send>[2] = {}) =>
    (await flow.send(who, groupId, more)).body.announcementId as string;
  return { p, ask, deps, logged, changed, client, table, announce, ...flow };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Refused with this status and code. */
export const refused = ({ status, body }: Shown) => [status, body?.code];

/** A class of many pupils, each with two guardians, except the last two, who share theirs. */
export function bigClass(count: number) {
  const names = Array.from({ length: count }, (_none, index) => `p${index}`);
  const homeOf = (index: number) => Math.min(index, count - 2);
  const guardianNames = names.slice(0, -1).flatMap((_name, index) => [`a${index}`, `b${index}`]);
  const numbers = numbersOf(guardianNames);
  const { schools, groups, pupils, guardians, staff, items } = rosterOf({
    schools: { school: { name: 'Fjordvik skule' } },
    groups: { group: { name: '1A' } },
    pupils: Object.fromEntries(
      names.map((name, index) => {
        const home = [`a${homeOf(index)}`, `b${homeOf(index)}`];
        return [name, { in: ['group' as const], birthDate: '2016-05-01', guardians: responsible(...home) }];
      }),
    ),
    guardians: Object.fromEntries(
      guardianNames.map((name) => [
        name,
        { number: numbers.get(name) ?? '', profile: { protection: 'none', email: `${name}@fjord.example` } },
      ]),
    ),
    staff: { contact: { contactTeacherOf: ['group'] } },
  });
  const { member } = recordsOf(O);
  const all: Item[] = [...items, ...member(groups.group, staff.contact, { as: 'contact-teacher', ...ALWAYS })];
  return {
    schoolId: schools.school,
    groupId: groups.group,
    pupils,
    guardians,
    staff,
    numbers,
    guardianNames,
    homeOf,
    items: all,
  };
}
