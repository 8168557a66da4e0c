import { type Calling, logLooks, type Seen } from '../access/authorize.ts';
import type { Action, Actor } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { atWork, type Lookup, type PupilCard, roleId, staffActor } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import type { Moment } from '../shared/time.ts';
import type { Person } from './events.ts';
import { basisOf, perArea } from './may-see.ts';
import { type Area, type InboxItem, MOST_UNREAD } from './rules.ts';
import type { InboxStore } from './store.ts';
import { mayBeHidden, type ShowSettings } from './visibility.ts';

/** The caller, and as which kind of person. */
export type InboxCaller = Calling & { readonly as: Person['kind'] };
export type InboxDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff'>;
  readonly store: Pick<InboxStore, 'page' | 'unread'>;
  readonly settings: { of(ownerId: string): Promise<{ at(schoolId?: string): ShowSettings }> };
  readonly logRead: LogRead;
  readonly secret: () => Promise<string>;
};
type Asked = { readonly limit: number; readonly cursor?: string | undefined };

/** An item with the pupil that it is about, if any. */
export type ShownItem = { readonly item: InboxItem; readonly pupil: PupilCard | undefined };
export type InboxPage = {
  readonly items: readonly ShownItem[];
  readonly unread: Readonly<Record<Area, number>>;
  readonly next: string | null;
};
type Judged = ShownItem & { readonly basis: string };

const HOME: Readonly<Record<Person['kind'], Action>> = {
  guardian: 'guardian:home',
  pupil: 'pupil:home',
  staff: 'staff:home',
};

/**
 * A page of the caller's inbox, with badges. The right to each item is asked again (law 2): items that the caller may
 * no longer see are neither shown nor counted, and the page is cut after that (decision 041). Three sequential reads:
 * login, items, pupils; two more for each hundred items that are skipped.
 */
export const listInbox =
  (deps: InboxDeps) =>
  async ({ as, login, moment }: InboxCaller, { limit, cursor }: Asked): Promise<InboxPage> => {
    const { ownerId } = login;
    const person = { kind: as, id: roleId(await deps.lookup.whoIs(login), as, moment.day) };
    const bound = [ownerId, as, person.id, 'inbox'];
    const before = cursor === undefined ? undefined : openCursor(await deps.secret(), bound, cursor);
    // One item more than the page shows whether there is a next page.
    const [first, waiting, actor] = await Promise.all([
      deps.store.page(ownerId, person, limit + 1, before),
      deps.store.unread(ownerId, person, MOST_UNREAD),
      actorOf(deps, ownerId, person, moment),
    ]);
    const judge = judging(deps, ownerId, actor, moment);
    const [head, counted] = await Promise.all([judge(first), judge(waiting)]);
    const found = await readOn({ deps, ownerId, person, judge, wanted: limit + 1 }, first, head);
    const shown = found.slice(0, limit);
    await logSeen(deps, actor, { as, moment }, shown);
    const last = found.length > limit ? shown.at(-1)?.item : undefined;
    return {
      items: shown,
      unread: perArea(counted.map(({ item }) => item)),
      next: last ? sealCursor(await deps.secret(), bound, last.id) : null,
    };
  };

type Judge = (items: readonly InboxItem[]) => Promise<readonly Judged[]>;
type Reading = {
  readonly deps: Pick<InboxDeps, 'store'>;
  readonly ownerId: string;
  readonly person: Person;
  readonly judge: Judge;
  readonly wanted: number;
};
/**
 * Items per read when items of the first page were hidden, and the most such reads: together more than an inbox holds.
 */
const READ_ON = 100;
const MOST_ROUNDS = 50;

/** Reads on after the first page until enough items may be shown or the inbox ends. */
async function readOn(
  { deps, ownerId, person, judge, wanted }: Reading,
  first: readonly InboxItem[],
  head: readonly Judged[],
): Promise<readonly Judged[]> {
  let found = head;
  let last = first.length === wanted ? first.at(-1) : undefined;
  for (let round = 0; last && found.length < wanted && round < MOST_ROUNDS; round++) {
    const page = await deps.store.page(ownerId, person, READ_ON, last.id);
    found = [...found, ...(await judge(page))];
    last = page.length === READ_ON ? page.at(-1) : undefined;
  }
  return found;
}

type ShowDeps = Pick<InboxDeps, 'lookup' | 'settings' | 'logRead'>;

/** The items that the caller may see now; logs looks at protected pupils. */
export async function showItems(
  deps: ShowDeps,
  { as, login: { ownerId }, moment }: InboxCaller,
  person: Person,
  items: readonly InboxItem[],
): Promise<readonly ShownItem[]> {
  const actor = await actorOf(deps, ownerId, person, moment);
  const shown = await judging(deps, ownerId, actor, moment)(items);
  await logSeen(deps, actor, { as, moment }, shown);
  return shown;
}

async function logSeen(
  { logRead }: Pick<ShowDeps, 'logRead'>,
  actor: Actor,
  { as, moment }: Pick<InboxCaller, 'as' | 'moment'>,
  shown: readonly Judged[],
): Promise<void> {
  const seen = shown.flatMap(({ pupil, basis }): Seen[] => (pupil ? [{ facts: pupil.facts, basis }] : []));
  await logLooks(logRead, actor, moment, HOME[as], seen);
}

/** The caller as an actor of the policy. Staff must work here today. */
export async function actorOf(
  { lookup }: Pick<ShowDeps, 'lookup'>,
  ownerId: string,
  { kind, id }: Person,
  { day }: Moment,
): Promise<Actor> {
  if (kind !== 'staff') return { kind, ownerId, personId: id };
  return staffActor(ownerId, atWork(await lookup.staff(ownerId, id), day));
}

/**
 * Judges which items may be shown, in one parallel trip. Each pupil is read once per request; settings only when a
 * setting can hide an item.
 */
export function judging(
  { lookup, settings }: Omit<ShowDeps, 'logRead'>,
  ownerId: string,
  actor: Actor,
  moment: Moment,
): Judge {
  const cards = new Map<string, Promise<PupilCard | undefined>>();
  const cardOf = (pupilId: string) => {
    const card = cards.get(pupilId) ?? lookup.pupil(ownerId, pupilId);
    cards.set(pupilId, card);
    return card;
  };
  let values: ReturnType<ShowDeps['settings']['of']> | undefined;
  return async (items) => {
    if (items.some(({ action }) => mayBeHidden(action))) values ??= settings.of(ownerId);
    const [set, ...judged] = await Promise.all([
      values,
      ...items.map(async (item) => ({
        item,
        pupil: item.pupilId === undefined ? undefined : await cardOf(item.pupilId),
      })),
    ]);
    return judged.flatMap(({ item, pupil }) => {
      const about = pupil && { facts: pupil.facts, shows: set?.at(pupil.facts.schoolId) ?? ALL_SHOWN };
      const basis = basisOf(item, actor, about, moment);
      return basis === undefined ? [] : [{ item, pupil, basis }];
    });
  };
}

/** For items that no setting can hide. */
const ALL_SHOWN: ShowSettings = { 'remarks.visibleToGuardians': true };
