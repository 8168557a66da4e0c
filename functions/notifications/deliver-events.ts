import type { Lookup } from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import { contentHash } from '../shared/ids.ts';
import { settleAll } from '../shared/jobs/settle-all.ts';
import { epochSeconds, type Moment } from '../shared/time.ts';
import type { NoticeRequest, Person } from './events.ts';
import { findRecipients, type Recipient, type RecipientDeps } from './find-recipients.ts';
import type { InboxEvent } from './inbox-event.ts';
import {
  type InboxItem,
  type NoticeSettings,
  SUPERSEDES,
  supersedes,
  ruleOf,
  RETRACTIONS,
  LOGGED,
  type Trace,
  whenOf,
} from './rules.ts';
import type { InboxStore } from './store.ts';
import type { Told, SupersessionStore } from './supersession-store.ts';
import { isShown, type ShowSettings } from './visibility.ts';

export type DeliverDeps = RecipientDeps & {
  readonly lookup: Pick<Lookup, 'pupil'>;
  readonly store: Pick<InboxStore, 'put' | 'overtake' | 'find'>;
  readonly traces: Pick<SupersessionStore, 'join'>;
  /** Hands notice requests to the sender's queue; throws unless it took them all. */
  readonly tell: (request: readonly NoticeRequest[]) => Promise<void>;
};
/** The settings of a school that decide on notices, and how long an item is kept. */
export type HouseSettings = NoticeSettings & ShowSettings & Pick<Settings, 'notices.inboxDays' | 'school.goLiveDay'>;
export type House = { readonly at: (schoolId?: string) => HouseSettings };

/**
 * Creates one inbox item per currently entitled recipient, records and applies supersession, then queues one notice
 * request per remaining item (decision 017). Safe to retry: all ids are hashes of event and recipient. `stillSo`
 * repeats the judgement once the items are written; if it is false, the items are superseded and nobody is notified.
 * Returns the number of notice requests.
 */
export const deliverEvents =
  (deps: DeliverDeps) =>
  async (news: readonly InboxEvent[], house: House, now: Moment, recheck?: () => Promise<boolean>): Promise<number> => {
    const planned = await Promise.all(news.map((event) => plan(deps, event, house, now)));
    const all = planned.flatMap(({ requests }) => requests);
    await settleAll(all.map(({ item, request }) => deps.store.put(request.ownerId, request.person, item)));
    const standing = await Promise.all(planned.map((newsPlan) => leaveTrace(deps, newsPlan, now)));
    const requests = standing.flat();
    if (requests.length === 0) return 0;
    if (recheck && !(await recheck())) {
      const { overtake } = deps.store;
      await settleAll(
        requests.map(({ item, request }) => overtake(request.ownerId, request.person, item.id, now.instant)),
      );
      return 0;
    }
    await deps.tell(requests.map(({ request }) => request));
    return requests.length;
  };

type Request = { readonly item: InboxItem; readonly request: NoticeRequest };
type Planned = { readonly news: InboxEvent; readonly requests: readonly Request[]; readonly expiresAtSeconds: number };

async function plan(deps: DeliverDeps, news: InboxEvent, house: House, now: Moment): Promise<Planned> {
  const set = house.at(news.schoolId);
  const when = whenOf(news.kind, set);
  const expiresAtSeconds = epochSeconds(now.instant) + set['notices.inboxDays'] * 86_400;
  if (when === 'off' || news.silent) return { news, requests: [], expiresAtSeconds };
  const pupil = news.pupilId === undefined ? undefined : await deps.lookup.pupil(news.ownerId, news.pupilId);
  const found = await findRecipients(deps)(news, pupil, now.day);
  const recipients = found.filter(({ action }) => isShown(action, set));
  const requests = recipients.map((recipient) => {
    const item = itemOf(news, recipient, expiresAtSeconds);
    return { item, request: requestOf(news, recipient, item.id, when) };
  });
  return { news, requests, expiresAtSeconds };
}

/**
 * Records which items were delivered about this object, and supersedes older items in every recipient's inbox, also for
 * the person who acted and for those whose right has ended. Returns the items that are still current: a newer event may
 * have been processed first.
 */
async function leaveTrace(
  { traces, store }: DeliverDeps,
  { news, requests, expiresAtSeconds }: Planned,
  now: Moment,
): Promise<readonly Request[]> {
  const { kind, ownerId, pupilId, about, event, version, open } = news;
  const leavesMark = SUPERSEDES[kind] !== undefined;
  if (pupilId === undefined || !LOGGED.has(kind) || (requests.length === 0 && !leavesMark)) return requests;
  const order = version === undefined ? event : String(version).padStart(8, '0');
  const mark = { kind, order, day: about.day, open };
  const told = requests.map(({ item, request }) => ({ ...mark, itemId: item.id, person: request.person }));
  const thing = { ownerId, pupilId, about };
  const known = await traces.join(thing, { told, marks: leavesMark ? [mark] : [] }, expiresAtSeconds);
  const isOver = (trace: Trace) => known.marks.some((later) => supersedes(later, trace));
  const earlier = known.told.filter((older) => supersedes(mark, older));
  const own = told.filter(isOver);
  await settleAll(
    [...earlier, ...own].map((trace) => store.overtake(ownerId, trace.person, trace.itemId, now.instant)),
  );
  if (own.length > 0) return [];
  return RETRACTIONS.has(kind) ? Promise.all(requests.map((telling) => retracting(store, telling, earlier))) : requests;
}

/**
 * Names the earlier notice requests that this one retracts. None if the person has read one of their items: then the
 * withdrawal is news in any case.
 */
async function retracting(
  store: Pick<InboxStore, 'find'>,
  { item, request }: Request,
  earlier: readonly Told[],
): Promise<Request> {
  const { ownerId, person } = request;
  const own = earlier.filter((trace) => trace.person.kind === person.kind && trace.person.id === person.id);
  const items = await Promise.all(own.map(({ itemId }) => store.find(ownerId, person, itemId)));
  if (items.some((inboxItem) => inboxItem?.readAt !== undefined)) return { item, request };
  return { item, request: { ...request, takesBack: own.map(({ itemId }) => requestId(ownerId, itemId, person)) } };
}

/** The id of a notice request: a hash of item and recipient, so that a retry finds the same one. */
const requestId = (ownerId: string, itemId: string, { kind, id }: Person): string =>
  contentHash([ownerId, itemId, kind, id]).slice(0, 40);

function itemOf(news: InboxEvent, { action, basis }: Recipient, expiresAtSeconds: number): InboxItem {
  const { event, kind, pupilId, about, occurredAt } = news;
  // Sorts by the event's time; the hash separates the items of one event about several pupils.
  const id = `${event}-${contentHash([kind, pupilId ?? '']).slice(0, 16)}`;
  return { id, kind, area: ruleOf(kind).area, pupilId, about, occurredAt, action, basis, expiresAtSeconds };
}

function requestOf(
  news: InboxEvent,
  { person, action }: Recipient,
  itemId: string,
  when: NoticeRequest['when'],
): NoticeRequest {
  const { ownerId, schoolId, pupilId, kind, occurredAt } = news;
  const { area, legal } = ruleOf(kind);
  return {
    id: requestId(ownerId, itemId, person),
    ownerId,
    ...(schoolId !== undefined && { schoolId }),
    person,
    itemId,
    subject: area,
    right: { action, ...(pupilId !== undefined && { pupilId }) },
    legal,
    when,
    occurredAt,
  };
}
