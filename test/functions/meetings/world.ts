import type { Read } from '../../../functions/access/read-log.ts';
import { announcementsLookup } from '../../../functions/announcements/lookup.ts';
import { channelsLookup } from '../../../functions/channels/lookup.ts';
import { answerStore } from '../../../functions/meetings/answer-store.ts';
import { makeHandlers } from '../../../functions/meetings/handlers.ts';
import { meetingsLookup } from '../../../functions/meetings/lookup.ts';
import { refusals } from '../../../functions/meetings/refusals.ts';
import { remindSilent } from '../../../functions/meetings/remind-silent.ts';
import { routes } from '../../../functions/meetings/routes.ts';
import { meetingsStore } from '../../../functions/meetings/store.ts';
import { deliverToGroup } from '../../../functions/notifications/deliver-to-group.ts';
import type { NoticeRequest } from '../../../functions/notifications/events.ts';
import { putFact } from '../../../functions/notifications/fact-store.ts';
import type { GroupFact } from '../../../functions/notifications/group-news.ts';
import { markSeen } from '../../../functions/notifications/lookup.ts';
import { inboxStore } from '../../../functions/notifications/store.ts';
import { SubscribedFact } from '../../../functions/notifications/subscription.ts';
import { supersessionStore } from '../../../functions/notifications/supersession-store.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import type { Settings } from '../../../functions/settings/definitions.ts';
import { effective } from '../../../functions/settings/rules.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { allItems } from '../../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { CONTEXT } from '../../support/entries.ts';
import { type Ask, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { SECRET, seed } from '../../support/records.ts';
import { AT, claimsOf, type More, NUMBERS, people, type Shown } from '../announcements/world.ts';

export { AT, refused, type Shown } from '../announcements/world.ts';
export const O = OWNER;

/** A parents' meeting on Thursday 10 December 2026; answers until the Monday before it. */
export const MEETING = {
  ...{ title: 'Foreldremøte på 8. trinn', text: 'Velkommen til foreldremøte.', place: 'Aulaen' },
  ...{ day: '2026-12-10', from: '18:00', to: '19:30', answerBy: '2026-12-07' },
};
/** An hour after planning; during the last day of answers, after it, and when the meeting has begun. */
export const LATER = '2026-11-24T10:00:00.000Z';
export const LAST_DAY = '2026-12-07T22:30:00.000Z';
export const LATE = '2026-12-07T23:30:00.000Z';
export const BEGUN = '2026-12-10T17:00:00.000Z';

type Wanted = Omit<Ask, 'claims' | 'at'> & More;
type Name = readonly [string, string];
const GROUP = '/v1/schools/{schoolId}/groups/{groupId}';
const PUPILS: ReadonlySet<string> = new Set(['ola', 'adult']);

/** The real handlers of meetings over real tables. */
function entriesOver(client: Dynamo, table: string) {
  const logged: Read[] = [];
  const secret = async () => SECRET;
  const changed: { owner: Partial<Settings> } = { owner: {} };
  const deps = {
    lookup: rosterLookup(client, table, secret),
    settings: { of: async () => ({ at: () => effective({ owner: changed.owner, schools: new Map() }) }) },
    idempotency: idempotency(client, table, secret),
    logRead: async (reads: readonly Read[]) => {
      logged.push(...reads);
    },
    secret,
    seen: markSeen(client, table),
    store: meetingsStore(client, table),
    answering: answerStore(client, table),
    channels: channelsLookup(client, table),
  };
  const handler = httpEntry({ routes, refusals, issuers: ISSUERS, handlers: makeHandlers(deps) });
  const ask = async (who: string, wanted: Wanted): Promise<Shown> => {
    const { key = newId(), at = AT, language = 'nb', ...rest } = wanted;
    const headers = { 'idempotency-key': key, 'accept-language': language, ...rest.headers };
    const answer = await handler(httpEvent({ at, ...rest, claims: claimsOf(who, NUMBERS), headers }), CONTEXT);
    expectDocumented(rest.route, answer);
    const { statusCode, body } = answer;
    return { status: Number(statusCode), body: body === undefined ? undefined : JSON.parse(String(body)) };
  };
  return { ask, deps, logged, changed };
}

/** What people do in tests, in a line each. */
function flows(ask: ReturnType<typeof entriesOver>['ask'], schoolId: string) {
  const ofGroup = (method: string, path: string) => (who: string, groupId: string, asked: object) =>
    ask(who, { route: `${method} ${GROUP}${path}`, params: { schoolId, groupId }, ...asked });
  const ofOne =
    (method: string, path: string) =>
    (who: string, [groupId, meetingId]: Name, { ids = {}, ...asked }: Partial<Wanted> & { readonly ids?: object }) =>
      ask(who, {
        route: `${method} ${GROUP}/meetings/{meetingId}${path}`,
        params: { schoolId, groupId, meetingId, ...ids },
        ...asked,
      });
  const family = (method: string, path: string) => (who: string, pupilId: string, ids: object, asked: object) => {
    const at = PUPILS.has(who) ? '/v1/pupil/{pupilId}' : '/v1/guardian/children/{childId}';
    const own: Record<string, string> = PUPILS.has(who) ? { pupilId } : { childId: pupilId };
    return ask(who, { route: `${method} ${at}/meetings${path}`, params: { ...own, ...ids }, ...asked });
  };
  return {
    form: (who: string, groupId: string, more: More = {}) => ofGroup('GET', '/meeting-form')(who, groupId, more),
    plan: (who: string, groupId: string, { body = {}, ...more }: More & { readonly body?: object } = {}) =>
      ofGroup('POST', '/meetings')(who, groupId, { body: { ...MEETING, ...body }, ...more }),
    planned: (who: string, groupId: string, more: More = {}) => ofGroup('GET', '/meetings')(who, groupId, more),
    openPlanned: (who: string, name: Name, more: More = {}) => ofOne('GET', '')(who, name, more),
    change: (
      who: string,
      name: Name,
      { body = {}, version = 1, ...more }: More & { body?: object; version?: number },
    ) =>
      ofOne('PUT', '')(who, name, {
        body: { ...MEETING, ...body },
        headers: { 'if-match': `"${version}"` },
        ...more,
      }),
    cancel: (who: string, name: Name, more: More & { readonly body?: object } = {}) =>
      ofOne('POST', '/cancellation')(who, name, { body: { reason: 'Læreren er syk.' }, ...more }),
    record: (who: string, name: Name, personId: string, body: object, more: More = {}) =>
      ofOne('PUT', '/answers/{personId}')(who, name, { ids: { personId }, body, ...more }),
    list: (who: string, pupilId: string, more: More = {}) => family('GET', '')(who, pupilId, {}, more),
    open: (who: string, [pupilId, meetingId]: Name, more: More = {}) =>
      family('GET', '/{meetingId}')(who, pupilId, { meetingId }, more),
    answer: (who: string, [pupilId, meetingId]: Name, body: object, more: More = {}) =>
      family('PUT', '/{meetingId}/answer')(who, pupilId, { meetingId }, { body, ...more }),
  };
}

export const YES = { answer: 'yes', count: 2 };
export const NO = { answer: 'no', count: 0 };

/** The consumer of facts and the job that reminds, over the same table. */
function machinery(client: Dynamo, table: string, { deps }: Pick<ReturnType<typeof entriesOver>, 'deps'>) {
  const sent: NoticeRequest[] = [];
  const done = new Set<string>();
  const consumer = deliverToGroup({
    ...{ lookup: deps.lookup, store: inboxStore(client, table), supersessionLog: supersessionStore(client, table) },
    ...{ announcements: announcementsLookup(client, table), meetings: meetingsLookup(client, table) },
    putFact: putFact(client, table),
    sendRequests: async (requests) => {
      sent.push(...requests);
    },
  });
  const settings = { at: () => effective({ owner: {}, schools: new Map() }) };
  /** Facts of the outbox that were not delivered yet, oldest first. */
  const facts = async (): Promise<readonly GroupFact[]> => {
    const query = { TableName: table, IndexName: 'gsi2', KeyConditionExpression: 'gsi2pk = :pk' };
    const items = await allItems(client, { ...query, ExpressionAttributeValues: { ':pk': `${O}#OUTBOX` } });
    return items.map(({ fact }) => SubscribedFact.parse(fact) as GroupFact).filter(({ id }) => !done.has(id));
  };
  const deliver = async (fact: GroupFact, at: string) => {
    await consumer(fact, settings, momentOf(Date.parse(at)));
    done.add(fact.id);
  };
  return {
    sent,
    facts,
    deliver,
    /** Delivers every waiting fact, and returns who got a notice since the last time. */
    async told(at: string = AT): Promise<readonly string[]> {
      const before = sent.length;
      for (let left = await facts(); left.length > 0; left = await facts())
        for (const fact of left) await deliver(fact, at);
      return sent.slice(before).map(({ person }) => person.id);
    },
    remind: (at: string, store: Pick<typeof deps.store, 'due' | 'change'> = deps.store) =>
      remindSilent({ lookup: deps.lookup, settings: deps.settings, store })(O, momentOf(Date.parse(at))),
    inbox: (kind: 'guardian' | 'pupil', id: string) => inboxStore(client, table).unread(O, { kind, id }),
  };
}

export async function makeWorld(client: Dynamo, table: string) {
  const { p, items } = people();
  await seed(client, table, items);
  const entries = entriesOver(client, table);
  const flow = flows(entries.ask, p.school);
  let plans = 0;
  /** Plans a meeting of the class and returns its id; by turns, so that nobody plans too many in an hour. */
  const meet = async (body: object = {}): Promise<string> => {
    const who = ['contact', 'teacher', 'leader', 'principal'][plans++ % 4] ?? '';
    return (await flow.plan(who, p.group, { body })).body.meetingId;
  };
  return { p, client, table, meet, ...entries, ...flow, ...machinery(client, table, entries) };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;
