import type { Caller } from '../access/authorize.ts';
import { notFound } from '../shared/errors.ts';
import { mustPlanFor } from './authorize.ts';
import type { TalkName } from './keys.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps, type Planning } from './read-planner.ts';
import type { Talk } from './record.ts';
import type { TalkStore } from './talk-store.ts';

export type SchoolTalkDeps = PlannerDeps & { readonly store: Pick<TalkStore, 'talk'> };
export type SchoolTalkName = ConferenceName & TalkName;

/** A talk of a conference, for those who plan it and for its teacher: two reads. */
export async function loadSchoolTalk<Loaded>(
  deps: SchoolTalkDeps,
  caller: Caller,
  { name, load }: { readonly name: SchoolTalkName; readonly load: () => Promise<Loaded> },
): Promise<Planning<Loaded> & { readonly talk: Talk }> {
  const { schoolId } = name;
  const both = () => Promise.all([deps.store.talk(caller.login.ownerId, name), load()]);
  const found = await loadPlanner(deps, caller, { name, teacherIds: [], load: both });
  const [talk, loaded] = found.loaded;
  if (!talk) throw notFound();
  return { ...found, basis: mustPlanFor(found, caller, { schoolId, teacherIds: [talk.teacherId] }), talk, loaded };
}
