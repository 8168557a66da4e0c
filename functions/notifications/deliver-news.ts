import type { Lookup } from '../roster/lookup.ts';
import { contentHash } from '../shared/ids.ts';
import { epochSeconds, type Moment } from '../shared/time.ts';
import type { ToTell } from './events.ts';
import { findRecipients, type Recipient, type RecipientDeps } from './find-recipients.ts';
import type { News } from './news.ts';
import { type InboxItem, type NoticeSettings, ruleOf, whenOf } from './rules.ts';
import type { InboxStore } from './store.ts';

export type DeliverDeps = RecipientDeps & {
  readonly lookup: Pick<Lookup, 'pupil'>;
  readonly store: Pick<InboxStore, 'put'>;
  /** Hands tellings to the sender; throws when it did not take them all. */
  readonly tell: (toTell: readonly ToTell[]) => Promise<void>;
};
/** What holds at a school: when people are told, and how long an item is kept. */
export type HouseSettings = NoticeSettings & { readonly 'notices.inboxDays': number };
export type House = { readonly at: (schoolId?: string) => HouseSettings };

/**
 * News → an item for everybody who may know it *now*, and then one telling each for the sender (decision 017). A crash in between
 * repeats both, and both meet what they made, since every id is a hash of event and recipient. Returns how many were told.
 */
export const deliverNews =
  (deps: DeliverDeps) =>
  async (news: readonly News[], house: House, now: Moment): Promise<number> => {
    const planned = await Promise.all(news.map((one) => plan(deps, one, house, now)));
    const tellings = planned.flat();
    await Promise.all(tellings.map(({ item, toTell }) => deps.store.put(toTell.ownerId, toTell.person, item)));
    if (tellings.length > 0) await deps.tell(tellings.map(({ toTell }) => toTell));
    return tellings.length;
  };

type Planned = { readonly item: InboxItem; readonly toTell: ToTell };

async function plan(deps: DeliverDeps, news: News, house: House, now: Moment): Promise<readonly Planned[]> {
  const set = house.at(news.schoolId);
  const when = whenOf(news.kind, set);
  if (when === 'off') return [];
  const pupil = news.pupilId === undefined ? undefined : await deps.lookup.pupil(news.ownerId, news.pupilId);
  const recipients = await findRecipients(deps)(news, pupil, now.day);
  const expiresAtSeconds = epochSeconds(now.instant) + set['notices.inboxDays'] * 86_400;
  return recipients.map((recipient) => {
    const item = itemOf(news, recipient, expiresAtSeconds);
    return { item, toTell: toTellOf(news, recipient, item.id, when) };
  });
}

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
    id: contentHash([ownerId, itemId, person.kind, person.id]).slice(0, 40),
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
