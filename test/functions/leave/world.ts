import type { Read } from '../../../functions/access/read-log.ts';
import type { LeaveSettings } from '../../../functions/leave/authorize.ts';
import { makeHandlers } from '../../../functions/leave/handlers.ts';
import { refusals } from '../../../functions/leave/refusals.ts';
import { routes } from '../../../functions/leave/routes.ts';
import { leaveStore } from '../../../functions/leave/store.ts';
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
import { versionTag } from '../../support/etags.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ENDED, SECRET, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';

export const O = OWNER;
export const PID = { mother: '41018012345', father: '41018012346', uncle: '41018012347', former: '41018012348' };
/** The day of most tests is Tuesday 24 November 2026. */
export const AT = '2026-11-24T06:30:00Z';
export const morning = (day: string) => `${day}T06:30:00Z`;

const both = responsible('mother', 'father');

/** Two schools, a class, four families' adults and the staff who meet leave. */
function people() {
  const { schools, groups, pupils, guardians, staff, items } = rosterOf({
    schools: { school: { name: 'Fjordvik skule' }, otherSchool: { name: 'Nes skule' } },
    groups: { group: { name: '5A' }, otherGroup: { name: '6B', school: 'otherSchool' } },
    pupils: {
      ola: {
        in: ['group'],
        guardians: { ...both, uncle: 'unknown', former: { basis: 'parental-responsibility', ...ENDED } },
        login: 'minor',
      },
      adult: { in: ['group'], birthDate: '2008-01-01', guardians: both, login: 'adult' },
      birthday: { in: ['group'], birthDate: '2008-12-10', guardians: both, login: 'birthday' },
      secret: { in: ['group'], protection: 'strictly-confidential', guardians: both },
      foreign: { in: ['otherGroup'] },
    },
    guardians: {
      mother: { number: PID.mother },
      father: { number: PID.father },
      uncle: { number: PID.uncle },
      former: { number: PID.former },
    },
    staff: {
      contact: { contactTeacherOf: ['group'] },
      teacher: { teaches: ['group'] },
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
  return { p: { ...schools, ...groups, ...pupils, ...guardians, ...staff }, items };
}
export type People = ReturnType<typeof people>['p'];

const CLAIMS = new Map<string, Ask['claims']>([
  ...Object.entries(PID).map(([name, number]) => [name, guardianClaims(number)] as const),
  ['stranger', guardianClaims('41018012399')],
  ...[
    'adult',
    'minor',
    'birthday',
    'contact',
    'teacher',
    'principal',
    'leader',
    'office',
    'elsewhere',
    'left',
    'nobody',
  ].map((name) => [name, feideClaims(name)] as const),
]);

type Shown = { readonly status: number; readonly etag: string; readonly body: ReturnType<typeof JSON.parse> };

/**
 * The real handlers over real tables; settings are the defaults with what a test changes, or the stored ones. The
 * access log is a list.
 */
export async function makeWorld(
  client: Dynamo,
  table: string,
  changed: Partial<Settings> = {},
  stored?: SettingsLookup<LeaveSettings>,
) {
  const { p, items } = people();
  await seed(client, table, items);
  const logged: Read[] = [];
  const secret = async () => SECRET;
  let current = changed;
  const contact = { name: 'Kontoret', phone: '57 00 00 00' };
  const values = () => ({ owner: { 'school.contact': contact, ...current }, schools: new Map() });
  const deps = {
    lookup: rosterLookup(client, table, secret),
    settings: stored ?? { of: async () => ({ at: (schoolId?: string) => effective(values(), schoolId) }) },
    store: leaveStore(client, table),
    idempotency: idempotency(client, table, secret),
    seen: markSeen(client, table),
    logRead: async (reads: readonly Read[]) => void logged.push(...reads),
    secret,
  };
  const handler = httpEntry({ routes, refusals, issuers: ISSUERS, handlers: makeHandlers(deps) });
  const ask = async (
    who: string,
    wanted: Omit<Ask, 'claims' | 'at'> & { at?: string; key?: string },
  ): Promise<Shown> => {
    const { key = newId(), at = AT, ...rest } = wanted;
    const event = httpEvent({
      at,
      ...rest,
      claims: CLAIMS.get(who),
      headers: { 'idempotency-key': key, ...rest.headers },
    });
    const answer = await handler(event, CONTEXT);
    expectDocumented(rest.route, answer);
    const body = typeof answer.body === 'string' ? JSON.parse(answer.body) : undefined;
    return { status: Number(answer.statusCode), etag: versionTag(answer.headers?.etag), body };
  };
  /** The owner sets something else. */
  const change = (more: Partial<Settings>) => {
    current = { ...current, ...more };
  };
  return { p, deps, logged, ask, change, ...flows(p, ask) };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;

type AskOf = (who: string, wanted: Omit<Ask, 'claims' | 'at'> & { at?: string; key?: string }) => Promise<Shown>;

/** What the people of a test do, in a line each; `who` says whether it is a guardian's route or the pupil's own. */
function flows(p: People, ask: AskOf) {
  const own = (who: string) => ['adult', 'minor', 'birthday'].includes(who);
  const paths = (who: string, pupilId: string): { base: string; params: Record<string, string> } =>
    own(who)
      ? { base: '/v1/pupil/{pupilId}/leave-applications', params: { pupilId } }
      : { base: '/v1/guardian/children/{childId}/leave-applications', params: { childId: pupilId } };
  const pupilAt = { base: '/v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}' };
  type More = { readonly at?: string; readonly key?: string; readonly pupilId?: string };
  return {
    apply: (who: string, body: object, { pupilId = p.ola, ...more }: More = {}) => {
      const { base, params } = paths(who, pupilId);
      return ask(who, { route: `POST ${base}`, params, body: { purposeId: 'travel', ...body }, ...more });
    },
    read: (who: string, leaveId: string, { pupilId = p.ola, ...more }: More = {}) => {
      const { base, params } = paths(who, pupilId);
      return ask(who, { route: `GET ${base}/{leaveId}`, params: { ...params, leaveId }, ...more });
    },
    list: (who: string, query: Record<string, string> = {}, { pupilId = p.ola, ...more }: More = {}) => {
      const { base, params } = paths(who, pupilId);
      return ask(who, { route: `GET ${base}`, params, query, ...more });
    },
    withdraw: (who: string, leaveId: string, version: number, { pupilId = p.ola, ...more }: More = {}) => {
      const { base, params } = paths(who, pupilId);
      const headers = { 'if-match': `"${version}"` };
      return ask(who, { route: `POST ${base}/{leaveId}/withdrawal`, params: { ...params, leaveId }, headers, ...more });
    },
    decide: (who: string, leaveId: string, version: number, body: object, { pupilId = p.ola, ...more }: More = {}) =>
      ask(who, {
        route: `POST ${pupilAt.base}/decision`,
        params: { schoolId: p.school, pupilId, leaveId },
        headers: { 'if-match': `"${version}"` },
        body,
        ...more,
      }),
    open: (who: string, leaveId: string, { pupilId = p.ola, ...more }: More = {}) =>
      ask(who, { route: `GET ${pupilAt.base}`, params: { schoolId: p.school, pupilId, leaveId }, ...more }),
    ofClass: (who: string, query: Record<string, string> = {}, more: More = {}) =>
      ask(who, { route: 'GET /v1/groups/{groupId}/leave-applications', params: { groupId: p.group }, query, ...more }),
    ofSchool: (who: string, query: Record<string, string> = {}, more: More = {}) =>
      ask(who, {
        route: 'GET /v1/schools/{schoolId}/leave-applications',
        params: { schoolId: p.school },
        query,
        ...more,
      }),
    rules: (who: string, { pupilId = p.ola, ...more }: More = {}) =>
      ask(who, {
        route: own(who) ? 'GET /v1/pupil/{pupilId}/leave-rules' : 'GET /v1/guardian/children/{childId}/leave-rules',
        params: own(who) ? { pupilId } : { childId: pupilId },
        ...more,
      }),
  };
}

export const GRANT = { outcome: 'granted' };
export const REFUSE = { outcome: 'refused', refusalReasonId: 'applied-late' };
