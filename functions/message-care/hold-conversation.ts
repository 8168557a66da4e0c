import { authorizeStaff, type CallerAs } from '../access/authorize.ts';
import type { CareStore, Thread } from '../messages/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { HoldStore } from './hold-store.ts';
import { refuse } from './refusals.ts';
import { RECORDS } from './rules.ts';

export type HoldDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly conversations: Pick<CareStore, 'thread' | 'holding'>;
  readonly holds: HoldStore;
};
type Name = { readonly schoolId: string; readonly pupilId: string; readonly threadId: string };

/** Puts a conversation on legal hold: the job that deletes passes it by. */
export const holdConversation =
  (deps: HoldDeps) =>
  async (
    caller: CallerAs<'staff'>,
    { reason, basis, ...name }: Name & { readonly reason: string; readonly basis: string },
  ): Promise<void> => {
    await retryWhileCrowded(async () => {
      const { actor, thread } = await readThread(deps, caller, name);
      if (thread.hold !== undefined) throw refuse('message-care.already-held');
      const hold = { by: actor.personId, at: caller.moment.instant, reason, basis };
      return save(deps, caller, { thread, hold, step: { did: 'held', ...hold } });
    });
  };

/** Ends a legal hold; a repeat changes nothing. */
export const endHold =
  (deps: HoldDeps) =>
  async (caller: CallerAs<'staff'>, { reason, ...name }: Name & { readonly reason: string }): Promise<void> => {
    await retryWhileCrowded(async () => {
      const { actor, thread } = await readThread(deps, caller, name);
      if (thread.hold === undefined) return 'saved';
      const step = {
        did: 'ended',
        by: actor.personId,
        at: caller.moment.instant,
        reason,
        basis: thread.hold.basis,
      } as const;
      return save(deps, caller, { thread, hold: undefined, step });
    });
  };

/** The school's conversation about a pupil, who may have moved on: two reads. */
async function readThread(deps: HoldDeps, caller: CallerAs<'staff'>, { schoolId, pupilId, threadId }: Name) {
  const { ownerId } = caller.login;
  const load = () => deps.conversations.thread(ownerId, threadId);
  const { actor, loaded: thread } = await authorizeStaff(deps.lookup, caller, {
    action: RECORDS,
    target: { kind: 'school', schoolId },
    load,
  });
  if (thread?.pupilId !== pupilId || thread.schoolId !== schoolId) throw notFound();
  return { actor, thread };
}

type Save = {
  readonly thread: Thread;
  readonly hold: Thread['hold'];
  readonly step: Parameters<HoldStore['save']>[1]['step'];
};

async function save({ conversations, holds }: HoldDeps, caller: CallerAs<'staff'>, { thread, hold, step }: Save) {
  const { ownerId } = caller.login;
  const saved = await holds.save(ownerId, {
    thread: conversations.holding(ownerId, thread, hold),
    threadId: thread.threadId,
    step,
  });
  return saved ? 'saved' : 'moved';
}
