import * as z from 'zod/mini';
import { type Dynamo, itemAt, key } from '../shared/table/dynamo.ts';
import { type InboxItem, MOST_UNREAD } from './rules.ts';
import { inboxStore } from './store.ts';

export type InboxLookup = ReturnType<typeof inboxLookup>;
type Person = { readonly kind: 'guardian' | 'pupil' | 'staff'; readonly id: string };

/** Whether the item has been read, and whether a newer event has superseded it. */
export type ItemState = { readonly isRead: boolean; readonly isSuperseded: boolean };

/** What an item is about, for the feature that owns it. */
const ItemObject = z.object({
  kind: z.string(),
  pupilId: z.optional(z.string()),
  about: z.object({ kind: z.string(), id: z.optional(z.string()) }),
});

export { countUnread } from './count-unread.ts';
export { type ForgetItems, forgetItems } from './forget-store.ts';
export { unreadAbout } from './may-see.ts';
export type { InboxItem } from './rules.ts';
export { type MarkSeen, markSeen, marksNothing } from './seen.ts';
export { isShown } from './visibility.ts';

/** What the sender and other features ask of inboxes, read-only, one round trip each (decision 017). */
export function inboxLookup(client: Dynamo, table: string) {
  const find = (ownerId: string, person: Person, itemId: string) =>
    itemAt(client, table, { pk: key(ownerId, person.kind.toUpperCase(), person.id), sk: key('INBOX', itemId) });
  return {
    /**
     * Read and superseded flags. A deleted item counts as read, so that no e-mail follows its push, and as not
     * superseded.
     */
    async stateOf(ownerId: string, person: Person, itemId: string): Promise<ItemState> {
      const Item = await find(ownerId, person, itemId);
      return { isRead: Item === undefined || Item.readAt !== undefined, isSuperseded: Item?.overtakenAt !== undefined };
    },

    /** The newest unread items of a person, at most as many as badges count. */
    unread: (ownerId: string, person: Person): Promise<readonly InboxItem[]> =>
      inboxStore(client, table).unread(ownerId, person, MOST_UNREAD),

    /** What an item is about; `undefined` if it is deleted. */
    async about(ownerId: string, person: Person, itemId: string): Promise<z.output<typeof ItemObject> | undefined> {
      const Item = await find(ownerId, person, itemId);
      return Item && ItemObject.parse(Item);
    },
  };
}
