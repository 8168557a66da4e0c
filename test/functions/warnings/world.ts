import type { Read } from '../../../functions/access/read-log.ts';
import { channelsLookup } from '../../../functions/channels/lookup.ts';
import { handlingLookup } from '../../../functions/handling/lookup.ts';
import { lessonsLookup } from '../../../functions/lessons/lookup.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { effective, type Settings } from '../../../functions/settings/rules.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import type { SettingsLookup } from '../../../functions/warnings/asking.ts';
import { makeHandlers } from '../../../functions/warnings/handlers.ts';
import { refusals } from '../../../functions/warnings/refusals.ts';
import { routes } from '../../../functions/warnings/routes.ts';
import { warningsStore } from '../../../functions/warnings/store.ts';
import { CONTEXT } from '../../support/entries.ts';
import { versionTag } from '../../support/etags.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, ENDED, type Item, recordsOf, SECRET, seed } from '../../support/world.ts';

export const O = OWNER;
/** The day of most tests is Tuesday 24 November 2026. */
export const AT = '2026-11-24T06:30:00Z';

const NAMES = [
  ...['school', 'otherSchool', 'group', 'maths', 'norwegian', 'otherGroup'],
  ...['ola', 'adult', 'birthday', 'secret', 'nynorsk', 'foreign'],
  ...['mother', 'father', 'uncle', 'former'],
  ...['contact', 'teacher', 'colleague', 'principal', 'leader', 'office', 'elsewhere', 'left'],
] as const;
export type People = Readonly<Record<string, string>>;
const realm = (name: string) => `${name}@fjordvik.example`;

/** Two upper secondary schools, a class with two subjects, families, and the staff who meet warnings. */
function items(p: People): readonly Item[] {
  const id = (name: string) => p[name] ?? '';
  const make = recordsOf(O);
  const responsible = { basis: 'parental-responsibility' as const, ...ALWAYS };
  const both = [
    { guardianId: id('mother'), ...responsible },
    { guardianId: id('father'), ...responsible },
  ];
  const others = [
    { guardianId: id('uncle'), basis: 'unknown' as const, ...ALWAYS },
    { guardianId: id('former'), basis: 'parental-responsibility' as const, ...ENDED },
  ];
  const schoolId = id('school');
  const here = { schoolId, groupId: id('group') };
  const there = { schoolId: id('otherSchool'), groupId: id('otherGroup') };
  const subject = (name: string, groupName: string, subjectCode: string) => ({
    groupId: id(name),
    groupName,
    groupKind: 'teaching',
    subjectCode,
  });
  const more = [subject('maths', '1STB mat', 'MAT1019'), subject('norwegian', '1STB nor', 'NOR1267')];
  const children = ['ola', 'adult', 'birthday', 'secret', 'nynorsk'];
  const pupil = (name: string, rest: object) =>
    make.pupil({ id: id(name), ...here, more, birthDate: '2010-05-01', guardians: both, ...rest });
  const staff = (name: string, rest: object) => make.staff({ id: id(name), feideName: realm(name), ...rest });
  const teaches = (groupId: string, as = 'teacher') => ({ as, schoolId, groupId, ...ALWAYS });
  const role = (kind: string, at = schoolId) => ({ role: kind, schoolId: at, ...ALWAYS });
  return [
    ...make.school(schoolId, 'Fjordvik vidaregåande skule'),
    ...make.school(there.schoolId, 'Nes vidaregåande skule'),
    ...make.term('2026-08-17', '2027-06-19'),
    ...make.group(
      here,
      '1STB',
      children.map((name) => id(name)),
    ),
    ...make.group({ schoolId, groupId: id('maths') }, '1STB mat', [], {
      ...{ groupKind: 'teaching', subjectCode: 'MAT1019', subject: 'Matematikk 1P' },
    }),
    ...make.group({ schoolId, groupId: id('norwegian') }, '1STB nor', [], {
      ...{ groupKind: 'teaching', subjectCode: 'NOR1267', subject: 'Norsk' },
    }),
    ...make.group(there, '2STA', [id('foreign')]),
    ...pupil('ola', { guardians: [...both, ...others], feideName: realm('minor') }),
    ...pupil('adult', { birthDate: '2008-01-01' }),
    ...pupil('birthday', { birthDate: '2008-12-10' }),
    ...pupil('secret', { protection: 'strictly-confidential' }),
    ...pupil('nynorsk', {}).map((item) => (item.sk === 'FACTS#PROFILE' ? { ...item, languageForm: 'nn' } : item)),
    ...make.pupil({ id: id('foreign'), ...there, guardians: [] }),
    ...['mother', 'father', 'uncle', 'former'].flatMap((name, index) =>
      make.guardian({ id: id(name), number: `4101801234${5 + index}`, children: children.map((child) => id(child)) }),
    ),
    ...staff('contact', { teaches: [teaches(id('group'), 'contact-teacher')] }),
    ...staff('teacher', { teaches: [teaches(id('maths'))] }),
    ...staff('colleague', { teaches: [teaches(id('norwegian'))] }),
    ...staff('principal', { roles: [role('principal'), role('leader')] }),
    ...staff('leader', { roles: [role('leader')] }),
    ...staff('office', { roles: [role('office')] }),
    ...staff('elsewhere', { roles: [role('principal', there.schoolId), role('leader', there.schoolId)] }),
    ...staff('left', { employed: ENDED, teaches: [teaches(id('group'), 'contact-teacher')] }),
  ].map((item) => (item.sk.startsWith('SCHOOL#') ? { ...item, type: 'vgs' } : item));
}

type Shown = { readonly status: number; readonly etag: string; readonly body: ReturnType<typeof JSON.parse> };
type More = { readonly at?: string; readonly key?: string; readonly pupil?: string };

/** A warning of maths that lacks nothing. */
export const MATHS = {
  kind: 'subject',
  periodId: 'first-term',
  subjects: ['MAT1019'],
  reasonIds: ['no-basis', 'missing-work'],
  details: '',
  wayOut: 'Lever rapporten, og ta prøva 7. desember.',
  byDay: '2026-12-15',
  contact: { name: 'Kari Lærar', phone: '57 00 00 00' },
  missingWork: [{ text: 'Rapport om brøk', dueDay: '2026-11-02' }],
};
export const ORDER = { ...MATHS, kind: 'order', subjects: [], reasonIds: ['late'], missingWork: [] };
export const contentOf = ({ kind: _kind, ...content }: typeof MATHS) => content;

/** The real handlers over real tables; settings are the defaults with what a test changes. The access log is a list. */
export async function makeWorld(client: Dynamo, table: string, stored?: SettingsLookup) {
  const p: People = Object.fromEntries(NAMES.map((name) => [name, newId()]));
  await seed(client, table, items(p));
  const logged: Read[] = [];
  const secret = async () => SECRET;
  let current: Partial<Settings> = {};
  const deps = {
    lookup: rosterLookup(client, table, secret),
    settings: stored ?? { of: async () => ({ at: () => effective({ owner: current, schools: new Map() }) }) },
    lessons: lessonsLookup(client, table),
    handling: handlingLookup(client, table),
    channels: channelsLookup(client, table),
    store: warningsStore(client, table),
    idempotency: idempotency(client, table, secret),
    logRead: async (reads: readonly Read[]) => void logged.push(...reads),
  };
  const handler = httpEntry({ routes, refusals, issuers: ISSUERS, handlers: makeHandlers(deps) });
  const claims = (who: string) =>
    who === 'guest' ? undefined : who === 'mother' ? guardianClaims('41018012345') : feideClaims(who);
  const ask = async (who: string, wanted: Omit<Ask, 'claims' | 'at'> & More): Promise<Shown> => {
    const { key = newId(), at = AT, pupil: _pupil, ...rest } = wanted;
    const headers = { 'idempotency-key': key, ...rest.headers };
    const answer = await handler(httpEvent({ at, ...rest, claims: claims(who), headers }), CONTEXT);
    expectDocumented(rest.route, answer);
    const text = String(answer.body ?? '');
    const body = answer.isBase64Encoded ? Buffer.from(text, 'base64') : JSON.parse(text);
    return { status: Number(answer.statusCode), etag: versionTag(answer.headers?.etag), body };
  };
  const change = (more: Partial<Settings>) => {
    current = { ...current, ...more };
  };
  return { p, deps, logged, ask, change, client, table, ...flows(p, ask) };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;
type AskOf = (who: string, wanted: Omit<Ask, 'claims' | 'at'> & More) => Promise<Shown>;

const BASE = '/v1/schools/{schoolId}/pupils/{pupilId}';
const DRAFT = `${BASE}/warning-drafts/{warningId}`;

/** What the staff of a test do, in a line each. */
function flows(p: People, ask: AskOf) {
  const about = ({ pupil = 'ola' }: More, more: Record<string, string> = {}) => ({
    schoolId: p.school ?? '',
    pupilId: p[pupil] ?? '',
    ...more,
  });
  const seen = (version: number) => ({ headers: { 'if-match': `"${version}"` } });
  const onDraft = (method: string, part = '') => {
    const route = `${method} ${DRAFT}${part}`;
    return (who: string, warningId: string, version: number, body?: object, more: More = {}) =>
      ask(who, { route, params: about(more, { warningId }), ...seen(version), ...(body && { body }), ...more });
  };
  const onSent = (method: string, part = '') => {
    const route = `${method} ${BASE}/warnings/{warningId}${part}`;
    return (who: string, warningId: string, more: More & { readonly body?: object } = {}) =>
      ask(who, { route, params: about(more, { warningId }), ...more });
  };
  const form = (who: string, more: More = {}) =>
    ask(who, { route: `GET ${BASE}/warning-form`, params: about(more), ...more });
  const make = (who: string, body: object, more: More = {}) =>
    ask(who, { route: `POST ${BASE}/warning-drafts`, params: about(more), body, ...more });
  const look =
    (part: string) =>
    (who: string, warningId: string, more: More = {}) =>
      ask(who, { route: `GET ${DRAFT}${part}`, params: about(more, { warningId }), ...more });
  const [change, preview, sending] = [onDraft('PUT'), look('/preview'), onDraft('POST', '/sending')];
  const send = (who: string, warningId: string, version: number, recipients: string, more: More = {}) =>
    sending(who, warningId, version, { recipients }, more);
  return {
    ...{ form, make, edit: change, send, preview },
    ...{ read: look(''), trail: look('/trail'), previewPdf: look('/pdf'), discard: onDraft('DELETE') },
    ...{ requestApproval: onDraft('POST', '/approval-request'), approve: onDraft('POST', '/approval') },
    ...{ open: onSent('GET'), letter: onSent('GET', '/pdf') },
    end: (who: string, warningId: string, body: object, more: More = {}) =>
      onSent('POST', '/end')(who, warningId, { body, ...more }),
    register: (who: string, more: More = {}) =>
      ask(who, { route: `GET ${BASE}/warnings`, params: about(more), ...more }),
    prior: (who: string, query: Record<string, string>, more: More = {}) =>
      ask(who, { route: `GET ${BASE}/warnings/prior`, params: about(more), query, ...more }),
    own: (who: string, more: More = {}) => ask(who, { route: 'GET /v1/staff/warnings', ...more }),
    ofClass: (who: string) =>
      ask(who, { route: 'GET /v1/groups/{groupId}/warnings', params: { groupId: p.group ?? '' } }),
    counts: (who: string) =>
      ask(who, { route: 'GET /v1/schools/{schoolId}/warning-counts', params: { schoolId: p.school ?? '' } }),
    approvals: (who: string) =>
      ask(who, { route: 'GET /v1/schools/{schoolId}/warning-approvals', params: { schoolId: p.school ?? '' } }),
    /** Writes, previews and sends in one go. */
    warn: async (who: string, body: object, more: More = {}): Promise<Shown> => {
      const { warningId } = (await make(who, body, more)).body;
      const { fingerprint } = (await preview(who, warningId, more)).body;
      return send(who, warningId, 1, fingerprint, more);
    },
  };
}
