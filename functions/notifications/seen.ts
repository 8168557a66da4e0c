import { allDone } from '../shared/all-done.ts';
import type { Dynamo } from '../shared/dynamo.ts';
import { errorFields, log } from '../shared/logger.ts';
import type { Instant } from '../shared/time.ts';
import type { Person } from './events.ts';
import type { InboxItem } from './rules.ts';
import { inboxStore } from './store.ts';

/** What somebody has just been shown: news about it is news no more. */
export type Shown = {
  readonly pupilId: string;
  /** The kind of thing, and which of them where not all. */
  readonly kinds: readonly InboxItem['about']['kind'][];
  readonly ids?: readonly string[] | undefined;
  /** The days that were shown, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};
/** Marks what waits in a person's own inbox about that as read (decision 041). */
export type MarkSeen = (ownerId: string, person: Person, shown: Shown, at: Instant) => Promise<void>;

/** For who composes: what a summary shows is not read yet. */
export const marksNothing: MarkSeen = async () => undefined;

/**
 * One query of the unread items, and a write for each that is settled. A badge that could not be cleared keeps nobody from reading: that is
 * logged and nothing else.
 */
export function markSeen(client: Dynamo, table: string): MarkSeen {
  const store = inboxStore(client, table);
  return async (ownerId, person, shown, at) => {
    try {
      const waiting = await store.allUnread(ownerId, person);
      await allDone(
        waiting.filter((item) => isSettled(item, shown)).map(({ id }) => store.markRead(ownerId, person, id, at)),
      );
    } catch (error) {
      log('warn', 'inbox-not-marked', { ownerId, ...errorFields(error) });
    }
  };
}

/** True of an item that was about what was shown. A question stays until it is answered, or put away by its reader. */
export const isSettled = (
  { kind, pupilId, about }: Pick<InboxItem, 'kind' | 'pupilId' | 'about'>,
  { pupilId: of, kinds, ids, from = '', to = '~' }: Shown,
): boolean =>
  kind !== 'absence-still-away-asked' &&
  pupilId === of &&
  kinds.includes(about.kind) &&
  (ids === undefined || (about.id !== undefined && ids.includes(about.id))) &&
  (about.day === undefined || (from <= about.day && about.day <= to));
