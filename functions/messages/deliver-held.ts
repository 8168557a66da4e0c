import type { Lookup } from '../roster/lookup.ts';
import type { OwnerJob } from '../shared/jobs/owner-jobs.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { Moment } from '../shared/time.ts';
import type { HeldStore, MessageName } from './held-store.ts';
import { planReach, reachedFact } from './reach.ts';
import type { Message, Thread } from './record.ts';
import { cardsOf, presentIn, staffOnce } from './rights.ts';
import { isSame, sees } from './rules.ts';
import type { MessagesStore } from './store.ts';

export type DeliverHeldDeps = {
  readonly lookup: Pick<Lookup, 'pupil' | 'staff'>;
  readonly held: HeldStore;
  readonly store: Pick<MessagesStore, 'thread' | 'beside' | 'deliver'>;
};

/** The most messages of one owner and shard in one run; the next run takes the rest. */
const PER_SHARD = 100;
const AT_ONCE = 25;

/**
 * Delivers every message whose answer hours have begun (G3): to the staff for whom it waits and who have today's right.
 * Idempotent: a message leaves the index in the transaction that delivers it. Conversations are worked on side by side,
 * the messages of each in their order.
 */
export const deliverHeld =
  (deps: DeliverHeldDeps): OwnerJob =>
  async (ownerId, now) => {
    const due = await deps.held.due(ownerId, now.instant, PER_SHARD);
    const threads = [...Map.groupBy(due, ({ threadId }) => threadId).values()];
    const outcomes: PromiseSettledResult<number>[] = [];
    for (let start = 0; start < threads.length; start += AT_ONCE) {
      const some = threads.slice(start, start + AT_ONCE);
      outcomes.push(...(await Promise.allSettled(some.map((names) => deliverThread(deps, names, { ownerId, now })))));
    }
    return outcomes;
  };

type Run = { readonly ownerId: string; readonly now: Moment };

/** Delivers the messages of a conversation, oldest first: each write is on condition of the conversation's version. */
async function deliverThread(deps: DeliverHeldDeps, names: readonly MessageName[], run: Run): Promise<number> {
  let done = 0;
  for (const name of [...names].sort((a, b) => (a.messageId < b.messageId ? -1 : 1)))
    done += await retryOnConflict(() => deliver(deps, name, run));
  return done;
}

/** One round: reads, plans, writes. 0 for a message that was withdrawn, or that another run has delivered. */
async function deliver(
  { lookup, held, store }: DeliverHeldDeps,
  name: MessageName,
  { ownerId, now }: Run,
): Promise<number | 'moved'> {
  const [message, thread] = await Promise.all([held.waiting(ownerId, name), store.thread(ownerId, name.threadId)]);
  if (!message || !thread) return 0;
  const waiting = { ...thread, parties: waitingFor(thread, message, now) };
  const [pupil, staff, beside] = await Promise.all([
    lookup.pupil(ownerId, thread.pupilId),
    cardsOf(
      waiting.parties.map(({ person }) => person),
      staffOnce(lookup, ownerId),
    ),
    store.beside(ownerId, waiting),
  ]);
  const to = pupil ? presentIn({ ownerId, card: pupil, thread: waiting, staff, day: now.day }) : [];
  const reach = planReach({ thread, message, to, was: beside.was, today: now.day });
  const fact = reachedFact(ownerId, reach, { message, at: now.instant });
  return (await store.deliver({ ownerId, message, reach, fact })) ? 1 : 'moved';
}

/** The people of the conversation whom the message has not reached yet. */
const waitingFor = ({ parties }: Thread, message: Message, { instant }: Moment): Thread['parties'] =>
  parties.filter(
    (party) =>
      party.person.kind === 'staff' &&
      message.held?.for.includes(party.person.id) === true &&
      !isSame(party.person, message.by) &&
      sees(party, message, instant),
  );
