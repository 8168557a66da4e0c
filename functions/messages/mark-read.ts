import type { CallerAs } from '../access/authorize.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { authorizeThread, MAY_MARK, type ThreadDeps, type ThreadName } from './rights.ts';
import { firstSeen, type PersonKind, sees } from './rules.ts';
import type { MessagesStore } from './store.ts';

export type ReadDeps = ThreadDeps & {
  readonly store: Pick<MessagesStore, 'message' | 'markRead'>;
  readonly seen: MarkSeen;
};
type Input = ThreadName & { readonly upTo: string };

/**
 * Marks a conversation as read up to a message that the caller sees, and the item about it in the inbox: two reads at
 * most, and small writes.
 */
export const markRead =
  (deps: ReadDeps) =>
  async (caller: CallerAs<PersonKind>, input: Input): Promise<void> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { threadId, upTo } = input;
    const { thread, party, loaded } = await authorizeThread(
      deps,
      { ...caller, name: input },
      {
        right: MAY_MARK,
        load: () => deps.store.message(ownerId, { threadId, messageId: upTo }),
      },
    );
    if (!loaded || !sees(party, loaded, moment.instant)) throw notFound();
    const { person } = party;
    const { instant: at } = moment;
    const about = { pupilId: thread.pupilId, kinds: ['thread'], ids: [threadId] } as const;
    await Promise.all([
      deps.store.markRead(ownerId, thread, { person, from: firstSeen(party), upTo, at }),
      deps.seen(ownerId, person, about, at),
    ]);
  };
