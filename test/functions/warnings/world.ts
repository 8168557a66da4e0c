import type { Read } from '../../../functions/access/read-log.ts';
import { channelsLookup } from '../../../functions/channels/lookup.ts';
import { statusesLookup } from '../../../functions/deliveries/lookup.ts';
import { handlingLookup } from '../../../functions/handling/lookup.ts';
import { lessonsLookup } from '../../../functions/lessons/lookup.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import type { Settings } from '../../../functions/settings/definitions.ts';
import type { SettingsLookup } from '../../../functions/settings/lookup.ts';
import { effective } from '../../../functions/settings/rules.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import type { WarningSettings } from '../../../functions/warnings/authorize.ts';
import { makeHandlers } from '../../../functions/warnings/handlers.ts';
import { refusals } from '../../../functions/warnings/refusals.ts';
import { routes } from '../../../functions/warnings/routes.ts';
import { warningsStore } from '../../../functions/warnings/store.ts';
import { CONTEXT } from '../../support/entries.ts';
import { versionTag } from '../../support/etags.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ENDED, SECRET, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';

export const O = OWNER;
/** The day of most tests is Tuesday 24 November 2026. */
export const AT = '2026-11-24T06:30:00Z';

export type People = Readonly<Record<string, string>>;

const both = responsible('mother', 'father');
const inClass = {
  in: ['group' as const, 'maths' as const, 'norwegian' as const],
  birthDate: '2010-05-01',
  guardians: both,
};

/** Two upper secondary schools, a class with two subjects, families, and the staff who meet warnings. */
function people() {
  const teaching = { groupKind: 'teaching' };
  const { schools, groups, pupils, guardians, staff, items } = rosterOf({
    schools: {
      school: { name: 'Fjordvik vidaregåande skule', type: 'vgs' },
      otherSchool: { name: 'Nes vidaregåande skule', type: 'vgs' },
    },
    groups: {
      group: { name: '1STB' },
      maths: { name: '1STB mat', ...teaching, subjectCode: 'MAT1019', subject: 'Matematikk 1P' },
      norwegian: { name: '1STB nor', ...teaching, subjectCode: 'NOR1267', subject: 'Norsk' },
      otherGroup: { name: '2STA', school: 'otherSchool' },
    },
    pupils: {
      ola: {
        ...inClass,
        guardians: { ...both, uncle: 'unknown', former: { basis: 'parental-responsibility', ...ENDED } },
        login: 'minor',
      },
      adult: { ...inClass, birthDate: '2008-01-01' },
      birthday: { ...inClass, birthDate: '2008-12-10' },
      secret: { ...inClass, protection: 'strictly-confidential' },
      nynorsk: { ...inClass, profile: { languageForm: 'nn' } },
      foreign: { in: ['otherGroup'] },
    },
    guardians: {
      mother: { number: '41018012345' },
      father: { number: '41018012346' },
      uncle: { number: '41018012347' },
      former: { number: '41018012348' },
    },
    staff: {
      contact: { contactTeacherOf: ['group'] },
      teacher: { teaches: ['maths'] },
      colleague: { teaches: ['norwegian'] },
      principal: { roles: ['principal', 'leader'] },
      leader: { roles: ['leader'] },
      office: { roles: ['office'] },
      elsewhere: {
        roles: [
          { role: 'principal', at: 'otherSchool' },
          { role: 'leader', at: 'otherSchool' },
        ],
      },
      left: { employed: ENDED, contactTeacherOf: ['group'] },
    },
  });
  const p: People = { ...schools, ...groups, ...pupils, ...guardians, ...staff };
  return { p, items };
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
export async function makeWorld(client: Dynamo, table: string, stored?: SettingsLookup<WarningSettings>) {
  const { p, items } = people();
  await seed(client, table, items);
  const logged: Read[] = [];
  const secret = async () => SECRET;
  let current: Partial<Settings> = {};
  const deps = {
    lookup: rosterLookup(client, table, secret),
    settings: stored ?? { of: async () => ({ at: () => effective({ owner: current, schools: new Map() }) }) },
    lessons: lessonsLookup(client, table),
    handling: handlingLookup(client, table),
    channels: channelsLookup(client, table),
    deliveries: statusesLookup(client, table),
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
  const send = (who: string, warningId: string, version: number, seen: string, more: More = {}) =>
    sending(who, warningId, version, { seen }, more);
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
      const { seen: fingerprint } = (await preview(who, warningId, more)).body;
      return send(who, warningId, 1, fingerprint, more);
    },
  };
}
