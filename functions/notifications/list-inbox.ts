import { type Caller, logProtected, type Seen } from '../access/asking.ts';
import { type Action, type Actor, decide, isAction } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { atWork, capacity, type Lookup, type PupilCard, staffActor } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/cursor.ts';
import { epochSeconds, type Moment } from '../shared/time.ts';
import type { Person } from './events.ts';
import { type Area, type InboxItem, MOST_UNREAD } from './rules.ts';
import type { InboxStore } from './store.ts';
import { isShown, mayBeHidden, type ShowSettings } from './visibility.ts';

/** Whose inbox, and when. */
export type InboxCaller = Caller & { readonly as: Person['kind'] };
export type InboxDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff'>;
  readonly store: Pick<InboxStore, 'page' | 'unread'>;
  readonly settings: { of(ownerId: string): Promise<{ at(schoolId?: string): ShowSettings }> };
  readonly logRead: LogRead;
  readonly secret: () => Promise<string>;
};
type Asked = { readonly limit: number; readonly cursor?: string | undefined };

/** An item with the pupil whom it is about, where there is one. */
export type ShownItem = { readonly item: InboxItem; readonly pupil: PupilCard | undefined };
export type InboxPage = {
  readonly items: readonly ShownItem[];
  readonly unread: Readonly<Record<Area, number>>;
  readonly next: string | null;
};

const HOME: Readonly<Record<Person['kind'], Action>> = {
  guardian: 'guardian:home',
  pupil: 'pupil:home',
  staff: 'staff:home',
};

/**
 * A page of a person's own inbox and the badges. The right by which each item came is asked again (law 2), so that what the person
 * may no longer see is neither shown nor counted. Three reads, one after the other: the login, the items, the pupils.
 */
export const listInbox =
  (deps: InboxDeps) =>
  async ({ as, login, moment }: InboxCaller, { limit, cursor }: Asked): Promise<InboxPage> => {
    const { ownerId } = login;
    const person = { kind: as, id: capacity(await deps.lookup.whoIs(login), as, moment.day) };
    const bound = [ownerId, as, person.id, 'inbox'];
    const before = cursor === undefined ? undefined : openCursor(await deps.secret(), bound, cursor);
    const [page, waiting, actor] = await Promise.all([
      deps.store.page(ownerId, person, limit, before),
      deps.store.unread(ownerId, person, MOST_UNREAD),
      actorOf(deps, ownerId, person, moment),
    ]);
    const known = await knownOf(deps, ownerId, [...page, ...waiting]);
    const items = await shownOf(deps, actor, { as, moment }, page, known);
    const counted = waiting.filter((item) => basisOf(item, actor, known, moment) !== undefined);
    const last = page.at(-1);
    return {
      items,
      unread: unreadOf(counted),
      next: page.length === limit && last ? sealCursor(await deps.secret(), bound, last.id) : null,
    };
  };

/** What decides on whether items may be seen: the pupils they are about, and what each one's school shows. */
type Known = {
  readonly pupils: ReadonlyMap<string, PupilCard>;
  readonly shows: (action: string, pupil: PupilCard | undefined) => boolean;
};
type ShowDeps = Pick<InboxDeps, 'lookup' | 'settings' | 'logRead'>;

/** Those of some items that their owner may see now, with access to protected pupils logged. */
export async function showItems(
  deps: ShowDeps,
  { as, login: { ownerId }, moment }: InboxCaller,
  person: Person,
  items: readonly InboxItem[],
): Promise<readonly ShownItem[]> {
  const [actor, known] = await Promise.all([actorOf(deps, ownerId, person, moment), knownOf(deps, ownerId, items)]);
  return shownOf(deps, actor, { as, moment }, items, known);
}

async function shownOf(
  deps: Pick<InboxDeps, 'logRead'>,
  actor: Actor,
  { as, moment }: Pick<InboxCaller, 'as' | 'moment'>,
  items: readonly InboxItem[],
  known: Known,
): Promise<readonly ShownItem[]> {
  const shown = items.flatMap((item) => {
    const basis = basisOf(item, actor, known, moment);
    return basis === undefined ? [] : [{ item, pupil: known.pupils.get(item.pupilId ?? ''), basis }];
  });
  const seen = shown.flatMap(({ pupil, basis }): Seen[] => (pupil ? [{ facts: pupil.facts, basis }] : []));
  const once = new Map(seen.map((one) => [one.facts.pupilId, one]));
  await logProtected(deps.logRead, actor, moment, HOME[as], [...once.values()]);
  return shown;
}

const unreadOf = (items: readonly InboxItem[]): InboxPage['unread'] => {
  const count = (area: Area) => items.filter((item) => item.area === area).length;
  return {
    absence: count('absence'),
    leave: count('leave'),
    lessons: count('lessons'),
    figures: count('figures'),
    warnings: count('warnings'),
    remarks: count('remarks'),
  };
};

async function actorOf(
  { lookup }: Pick<ShowDeps, 'lookup'>,
  ownerId: string,
  { kind, id }: Person,
  { day }: Moment,
): Promise<Actor> {
  if (kind !== 'staff') return { kind, ownerId, personId: id };
  return staffActor(ownerId, atWork(await lookup.staff(ownerId, id), day));
}

/** One parallel trip; settings are read only where an item may be hidden by one. */
async function knownOf(
  { lookup, settings }: Pick<ShowDeps, 'lookup' | 'settings'>,
  ownerId: string,
  items: readonly InboxItem[],
): Promise<Known> {
  const ids = [...new Set(items.flatMap(({ pupilId }) => pupilId ?? []))];
  const [house, ...cards] = await Promise.all([
    items.some(({ action }) => mayBeHidden(action)) ? settings.of(ownerId) : undefined,
    ...ids.map((id) => lookup.pupil(ownerId, id)),
  ]);
  return {
    pupils: new Map(cards.flatMap((card) => (card ? [[card.facts.pupilId, card] as const] : []))),
    shows: (action, pupil) => house === undefined || isShown(action, house.at(pupil?.facts.schoolId)),
  };
}

/** The relation by which an item may be seen now; `undefined` where there is none, or where its time is over. */
function basisOf(
  { action, pupilId, expiresAtSeconds }: InboxItem,
  actor: Actor,
  { pupils, shows }: Known,
  { day, instant }: Moment,
): string | undefined {
  if (!isAction(action) || expiresAtSeconds <= epochSeconds(instant)) return undefined;
  const card = pupils.get(pupilId ?? '');
  if ((pupilId !== undefined && !card) || !shows(action, card)) return undefined;
  const decision = decide(action, actor, card ? { kind: 'pupil', pupil: card.facts } : { kind: 'self' }, day);
  return decision.allowed ? decision.basis : undefined;
}
