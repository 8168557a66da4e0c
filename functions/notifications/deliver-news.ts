import type { Lookup } from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import { allDone } from '../shared/all-done.ts';
import { contentHash } from '../shared/ids.ts';
import { epochSeconds, type Moment } from '../shared/time.ts';
import type { Person, ToTell } from './events.ts';
import { findRecipients, type Recipient, type RecipientDeps } from './find-recipients.ts';
import type { News } from './news.ts';
import {
  type InboxItem,
  type NoticeSettings,
  OVERTAKES,
  overtakes,
  ruleOf,
  TAKES_BACK,
  TRACED,
  type Trace,
  whenOf,
} from './rules.ts';
import type { InboxStore } from './store.ts';
import type { Told, TraceStore } from './trace-store.ts';
import { isShown, type ShowSettings } from './visibility.ts';

export type DeliverDeps = RecipientDeps & {
  readonly lookup: Pick<Lookup, 'pupil'>;
  readonly store: Pick<InboxStore, 'put' | 'overtake' | 'find'>;
  readonly traces: Pick<TraceStore, 'join'>;
  /** Hands tellings to the sender; throws when it did not take them all. */
  readonly tell: (toTell: readonly ToTell[]) => Promise<void>;
};
/** What holds at a school: when people are told, and how long an item is kept. */
export type HouseSettings = NoticeSettings & ShowSettings & Pick<Settings, 'notices.inboxDays' | 'school.goLiveDay'>;
export type House = { readonly at: (schoolId?: string) => HouseSettings };

/**
 * News → an item for everybody who may know it *now*, then its trace, by which earlier news is overtaken or itself is, and then one
 * telling each for the sender (decision 017). A crash in between repeats all of it, and meets what it made, since every id is a hash of event
 * and recipient. `stillSo` asks again, when the items are written, whether what was judged is so. Returns how many were told.
 */
export const deliverNews =
  (deps: DeliverDeps) =>
  async (news: readonly News[], house: House, now: Moment, stillSo?: () => Promise<boolean>): Promise<number> => {
    const planned = await Promise.all(news.map((one) => plan(deps, one, house, now)));
    const all = planned.flatMap(({ tellings }) => tellings);
    await allDone(all.map(({ item, toTell }) => deps.store.put(toTell.ownerId, toTell.person, item)));
    const standing = await Promise.all(planned.map((one) => leaveTrace(deps, one, now)));
    const tellings = standing.flat();
    if (tellings.length === 0) return 0;
    if (stillSo && !(await stillSo())) {
      const { overtake } = deps.store;
      await allDone(tellings.map(({ item, toTell }) => overtake(toTell.ownerId, toTell.person, item.id, now.instant)));
      return 0;
    }
    await deps.tell(tellings.map(({ toTell }) => toTell));
    return tellings.length;
  };

type Telling = { readonly item: InboxItem; readonly toTell: ToTell };
type Planned = { readonly news: News; readonly tellings: readonly Telling[]; readonly expiresAtSeconds: number };

async function plan(deps: DeliverDeps, news: News, house: House, now: Moment): Promise<Planned> {
  const set = house.at(news.schoolId);
  const when = whenOf(news.kind, set);
  const expiresAtSeconds = epochSeconds(now.instant) + set['notices.inboxDays'] * 86_400;
  if (when === 'off' || news.silent) return { news, tellings: [], expiresAtSeconds };
  const pupil = news.pupilId === undefined ? undefined : await deps.lookup.pupil(news.ownerId, news.pupilId);
  const found = await findRecipients(deps)(news, pupil, now.day);
  const recipients = found.filter(({ action }) => isShown(action, set));
  const tellings = recipients.map((recipient) => {
    const item = itemOf(news, recipient, expiresAtSeconds);
    return { item, toTell: toTellOf(news, recipient, item.id, when) };
  });
  return { news, tellings, expiresAtSeconds };
}

/**
 * Writes what was told into the trace of the thing and overtakes what this news leaves without a point, in whosever inbox it lies: also of
 * who did it, and of who may know no more. Returns what stands: whatever came later may have been here first.
 */
async function leaveTrace(
  { traces, store }: DeliverDeps,
  { news, tellings, expiresAtSeconds }: Planned,
  now: Moment,
): Promise<readonly Telling[]> {
  const { kind, ownerId, pupilId, about, event, version, open } = news;
  const leavesMark = OVERTAKES[kind] !== undefined;
  if (pupilId === undefined || !TRACED.has(kind) || (tellings.length === 0 && !leavesMark)) return tellings;
  const order = version === undefined ? event : String(version).padStart(8, '0');
  const mark = { kind, order, day: about.day, open };
  const told = tellings.map(({ item, toTell }) => ({ ...mark, itemId: item.id, person: toTell.person }));
  const thing = { ownerId, pupilId, about };
  const known = await traces.join(thing, { told, marks: leavesMark ? [mark] : [] }, expiresAtSeconds);
  const isOver = (one: Trace) => known.marks.some((later) => overtakes(later, one));
  const earlier = known.told.filter((one) => overtakes(mark, one));
  const own = told.filter(isOver);
  await allDone([...earlier, ...own].map((one) => store.overtake(ownerId, one.person, one.itemId, now.instant)));
  if (own.length > 0) return [];
  return TAKES_BACK.has(kind) ? Promise.all(tellings.map((one) => takingBack(store, one, earlier))) : tellings;
}

/** Names what a telling takes back, unless the person has read some of it: then it is news however little was sent. */
async function takingBack(
  store: Pick<InboxStore, 'find'>,
  { item, toTell }: Telling,
  earlier: readonly Told[],
): Promise<Telling> {
  const { ownerId, person } = toTell;
  const own = earlier.filter((one) => one.person.kind === person.kind && one.person.id === person.id);
  const items = await Promise.all(own.map(({ itemId }) => store.find(ownerId, person, itemId)));
  if (items.some((one) => one?.readAt !== undefined)) return { item, toTell };
  return { item, toTell: { ...toTell, takesBack: own.map(({ itemId }) => tellingId(ownerId, itemId, person)) } };
}

/** Names an item and its recipient: what makes replays meet what they made. */
const tellingId = (ownerId: string, itemId: string, { kind, id }: Person): string =>
  contentHash([ownerId, itemId, kind, id]).slice(0, 40);

function itemOf(news: News, { action, basis }: Recipient, expiresAtSeconds: number): InboxItem {
  const { event, kind, pupilId, about, occurredAt } = news;
  // Sorts by the event's time; the hash keeps apart what one event is to several pupils.
  const id = `${event}-${contentHash([kind, pupilId ?? '']).slice(0, 16)}`;
  return { id, kind, area: ruleOf(kind).area, pupilId, about, occurredAt, action, basis, expiresAtSeconds };
}

function toTellOf(news: News, { person, action }: Recipient, itemId: string, when: ToTell['when']): ToTell {
  const { ownerId, schoolId, pupilId, kind, occurredAt } = news;
  const { area, legal } = ruleOf(kind);
  return {
    id: tellingId(ownerId, itemId, person),
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
