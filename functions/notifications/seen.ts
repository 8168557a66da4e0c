import { settleAll } from '../shared/jobs/settle-all.ts';
import { errorFields, log } from '../shared/logger.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import type { Person } from './events.ts';
import type { InboxItem } from './rules.ts';
import { inboxStore } from './store.ts';

/** The objects that the caller has just been shown: items about them count as read. */
export type Shown = {
  readonly pupilId: string;
  /** The kinds of objects; `ids` names single ones. */
  readonly kinds: readonly InboxItem['about']['kind'][];
  readonly ids?: readonly string[] | undefined;
  /** The days that were shown, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};
/** Marks unread items about these objects as read (decision 041). */
export type MarkSeen = (ownerId: string, person: Person, shown: Shown, at: Instant) => Promise<void>;

/** For the family overview: showing a summary does not count as reading. */
export const marksNothing: MarkSeen = async () => undefined;

/**
 * Queries the unread items and writes one update for each that is settled. A failure is logged and hides nothing from
 * the reader: a badge too many does no harm.
 */
export function markSeen(client: Dynamo, table: string): MarkSeen {
  const store = inboxStore(client, table);
  return async (ownerId, person, shown, at) => {
    try {
      const waiting = await store.unread(ownerId, person);
      await settleAll(
        waiting.filter((item) => isSettled(item, shown)).map(({ id }) => store.markRead(ownerId, person, id, at)),
      );
    } catch (error) {
      log('warn', 'inbox-not-marked', { ownerId, ...errorFields(error) });
    }
  };
}

/** Objects of a group: an adult has one item about each, whatever the number of children. */
const OF_GROUPS: ReadonlySet<string> = new Set<InboxItem['about']['kind']>(['announcement', 'meeting']);

/**
 * True for an item about the shown objects. A question stays unread until it is answered or marked by its reader. An
 * item that names no pupil is settled by the id of its object alone; so is that of an announcement or a parents'
 * meeting, which names one of the reader's children in the group.
 */
export const isSettled = (
  { kind, pupilId, about }: Pick<InboxItem, 'kind' | 'pupilId' | 'about'>,
  { pupilId: of, kinds, ids, from = '', to = '~' }: Shown,
): boolean =>
  kind !== 'absence-still-away-asked' &&
  (pupilId === of || ((pupilId === undefined || OF_GROUPS.has(about.kind)) && ids !== undefined)) &&
  kinds.includes(about.kind) &&
  (ids === undefined || (about.id !== undefined && ids.includes(about.id))) &&
  (about.day === undefined || (from <= about.day && about.day <= to));
