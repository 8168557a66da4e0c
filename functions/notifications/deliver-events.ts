import type { Lookup } from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import { contentHash } from '../shared/ids.ts';
import { settleAll } from '../shared/jobs/settle-all.ts';
import { epochSeconds, type Moment } from '../shared/time.ts';
import type { NoticeRequest, Person } from './events.ts';
import { findRecipients, type Recipient, type RecipientDeps } from './find-recipients.ts';
import type { InboxEvent } from './inbox-event.ts';
import { type ItemOf, keepNewest } from './keep-newest.ts';
import { type InboxItem, type NoticeSettings, RETRACTIONS, ruleOf, whenOf } from './rules.ts';
import type { InboxStore } from './store.ts';
import { LOGGED, NEWEST_ONLY, SUPERSEDES, supersedes } from './supersession-rules.ts';
import type { DeliveredItem, SupersessionStore } from './supersession-store.ts';
import { isShown, type ShowSettings } from './visibility.ts';

export type DeliverDeps = RecipientDeps & {
  readonly lookup: Pick<Lookup, 'pupil'>;
  readonly store: Pick<InboxStore, 'put' | 'supersede'>;
  readonly supersessionLog: Pick<SupersessionStore, 'add' | 'addCurrent' | 'dropCurrent'>;
  /** Hands notice requests to the sender's queue; throws unless it took them all. */
  readonly sendRequests: (requests: readonly NoticeRequest[]) => Promise<void>;
};
/** The settings of a school that decide on notices, and how long an item is kept. */
export type EventSettings = NoticeSettings & ShowSettings & Pick<Settings, 'notices.inboxDays' | 'school.goLiveDay'>;
/** An owner's settings, as they hold at a school. */
export type SettingsPerSchool = { readonly at: (schoolId?: string) => EventSettings };

/**
 * Creates one inbox item per currently entitled recipient, records and applies supersession, then queues one notice
 * request per remaining item (decision 017). Safe to retry: all ids are hashes of event and recipient. `recheck`
 * repeats the judgement once the items are written; if it is false, the items are superseded and nobody is notified.
 * Returns the number of notice requests.
 */
export const deliverEvents =
  (deps: DeliverDeps) =>
  async (
    events: readonly InboxEvent[],
    settings: SettingsPerSchool,
    now: Moment,
    recheck?: () => Promise<boolean>,
  ): Promise<number> => {
    const plans = await Promise.all(events.map((event) => plan(deps, event, settings, now)));
    await settleAll(
      plans.flatMap(({ event, recipients, expiresAtSeconds }) =>
        recipients.map((recipient) =>
          deps.store.put(event.ownerId, recipient.person, itemOf(event, recipient, expiresAtSeconds)),
        ),
      ),
    );
    const requests = (await settleAll(plans.map((planned) => applySupersession(deps, planned, now)))).flat();
    if (requests.length === 0) return 0;
    if (recheck && !(await recheck())) {
      await settleAll(
        requests.map(({ ownerId, person, itemId }) => deps.store.supersede(ownerId, person, itemId, now.instant)),
      );
      return 0;
    }
    await deps.sendRequests(requests);
    return requests.length;
  };

type Plan = {
  readonly event: InboxEvent;
  readonly recipients: readonly Recipient[];
  readonly when: NoticeRequest['when'];
  readonly expiresAtSeconds: number;
};

async function plan(deps: DeliverDeps, event: InboxEvent, settings: SettingsPerSchool, now: Moment): Promise<Plan> {
  const set = settings.at(event.schoolId);
  const when = whenOf(event.kind, set);
  const expiresAtSeconds = epochSeconds(now.instant) + set['notices.inboxDays'] * 86_400;
  if (when === 'off' || event.silent) return { event, recipients: [], when: 'now', expiresAtSeconds };
  const pupil = event.pupilId === undefined ? undefined : await deps.lookup.pupil(event.ownerId, event.pupilId);
  const entitled = await findRecipients(deps)(event, pupil, now.day);
  return { event, recipients: entitled.filter(({ action }) => isShown(action, set)), when, expiresAtSeconds };
}

/**
 * Records which items were delivered about this object, and supersedes older items in every recipient's inbox, also for
 * the person who acted and for those whose right has ended. Returns the notice requests of the items that are still
 * current: none if a newer event was processed first.
 */
async function applySupersession(
  { supersessionLog, store }: DeliverDeps,
  { event, recipients, when, expiresAtSeconds }: Plan,
  now: Moment,
): Promise<readonly NoticeRequest[]> {
  const { kind, ownerId, pupilId, about, version, open } = event;
  const requests = recipients.map((recipient) => requestOf(event, recipient, when));
  if (NEWEST_ONLY.has(kind)) {
    const place = { about: { ...about, id: event.newestOf ?? about.id }, version, expiresAtSeconds, at: now.instant };
    const keep = (item: ItemOf) => keepNewest({ supersessionLog, store }, item, place);
    await settleAll(endedBy(event, requests).map(keep));
    const isNewest = await settleAll(requests.map(keep));
    return requests.filter((_request, index) => isNewest[index]);
  }
  const canSupersede = SUPERSEDES[kind] !== undefined;
  if (pupilId === undefined || !LOGGED.has(kind) || (requests.length === 0 && !canSupersede)) return requests;
  const order = version === undefined ? event.id : String(version).padStart(8, '0');
  const own = { kind, order, day: about.day, open };
  const delivered = requests.map(({ itemId, person }) => ({ ...own, itemId, person }));
  const added = { delivered, superseding: canSupersede ? [own] : [] };
  const log = await supersessionLog.add({ ownerId, pupilId, about }, added, expiresAtSeconds);
  const isOver = log.superseding.some((later) => supersedes(later, own));
  const earlier = log.delivered.filter((item) => supersedes(own, item));
  const read = await settleAll(
    (isOver ? [...earlier, ...delivered] : earlier).map(async (item) => {
      const wasRead = await store.supersede(ownerId, item.person, item.itemId, now.instant);
      return wasRead ? [item] : [];
    }),
  );
  if (isOver) return [];
  return RETRACTIONS.has(kind) ? requests.map((request) => retracting(request, earlier, read.flat())) : requests;
}

/** Those whose older items end although they get none: in their lists the event has the place of an item. */
function endedBy(event: InboxEvent, requests: readonly NoticeRequest[]): readonly ItemOf[] {
  const isTold = ({ kind, id }: Person) => requests.some(({ person }) => person.kind === kind && person.id === id);
  const others = (event.alsoEnds ?? []).filter((person) => !isTold(person));
  return others.map((person) => ({ ownerId: event.ownerId, person, itemId: itemIdOf(event) }));
}

/**
 * Names the earlier notice requests that this one retracts. None if the person has read one of their items: then the
 * withdrawal is news in any case.
 */
function retracting(
  request: NoticeRequest,
  earlier: readonly DeliveredItem[],
  read: readonly DeliveredItem[],
): NoticeRequest {
  const { ownerId, person } = request;
  const isOwn = (item: DeliveredItem) => item.person.kind === person.kind && item.person.id === person.id;
  if (read.some(isOwn)) return request;
  return { ...request, takesBack: earlier.filter(isOwn).map(({ itemId }) => requestId(ownerId, itemId, person)) };
}

/** The id of a notice request: a hash of item and recipient, so that a retry finds the same one. */
const requestId = (ownerId: string, itemId: string, { kind, id }: Person): string =>
  contentHash([ownerId, itemId, kind, id]).slice(0, 40);

/**
 * An event's item has the same id in every inbox: it sorts by time, and the hash separates pupils of one event. Of an
 * announcement a person has one item, about the first of the own children in the group.
 */
export function itemIdOf(event: Pick<InboxEvent, 'id' | 'kind' | 'pupilId' | 'inGroup' | 'aboutEach'>): string {
  const { id, kind, pupilId = '', inGroup = pupilId, aboutEach } = event;
  return `${id}-${contentHash([kind, aboutEach ? pupilId : inGroup]).slice(0, 16)}`;
}

function itemOf(event: InboxEvent, { action, basis }: Recipient, expiresAtSeconds: number): InboxItem {
  const { kind, pupilId, inGroup, about, talkAt, occurredAt } = event;
  const { area } = ruleOf(kind);
  const own = { id: itemIdOf(event), kind, area, pupilId, inGroup, about, talkAt };
  return { ...own, occurredAt, action, basis, expiresAtSeconds };
}

function requestOf(event: InboxEvent, { person, action }: Recipient, when: NoticeRequest['when']): NoticeRequest {
  const { ownerId, schoolId, pupilId, inGroup, kind, occurredAt } = event;
  const { area, legal, urgent } = ruleOf(kind);
  const itemId = itemIdOf(event);
  const id = requestId(ownerId, event.oneNotice ?? itemId, person);
  const right = { action, pupilId, inGroup };
  const school = schoolId !== undefined && { schoolId };
  return { id, ownerId, ...school, person, itemId, subject: area, right, legal, urgent, when, occurredAt };
}
