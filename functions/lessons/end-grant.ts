import { authorizeGroup, type Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { LessonStore } from './store.ts';

export type EndDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group'>;
  readonly store: Pick<LessonStore, 'grantsTo' | 'endGrants'>;
};

/**
 * Ends a colleague's grants in a group from today on (B7): the colleague's next request is refused. Two reads and one
 * transaction; idempotent. A colleague who never had a grant there is not found.
 */
export const endGrant =
  (deps: EndDeps) =>
  (caller: Caller, { groupId, staffId }: { readonly groupId: string; readonly staffId: string }): Promise<'ended'> =>
    retryOnConflict(async () => {
      const { ownerId } = caller.login;
      const { day, instant } = caller.moment;
      const { card, loaded: grants } = await authorizeGroup(deps.lookup, caller, {
        action: 'lesson:grant',
        groupId,
        load: () => deps.store.grantsTo(ownerId, staffId, groupId),
      });
      if (grants.length === 0) throw notFound();
      const running = grants.filter((grant) => grant.to > day);
      if (running.length === 0) return 'ended';
      const outcome = await deps.store.endGrants(ownerId, running, { from: day, by: card.staffId, at: instant });
      return outcome === 'saved' ? 'ended' : 'moved';
    });
