import { type AuthorizedStaff, authorizeStaff, type Caller } from '../access/authorize.ts';
import type { Action } from '../access/policy.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { mustPlanFor } from './authorize.ts';
import type { Conference } from './record.ts';
import type { TalkStore } from './talk-store.ts';

export type PlannerDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly store: Pick<TalkStore, 'conference'>;
};
export type ConferenceName = { readonly schoolId: string; readonly conferenceId: string };
export type Planning<Loaded> = AuthorizedStaff<Loaded> & { readonly conference: Conference };

/** A conference of the school, for its leaders and office, or for a teacher who plans own times: two reads. */
export async function loadPlanner<Loaded>(
  { lookup, store }: PlannerDeps,
  caller: Caller,
  {
    name,
    teacherIds,
    load,
  }: {
    readonly name: ConferenceName;
    /** Whose times are planned; left out for the conference itself, which is not a teacher's. */
    readonly teacherIds?: readonly string[];
    readonly load: () => Promise<Loaded>;
  },
): Promise<Planning<Loaded>> {
  const { schoolId, conferenceId } = name;
  const action: Action = teacherIds === undefined ? 'school:plan-talks' : 'school:own-talks';
  const found = await authorizeStaff(lookup, caller, {
    action,
    target: { kind: 'school', schoolId },
    load: () => Promise.all([store.conference(caller.login.ownerId, conferenceId), load()]),
  });
  const [conference, loaded] = found.loaded;
  if (conference?.schoolId !== schoolId) throw notFound();
  const basis = teacherIds === undefined ? found.basis : mustPlanFor(found, caller, { schoolId, teacherIds });
  return { ...found, basis, conference, loaded };
}
