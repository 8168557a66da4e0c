import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Fact } from '../shared/fact.ts';
import { commitLabelled, factPut, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { allItems, conditionMet, type Dynamo, itemAt, itemsAt, newestFirst, queryOf } from '../shared/table/dynamo.ts';
import { countedTo, type Rate } from '../shared/table/rate.ts';
import { type Instant, isKept, momentOf } from '../shared/time.ts';
import { announcementAt, announcementItem, groupPk, markAt, marksPk } from './keys.ts';
import { Announcement, ReadMark } from './record.ts';
import { MOST_PER_HOUR, type Reader } from './rules.ts';

export type AnnouncementsStore = ReturnType<typeof announcementsStore>;
type Page = { readonly limit: number; readonly after?: string | undefined; readonly now: Instant };
/** An announcement by its id alone, looked for in these groups. */
type InGroups = { readonly groupIds: readonly string[]; readonly announcementId: string };
type InGroup = Pick<Announcement, 'groupId' | 'announcementId'>;

/** What a mark needs to know of its announcement. */
type Kept = Pick<Announcement, 'announcementId' | 'expiresAtSeconds'>;

/** A new announcement with its fact and the answer to the request. */
export type SendSave = {
  readonly ownerId: string;
  readonly announcement: Announcement;
  readonly fact: Fact;
  readonly reply: WriteAction;
};
export type WithdrawalSave = {
  readonly ownerId: string;
  /** The announcement as it was read. */
  readonly announcement: Announcement;
  readonly by: string;
  readonly at: Instant;
  readonly fact: Fact;
};

/** The most announcements of an author in an hour. */
const SENT: Rate = { kind: 'ANNOUNCEMENTS', per: 'hour', most: MOST_PER_HOUR };

/** Reads and writes of announcements: each read is one round trip, strongly consistent. */
export const announcementsStore = (client: Dynamo, table: string) => ({
  ...reads(client, table),
  ...writes(client, table),
});

function reads(client: Dynamo, table: string) {
  return {
    /** An announcement of a group. */
    async find(ownerId: string, name: InGroup, now: Instant): Promise<Announcement | undefined> {
      return keptOf(await itemAt(client, table, announcementAt(ownerId, name)), now);
    },

    /** An announcement if one of these groups has it: an absent one costs the same. */
    async findIn(
      ownerId: string,
      { groupIds, announcementId }: InGroups,
      now: Instant,
    ): Promise<Announcement | undefined> {
      const places = groupIds.map((groupId) => announcementAt(ownerId, { groupId, announcementId }));
      const [item] = await itemsAt(client, table, places);
      return keptOf(item, now);
    },

    /** The announcements of a group, newest first; `limit + 1` of them mean that there are more. */
    async ofGroup(ownerId: string, groupId: string, { limit, after, now }: Page): Promise<readonly Announcement[]> {
      const place = { pk: groupPk(ownerId, groupId), kind: 'ANNOUNCEMENT', limit, after };
      const items = await newestFirst(client, table, place);
      return items.slice(0, limit + 1).flatMap((item) => keptOf(item, now) ?? []);
    },

    /** Everybody who has read an announcement. */
    async marks(ownerId: string, announcementId: string): Promise<readonly ReadMark[]> {
      const part = queryOf(table, { pk: marksPk(ownerId, announcementId), prefix: 'READ#' });
      return (await allItems(client, part)).map((item) => ReadMark.parse(item));
    },

    /** A reader's own marks, by announcement. */
    async ownMarks(
      ownerId: string,
      reader: Reader,
      announcementIds: readonly string[],
    ): Promise<ReadonlyMap<string, ReadMark>> {
      const places = announcementIds.map((id) => markAt(ownerId, id, reader));
      const items = await itemsAt(client, table, places);
      const markOf = (id: string) => items.find(({ pk }) => pk === marksPk(ownerId, id));
      return new Map(
        announcementIds.flatMap((id) => {
          const item = markOf(id);
          return item ? [[id, ReadMark.parse(item)] as const] : [];
        }),
      );
    },
  };
}

/** The announcement of an item, unless it is over. */
function keptOf(item: Readonly<Record<string, unknown>> | undefined, now: Instant): Announcement | undefined {
  const announcement = item && Announcement.parse(item);
  return announcement && isKept(announcement, now) ? announcement : undefined;
}

function writes(client: Dynamo, table: string) {
  return {
    /** Writes all or nothing, whatever the number of readers. `moved`: this key has been answered meanwhile. */
    send: ({ ownerId, announcement, fact, reply }: SendSave): Promise<'saved' | 'moved' | 'too-many'> =>
      commitLabelled<'too-many'>(client, [
        orMoved(reply),
        {
          label: 'too-many',
          action: countedTo(table, SENT, {
            ownerId,
            by: { kind: 'staff', id: announcement.by },
            now: momentOf(Date.parse(announcement.at)),
          }),
        },
        orMoved({
          Put: {
            TableName: table,
            Item: announcementItem(ownerId, announcement),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        }),
        orMoved(factPut(table, fact)),
      ]),

    /** Deletes its words and leaves the rest. False: it has been withdrawn meanwhile. */
    async withdraw({ ownerId, announcement, by, at, fact }: WithdrawalSave): Promise<boolean> {
      const saved = await commitLabelled(client, [
        orMoved({
          Update: {
            TableName: table,
            Key: announcementAt(ownerId, announcement),
            UpdateExpression:
              'SET #status = :withdrawn, #text = :none, subject = :none, withdrawnAt = :at, withdrawnBy = :by',
            ConditionExpression: '#status = :sent',
            ExpressionAttributeNames: { '#status': 'status', '#text': 'text' },
            ExpressionAttributeValues: {
              ':withdrawn': 'withdrawn',
              ':sent': 'sent',
              ':none': '',
              ':at': at,
              ':by': by,
            },
          },
        }),
        orMoved(factPut(table, fact)),
      ]);
      return saved === 'saved';
    },

    /** Marks it as read, once. */
    async markRead(ownerId: string, announcement: Kept, { person, at }: ReadMark): Promise<void> {
      const { announcementId, expiresAtSeconds } = announcement;
      const Item = { ...markAt(ownerId, announcementId, person), person, at, expiresAtSeconds };
      await conditionMet(
        client.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })),
      );
    },

    /** Marks the reader's OK, once; it counts as reading. Of two at once, in any order, both are kept. */
    async markOk(ownerId: string, announcement: Kept, { person, at }: ReadMark): Promise<void> {
      const { announcementId, expiresAtSeconds } = announcement;
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: markAt(ownerId, announcementId, person),
          UpdateExpression:
            'SET #person = if_not_exists(#person, :person), #at = if_not_exists(#at, :at), okAt = if_not_exists(okAt, :at), expiresAtSeconds = :expires',
          ExpressionAttributeNames: { '#person': 'person', '#at': 'at' },
          ExpressionAttributeValues: { ':person': person, ':at': at, ':expires': expiresAtSeconds },
        }),
      );
    },
  };
}
