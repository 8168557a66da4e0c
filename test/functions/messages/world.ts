import type { Read } from '../../../functions/access/read-log.ts';
import { attachmentsLookup } from '../../../functions/attachments/lookup.ts';
import type { MessageSettings } from '../../../functions/messages/delivery.ts';
import { makeHandlers } from '../../../functions/messages/handlers.ts';
import { refusals } from '../../../functions/messages/refusals.ts';
import { routes } from '../../../functions/messages/routes.ts';
import { messagesStore } from '../../../functions/messages/store.ts';
import { markSeen } from '../../../functions/notifications/lookup.ts';
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
/** Tuesday 24 November 2026 at ten, within the answer hours. */
export const AT = '2026-11-24T09:00:00.000Z';
/** The same day at nine in the evening; what is written then waits until half past seven. */
export const EVENING = '2026-11-24T20:00:00.000Z';
export const MORNING = '2026-11-25T06:30:00.000Z';

const NUMBERS = {
  mother: '41018012345',
  father: '41018012346',
  uncle: '41018012347',
  former: '41018012348',
  hidden: '41018012349',
};
type Guardian = keyof typeof NUMBERS;
const isGuardian = (who: string): who is Guardian => Object.hasOwn(NUMBERS, who);
const called = (givenName: string, protection = 'none') => ({
  profile: { givenName, familyName: 'Fjord', protection },
});

/** A class with its teachers, a minor with two homes, a pupil of age, and a protected guardian. */
function people() {
  const inClass = { in: ['group' as const, 'maths' as const], birthDate: '2013-05-01' };
  const { schools, groups, pupils, guardians, staff, items } = rosterOf({
    schools: { school: { name: 'Fjordvik ungdomsskule' }, otherSchool: { name: 'Nes skule' } },
    groups: {
      group: { name: '8B' },
      maths: { name: '8B mat', groupKind: 'teaching', subjectCode: 'MAT0015', subject: 'Matematikk' },
      otherGroup: { name: '9A', school: 'otherSchool' },
      neighbours: { name: '8C' },
    },
    pupils: {
      ola: {
        ...inClass,
        login: 'ola',
        guardians: {
          ...responsible('mother', 'father'),
          uncle: 'unknown',
          former: { basis: 'parental-responsibility', ...ENDED },
        },
        profile: { givenName: 'Ola' },
      },
      siv: { ...inClass, guardians: responsible('mother', 'hidden'), profile: { givenName: 'Siv' } },
      adult: {
        ...inClass,
        birthDate: '2008-01-01',
        login: 'adult',
        guardians: responsible('mother', 'father'),
        consents: ['father'],
        profile: { givenName: 'Aud' },
      },
      foreign: { in: ['otherGroup'] },
    },
    guardians: {
      mother: { number: NUMBERS.mother, ...called('Mona') },
      father: { number: NUMBERS.father, ...called('Frode') },
      uncle: { number: NUMBERS.uncle, ...called('Ulf') },
      former: { number: NUMBERS.former, ...called('Finn') },
      hidden: { number: NUMBERS.hidden, ...called('Hilde', 'strictly-confidential') },
    },
    staff: {
      contact: { contactTeacherOf: ['group'] },
      teacher: { teaches: ['maths'] },
      colleague: { teaches: ['neighbours'] },
      elsewhere: { teaches: ['otherGroup'] },
      leader: { roles: ['leader'] },
      left: { employed: ENDED, contactTeacherOf: ['group'] },
    },
  });
  const { member } = recordsOf(O);
  return {
    p: { ...schools, ...groups, ...pupils, ...guardians, ...staff },
    items: [
      ...items,
      ...member(groups.group, staff.contact, { as: 'contact-teacher' }),
      ...member(groups.group, staff.left, { as: 'contact-teacher' }),
      ...member(groups.maths, staff.teacher, { as: 'teacher' }),
      // A list names a colleague who has no such record of their own.
      ...member(groups.maths, staff.colleague, { as: 'teacher', ...ENDED }),
    ],
  };
}
export type People = ReturnType<typeof people>['p'];
type Pupil = 'ola' | 'siv' | 'adult' | 'foreign';

type Shown = { readonly status: number; readonly body: ReturnType<typeof JSON.parse> };
export type More = {
  readonly at?: string;
  readonly key?: string;
  readonly pupil?: Pupil;
  readonly school?: string;
  readonly language?: string;
};
type Wanted = Omit<Ask, 'claims' | 'at'> & Pick<More, 'at' | 'key' | 'language'>;

function claimsOf(who: string): Ask['claims'] {
  if (who === 'guest') return undefined;
  if (who === 'stranger') return guardianClaims('41018012399');
  return isGuardian(who) ? guardianClaims(NUMBERS[who]) : feideClaims(who);
}

/** The real handlers over real tables; settings are the defaults with what a test changes, or the stored ones. */
export async function makeWorld(client: Dynamo, table: string, stored?: SettingsLookup<MessageSettings>) {
  const { p, items } = people();
  await seed(client, table, items);
  const logged: Read[] = [];
  const secret = async () => SECRET;
  let owner: Partial<Settings> = {};
  const deps = {
    lookup: rosterLookup(client, table, secret),
    settings: stored ?? { of: async () => ({ at: () => effective({ owner, schools: new Map() }) }) },
    store: messagesStore(client, table),
    idempotency: idempotency(client, table, secret),
    logRead: async (reads: readonly Read[]) => {
      logged.push(...reads);
    },
    secret,
    seen: markSeen(client, table),
    attachments: attachmentsLookup(client, table),
    canScan: true,
  };
  const handler = httpEntry({ routes, refusals, issuers: ISSUERS, handlers: makeHandlers(deps) });
  const ask = async (who: string, wanted: Wanted): Promise<Shown> => {
    const { key = newId(), at = AT, language = 'nb', ...rest } = wanted;
    const headers = { 'idempotency-key': key, 'accept-language': language, ...rest.headers };
    const answer = await handler(httpEvent({ at, ...rest, claims: claimsOf(who), headers }), CONTEXT);
    expectDocumented(rest.route, answer);
    const { statusCode, body } = answer;
    return { status: Number(statusCode), body: body === undefined ? undefined : JSON.parse(String(body)) };
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

const PUPILS: readonly string[] = ['ola', 'adult'];
/** Where somebody's requests about a pupil go, and about themselves. */
function placeOf(
  p: People,
  who: string,
  { pupil = 'ola', school = p.school }: More,
): { readonly at: string; readonly own: string; readonly params: Readonly<Record<string, string>> } {
  if (isGuardian(who) || who === 'guest' || who === 'stranger')
    return { at: '/v1/guardian/children/{childId}', own: '/v1/guardian', params: { childId: p[pupil] } };
  if (PUPILS.includes(who)) return { at: '/v1/pupil/{pupilId}', own: '/v1/pupil', params: { pupilId: p[pupil] } };
  return {
    at: '/v1/schools/{schoolId}/pupils/{pupilId}',
    own: '/v1/staff',
    params: { schoolId: school, pupilId: p[pupil] },
  };
}

export type Seen = { readonly text: string | null; readonly change: { readonly kind: string } | null };
type Line = { readonly threadId: string };

/** What people do in tests, in a line each. */
function flows(p: People, ask: AskOf) {
  type Asked = {
    readonly ids?: Record<string, string>;
    readonly body?: unknown;
    readonly query?: Record<string, string>;
  };
  const about =
    (method: string, path: string) =>
    (who: string, { ids, ...asked }: Asked, more: More = {}): Promise<Shown> => {
      const { at, params } = placeOf(p, who, more);
      const { pupil: _pupil, school: _school, ...rest } = more;
      return ask(who, { route: `${method} ${at}${path}`, params: { ...params, ...ids }, ...asked, ...rest });
    };
  const post = about('POST', '/threads');
  const message = about('POST', '/threads/{threadId}/messages');
  const start = (who: string, body: object, more: More = {}) =>
    post(who, { body: { subject: 'Turen på fredag', text: 'Hei!', ...body } }, more);
  const open = (who: string, threadId: string, more: More & { readonly query?: Record<string, string> } = {}) => {
    const { query, ...rest } = more;
    return about('GET', '/threads/{threadId}')(who, { ids: { threadId }, ...(query && { query }) }, rest);
  };
  const list = (who: string, query: Record<string, string> = {}, more: More = {}) =>
    ask(who, { route: `GET ${placeOf(p, who, more).own}/threads`, query, ...(more.at && { at: more.at }) });
  return {
    start,
    open,
    list,
    /** What somebody sees, newest first: texts, and the kinds of lines; else the status. */
    seen: async (who: string, threadId: string, more: More = {}): Promise<readonly unknown[]> => {
      const { status, body } = await open(who, threadId, more);
      return status === 200 ? body.messages.map(({ text, change }: Seen) => change?.kind ?? text) : [status];
    },
    /** The line of a conversation in somebody's list. */
    lineOf: async (who: string, threadId: string, more: More = {}) =>
      (await list(who, { limit: '50' }, more)).body.threads.find((line: Line) => line.threadId === threadId),
    /** A conversation with these teachers, or as a teacher with the families; its id. */
    begin: async (who: string, to: readonly string[] | undefined, more: More = {}): Promise<string> =>
      (await start(who, { ...(to && { to }) }, more)).body.threads[0].threadId,
    send: (
      who: string,
      threadId: string,
      text: string,
      { attachments, ...more }: More & { readonly attachments?: readonly string[] } = {},
    ) => message(who, { ids: { threadId }, body: { text, ...(attachments && { attachments }) } }, more),
    read: (who: string, threadId: string, upTo: string, more: More = {}) =>
      about('POST', '/threads/{threadId}/reads')(who, { ids: { threadId }, body: { upTo } }, more),
    withdraw: (who: string, name: { threadId: string; messageId: string }, more: More = {}) =>
      about('POST', '/threads/{threadId}/messages/{messageId}/withdrawal')(who, { ids: name }, more),
    find: (who: string, threadId: string, name?: string, more: More = {}) =>
      about('POST', '/threads/{threadId}/colleague-searches')(who, { ids: { threadId }, body: { name } }, more),
    add: (who: string, threadId: string, colleague: string, more: More & { readonly body?: object } = {}) => {
      const { body, ...rest } = more;
      const wanted = { feideName: `${colleague}@fjordvik.example`, lastDay: '2026-12-01', ...body };
      return about('POST', '/threads/{threadId}/colleagues')(who, { ids: { threadId }, body: wanted }, rest);
    },
    end: (who: string, threadId: string, staffId: string, more: More = {}) =>
      about('POST', '/threads/{threadId}/colleagues/{staffId}/end')(who, { ids: { threadId, staffId } }, more),
    answer: (who: string, threadId: string, staffId: string, more: More & { readonly yes: boolean }) => {
      const { yes, ...rest } = more;
      const path = '/threads/{threadId}/colleagues/{staffId}/answer';
      return about('POST', path)(who, { ids: { threadId, staffId }, body: { yes } }, rest);
    },
    form: (who: string, more: More = {}) => about('GET', '/message-form')(who, {}, more),
    choice: (who: string, atOnce?: boolean) =>
      ask(who, {
        route: `${atOnce === undefined ? 'GET' : 'POST'} /v1/staff/message-choice`,
        ...(atOnce !== undefined && { body: { atOnce } }),
      }),
  };
}

/** Refused with this status and code. */
export const refused = ({ status, body }: Shown) => [status, body?.code];
