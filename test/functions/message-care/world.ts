import { attachmentsLookup } from '../../../functions/attachments/lookup.ts';
import { makeHandlers } from '../../../functions/message-care/handlers.ts';
import { holdStore } from '../../../functions/message-care/hold-store.ts';
import { liftedStore } from '../../../functions/message-care/lifted-store.ts';
import { careLookup } from '../../../functions/message-care/lookup.ts';
import { type PurgeDeps, purgeThreads } from '../../../functions/message-care/purge-threads.ts';
import { refusals } from '../../../functions/message-care/refusals.ts';
import { routes } from '../../../functions/message-care/routes.ts';
import { reportsStore } from '../../../functions/message-care/store.ts';
import { careStore, purgeStore } from '../../../functions/messages/lookup.ts';
import { forgetItems } from '../../../functions/notifications/lookup.ts';
import type { Settings } from '../../../functions/settings/definitions.ts';
import { effective } from '../../../functions/settings/rules.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { CONTEXT } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { makeWorld as makeMessages, O } from '../messages/world.ts';

export { AT, EVENING, O, refused } from '../messages/world.ts';

const GUARDIANS: Readonly<Record<string, string>> = {
  mother: '41018012345',
  father: '41018012346',
  uncle: '41018012347',
  former: '41018012348',
  stranger: '41018012399',
};
const SCHOOL = '/v1/schools/{schoolId}';
const PUPIL = `${SCHOOL}/pupils/{pupilId}`;
type More = { readonly at?: string; readonly key?: string; readonly body?: object; readonly school?: string };
export type Name = { readonly threadId: string; readonly messageId: string };

/** Conversations with their care, over one table: the real handlers of both features. */
export async function makeWorld(client: Dynamo, table: string) {
  const messages = await makeMessages(client, table);
  const { p, deps } = messages;
  let owner: Partial<Settings> = {};
  const care = {
    settings: { of: async () => ({ at: () => effective({ owner, schools: new Map() }) }) },
    conversations: careStore(client, table),
    reports: reportsStore(client, table),
    holds: holdStore(client, table),
    lifted: liftedStore(client, table),
  };
  const handler = httpEntry({ routes, refusals, issuers: ISSUERS, handlers: makeHandlers({ ...deps, ...care }) });
  const ask = async (who: string, wanted: Omit<Ask, 'claims' | 'at'> & More) => {
    const { at = '2026-11-24T09:00:00.000Z', key = newId(), school: _school, ...rest } = wanted;
    const number = GUARDIANS[who];
    const claims = who === 'guest' ? undefined : number ? guardianClaims(number) : feideClaims(who);
    const headers = { 'idempotency-key': key, 'accept-language': 'nb' };
    const answer = await handler(httpEvent({ at, ...rest, claims, headers }), CONTEXT);
    if (typeof answer.body !== 'string' || !answer.isBase64Encoded) expectDocumented(rest.route, answer);
    const isJson = answer.body !== undefined && !answer.isBase64Encoded;
    return { status: Number(answer.statusCode), body: isJson ? JSON.parse(String(answer.body)) : answer.body };
  };
  const atSchool = ({ school = p.school }: More) => ({ schoolId: school });
  const pupilAt = (more: More) => ({ ...atSchool(more), pupilId: p.ola });
  const purgeDeps: PurgeDeps = {
    settings: care.settings,
    purges: purgeStore(client, table),
    reports: care.reports,
    forget: forgetItems(client, table),
    attachments: attachmentsLookup(client, table),
  };
  return {
    ...messages,
    /** The owner keeps conversations this long. */
    keep: (months: number) => {
      owner = { 'messages.keepMonths': months };
    },
    ask,
    care,
    purgeDeps,
    openReports: () => careLookup(client, table).openReports(O, p.school, { staffId: '', limit: 100 }),
    report: (who: string, name: Name, more: More = {}) => {
      const isGuardian = GUARDIANS[who] !== undefined || who === 'guest';
      const at = isGuardian ? '/v1/guardian/children/{childId}' : PUPIL;
      const params = { ...(isGuardian ? { childId: p.ola } : pupilAt(more)), ...name };
      const { school: _school, ...rest } = more;
      const route = `POST ${at}/threads/{threadId}/messages/{messageId}/report`;
      return ask(who, { body: { reason: 'harassment' }, ...rest, route, params });
    },
    reported: (who: string, query: Record<string, string> = {}, more: More = {}) =>
      ask(who, { route: `GET ${SCHOOL}/reported-messages`, params: atSchool(more), query, ...more }),
    openReport: (who: string, reportedId: string, more: More = {}) =>
      ask(who, {
        route: `GET ${SCHOOL}/reported-messages/{reportedId}`,
        params: { ...atSchool(more), reportedId },
        ...more,
      }),
    move: (who: string, reportedId: string, move: string, more: More = {}) =>
      ask(who, {
        body: { reason: 'Avtalt med rektor.' },
        ...more,
        route: `POST ${SCHOOL}/reported-messages/{reportedId}/${move}`,
        params: { ...atSchool(more), reportedId },
      }),
    records: (who: string, more: More = {}) =>
      ask(who, { route: `GET ${PUPIL}/conversation-records`, params: pupilAt(more), ...more }),
    hold: (who: string, threadId: string, more: More = {}) =>
      ask(who, {
        body: { reason: 'Klage er varslet.', basis: 'Opplæringslova kapittel 12' },
        ...more,
        route: `POST ${PUPIL}/conversation-records/{threadId}/hold`,
        params: { ...pupilAt(more), threadId },
      }),
    endHold: (who: string, threadId: string, more: More = {}) =>
      ask(who, {
        body: { reason: 'Klagen er avgjort.' },
        ...more,
        route: `POST ${PUPIL}/conversation-records/{threadId}/hold/end`,
        params: { ...pupilAt(more), threadId },
      }),
    lift: (who: string, threadId: string, messageIds: readonly string[], more: More = {}) =>
      ask(who, {
        body: { messageIds, purpose: 'Til elevmappen.' },
        ...more,
        route: `POST ${PUPIL}/threads/{threadId}/lift`,
        params: { ...pupilAt(more), threadId },
      }),
    documents: (who: string, more: More = {}) =>
      ask(who, { route: `GET ${PUPIL}/lifted-messages`, params: pupilAt(more), ...more }),
    letter: (who: string, liftId: string, more: More = {}) =>
      ask(who, {
        route: `GET ${PUPIL}/lifted-messages/{liftId}/letter`,
        params: { ...pupilAt(more), liftId },
        ...more,
      }),
    recordLetter: (who: string, liftId: string, more: More = {}) =>
      ask(who, {
        route: `GET ${PUPIL}/conversation-records/documents/{liftId}/letter`,
        params: { ...pupilAt(more), liftId },
        ...more,
      }),
    purge: (at: string, deps: Partial<PurgeDeps> = {}) =>
      purgeThreads({ ...purgeDeps, ...deps })(O, momentOf(Date.parse(at))),
  };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;
