import type { output } from 'zod/mini';
import { type Caller, logLooks, type StaffMember } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Moment } from '../shared/time.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import type { Slot } from './record.ts';
import type { TeacherTimes } from './school-schema.ts';
import { type SeenDeps, seen } from './seen.ts';
import type { TalkStore } from './talk-store.ts';
import { showTime } from './view.ts';

export type ListTimesDeps = PlannerDeps & NamesDeps & SeenDeps & { readonly store: Pick<TalkStore, 'slotsOf'> };
type Input = ConferenceName & { readonly teacherId: string };

/** A teacher's times in the order of the days: one query beside the right to it, and one read of names. */
export const listTimes =
  (deps: ListTimesDeps) =>
  async (caller: Caller, name: Input): Promise<output<typeof TeacherTimes>> => {
    const { ownerId } = caller.login;
    const { conferenceId, teacherId } = name;
    const {
      actor,
      basis,
      loaded: slots,
    } = await loadPlanner(deps, caller, {
      name,
      teacherIds: [teacherId],
      load: () => deps.store.slotsOf(ownerId, conferenceId, teacherId),
    });
    const [names] = await Promise.all([
      namesLogged(deps, { actor, basis, moment: caller.moment }, slots),
      actor.personId === teacherId && seen(deps, actor, { conferenceId, at: caller.moment.instant }),
    ]);
    return { times: slots.map((slot) => showTime(slot, names)) };
  };

export type NamesDeps = { readonly lookup: Pick<Lookup, 'pupilNames'>; readonly logRead: LogRead };
type Reader = Pick<StaffMember, 'actor'> & { readonly basis: string; readonly moment: Moment };

/** The pupils whom the talks in these times are about; each look is kept in the access log. */
export async function namesLogged({ lookup, logRead }: NamesDeps, reader: Reader, slots: readonly Slot[]) {
  const { actor, basis, moment } = reader;
  const ids = [...new Set(slots.flatMap(({ booking }) => booking?.pupilId ?? []))];
  const names = await lookup.pupilNames(actor.ownerId, ids);
  const looks = [...names.values()].map((facts) => ({ facts, basis }));
  await logLooks(logRead, actor, moment, 'school:own-talks', looks);
  return names;
}
