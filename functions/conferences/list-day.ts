import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Day } from '../shared/time.ts';
import { type NamesDeps, namesLogged } from './list-times.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import type { DayTimes } from './school-schema.ts';
import type { TalkStore } from './talk-store.ts';
import { showTime } from './view.ts';

export type ListDayDeps = PlannerDeps &
  NamesDeps & {
    readonly lookup: Pick<Lookup, 'staffNames'>;
    readonly store: Pick<TalkStore, 'slotsOf'>;
  };
type Input = ConferenceName & { readonly day: Day };

/** Every teacher's times of a day, for those who plan: the list that hangs on the door. Three reads. */
export const listDay =
  (deps: ListDayDeps) =>
  async (caller: Caller, { day, ...name }: Input): Promise<output<typeof DayTimes>> => {
    const { ownerId } = caller.login;
    const load = () => deps.store.slotsOf(ownerId, name.conferenceId);
    const { actor, basis, loaded } = await loadPlanner(deps, caller, { name, load });
    const slots = loaded.filter((slot) => slot.day === day);
    const ids = [...new Set(slots.map(({ teacherId }) => teacherId))];
    const [names, staff] = await Promise.all([
      namesLogged(deps, { actor, basis, moment: caller.moment }, slots),
      deps.lookup.staffNames(ownerId, ids),
    ]);
    return {
      day,
      teachers: ids
        .map((teacherId) => ({
          teacherId,
          teacherName: staff.get(teacherId) ?? null,
          times: slots.filter((slot) => slot.teacherId === teacherId).map((slot) => showTime(slot, names)),
        }))
        .toSorted((a, b) => (a.teacherName ?? '').localeCompare(b.teacherName ?? '', 'nb')),
    };
  };
