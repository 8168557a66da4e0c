import { type Dynamo, firstItems, itemAt, itemsAt, newestFirst, queryOf } from '../shared/table/dynamo.ts';
import { choiceAt, messageAt, personPk, threadAt, threadPk, unreadAt } from './keys.ts';
import type { WasUnread } from './reach.ts';
import { Listed, Message, type Party, Read, Thread, Unread } from './record.ts';
import { MOST_UNREAD, type Person } from './rules.ts';

type Page = { readonly limit: number; readonly after?: string | undefined };
type Item = Record<string, unknown>;
/** The people of a conversation. */
type People = { readonly threadId: string; readonly parties: readonly Pick<Party, 'person'>[] };

/** What a send needs to know of the people of a conversation. */
export type Beside = { readonly was: readonly WasUnread[]; readonly atOnce: ReadonlySet<string> };
/** The conversations of a list, and which of them are unread. */
export type Lines = { readonly threads: ReadonlyMap<string, Thread>; readonly unread: ReadonlySet<string> };

/** Reads of conversations: each is one round trip, strongly consistent, of a bounded number of items. */
export function messageReads(client: Dynamo, table: string) {
  const at = <Of>(schema: { parse(item: Item): Of }) => {
    return async (place: Item): Promise<Of | undefined> => {
      const item = await itemAt(client, table, place);
      return item && schema.parse(item);
    };
  };
  return {
    /** A conversation; one that is being deleted does not exist any more. */
    async thread(ownerId: string, threadId: string): Promise<Thread | undefined> {
      const found = await at(Thread)(threadAt(ownerId, threadId));
      return found?.state === 'purging' ? undefined : found;
    },

    message: (ownerId: string, name: Pick<Message, 'threadId' | 'messageId'>): Promise<Message | undefined> =>
      at(Message)(messageAt(ownerId, name)),

    /** Messages, newest first; `limit + 1` of them mean that there are more. */
    async messages(ownerId: string, threadId: string, { limit, after }: Page): Promise<readonly Message[]> {
      const pk = threadPk(ownerId, threadId);
      const items = await newestFirst(client, table, { pk, kind: 'MESSAGE', limit, after });
      return items.map((item) => Message.parse(item));
    },

    /** How far each person has read: an item for each person who was ever in the conversation. */
    async marks(ownerId: string, threadId: string): Promise<readonly Read[]> {
      const part = queryOf(table, { pk: threadPk(ownerId, threadId), prefix: 'READ#' });
      return (await firstItems(client, part, MOST_MARKS)).map((item) => Read.parse(item));
    },

    /** A person's conversations, last message first; `limit + 1` of them mean that there are more. */
    async list(ownerId: string, person: Person, { limit, after }: Page): Promise<readonly Listed[]> {
      const pk = personPk(ownerId, person);
      const items = await newestFirst(client, table, { pk, kind: 'THREAD', limit, after });
      return items.slice(0, limit + 1).map((item) => Listed.parse(item));
    },

    /** Unread conversations of a person, at most as many as the badge counts. */
    async unread(ownerId: string, person: Person): Promise<readonly Unread[]> {
      const part = queryOf(table, { pk: personPk(ownerId, person), prefix: 'UNREAD#' });
      return (await firstItems(client, part, MOST_UNREAD)).map((item) => Unread.parse(item));
    },

    /** Conversations by id, and which of those in the list are unread for the person. */
    async lines(
      ownerId: string,
      person: Person,
      { threads, listed }: { readonly threads: readonly string[]; readonly listed: readonly string[] },
    ): Promise<Lines> {
      const items = await itemsAt(client, table, [
        ...[...new Set([...threads, ...listed])].map((id) => threadAt(ownerId, id)),
        ...listed.map((id) => unreadAt(ownerId, person, id)),
      ]);
      const found = items
        .flatMap((item) => (item.sk === 'THREAD' ? [Thread.parse(item)] : []))
        .filter(({ state }) => state !== 'purging');
      const unread = items.flatMap((item) => (item.sk === 'THREAD' ? [] : [Unread.parse(item).threadId]));
      return { threads: new Map(found.map((thread) => [thread.threadId, thread])), unread: new Set(unread) };
    },

    /** What these people have not read of a conversation, and the staff among them who want messages at once. */
    async beside(ownerId: string, { threadId, parties }: People): Promise<Beside> {
      const people = parties.map(({ person }) => person);
      const staff = people.flatMap(({ kind, id }) => (kind === 'staff' ? [id] : []));
      const items = await itemsAt(client, table, [
        ...people.map((person) => unreadAt(ownerId, person, threadId)),
        ...staff.map((id) => choiceAt(ownerId, id)),
      ]);
      const was = people.map((person) => {
        const item = itemIn(items, unreadAt(ownerId, person, threadId));
        return { person, unread: item && Unread.parse(item) };
      });
      return { was, atOnce: new Set(staff.filter((id) => itemIn(items, choiceAt(ownerId, id))?.atOnce === true)) };
    },

    /** Those of these staff who want messages of families at once. */
    async atOnce(ownerId: string, staffIds: readonly string[]): Promise<ReadonlySet<string>> {
      const places = staffIds.map((id) => choiceAt(ownerId, id));
      const items = await itemsAt(client, table, places);
      return new Set(staffIds.filter((id) => itemIn(items, choiceAt(ownerId, id))?.atOnce === true));
    },
  };
}

const itemIn = (items: readonly Item[], place: { readonly pk: string; readonly sk: string }): Item | undefined =>
  items.find((item) => item.pk === place.pk && item.sk === place.sk);

/** More than ever read one conversation: those in it now, and colleagues who have left it. */
const MOST_MARKS = 100;
