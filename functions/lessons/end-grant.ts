import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { granting } from './grant-group.ts';
import type { Caller } from './registers.ts';
import type { LessonStore } from './store.ts';

export type EndDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group'>;
  readonly store: Pick<LessonStore, 'grantsTo' | 'endGrants'>;
};

/**
 * Ends what a colleague was granted in a group, from today on (B7): from the next request on the colleague is turned
 * away. Two reads and one transaction; again changes nothing. A colleague who never had a grant there is not found.
 */
export const endGrant =
  (deps: EndDeps) =>
  (caller: Caller, { groupId, staffId }: { readonly groupId: string; readonly staffId: string }): Promise<'ended'> =>
    retryOnConflict(async () => {
      const { ownerId } = caller.login;
      const { day, instant } = caller.moment;
      const [who, group, grants] = await Promise.all([
        deps.lookup.whoIs(caller.login),
        deps.lookup.group(ownerId, groupId),
        deps.store.grantsTo(ownerId, staffId, groupId),
      ]);
      const { staffId: by } = await granting(deps.lookup, caller, who, group);
      if (grants.length === 0) throw notFound();
      const running = grants.filter((grant) => grant.to > day);
      if (running.length === 0) return 'ended';
      const outcome = await deps.store.endGrants(ownerId, running, { from: day, by, at: instant });
      return outcome === 'saved' ? 'ended' : 'moved';
    });
