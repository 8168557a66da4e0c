import type { Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import { granting, showGrant } from './grant-group.ts';
import type { LessonStore } from './store.ts';

export type SubstitutesDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'staffNames'>;
  readonly store: Pick<LessonStore, 'grantsOf'>;
};

/** The substitutes of a group, now or soon (B7). Two reads. */
export const listSubstitutes = (deps: SubstitutesDeps) => async (caller: Caller, groupId: string) => {
  const { ownerId } = caller.login;
  const [who, group, grants] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    deps.lookup.group(ownerId, groupId),
    deps.store.grantsOf(ownerId, groupId, caller.moment.day),
  ]);
  const [names] = await Promise.all([
    deps.lookup.staffNames(
      ownerId,
      grants.map((grant) => grant.staffId),
    ),
    granting(deps.lookup, caller, who, group),
  ]);
  return { substitutes: grants.map((grant) => showGrant(grant, names.get(grant.staffId) ?? null)) };
};
