import { newSortableId } from '../shared/ids.ts';
import type { Moment } from '../shared/time.ts';
import { planReach, type Reader, reachedFact, type WasUnread } from './reach.ts';
import type { Message, Party, Thread } from './record.ts';
import { type Held, isHeldFor, isSame, nextAt, type Person } from './rules.ts';
import type { Sent } from './write-store.ts';

type Plan = {
  /** The conversation as it was read; version 0 for a new one. */
  readonly thread: Thread;
  readonly author: Person;
  readonly basis: string;
  readonly text: string;
  readonly attachments?: Message['attachments'];
  /** The others who have today's right. */
  readonly others: readonly Reader[];
  readonly held: Held | undefined;
  readonly was: readonly WasUnread[];
  /** For a line about a change: the change, and the people as they are by it. */
  readonly changed?: {
    readonly change: NonNullable<Message['change']>;
    readonly people: (lineId: string) => readonly Party[];
  };
};

/** A new message with what it changes now: for everybody with a right, except those for whom it waits. */
export function planSend(ownerId: string, plan: Plan, moment: Moment): Sent {
  const { author, basis, text, attachments = [], others, held, was, changed } = plan;
  const at = nextAt(plan.thread.lastAt, moment.instant);
  const messageId = newSortableId(Date.parse(at));
  const thread = changed ? { ...plan.thread, parties: [...changed.people(messageId)] } : plan.thread;
  const message: Message = {
    messageId,
    threadId: thread.threadId,
    by: author,
    basis,
    at,
    status: 'sent',
    text,
    ...(attachments.length > 0 && { attachments }),
    ...(changed && { change: changed.change }),
    ...(held && { held: { until: held.until, for: [...held.for] } }),
  };
  const to = others.filter(({ person }) => !isSame(person, author) && !isHeldFor(message, person, moment.instant));
  const reach = planReach({ thread, message, to, was, today: moment.day });
  return { message, reach, fact: reachedFact(ownerId, reach, { message, at }) };
}

type Waiting = { readonly until: string; readonly atOnce: ReadonlySet<string> };

/** Until when a message waits, and for whom: the staff who do not want messages at once; `undefined` for nobody. */
export function heldFor(people: readonly Person[], { until, atOnce }: Waiting): Held | undefined {
  const ids = people.flatMap(({ kind, id }) => (kind === 'staff' && !atOnce.has(id) ? [id] : []));
  return ids.length > 0 ? { until, for: ids } : undefined;
}
