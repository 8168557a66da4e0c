import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { decide } from '../access/policy.ts';
import { type GroupCard, type Lookup, membersOn } from '../roster/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import type { Slot } from './record.ts';
import { CONFERENCE_EVENTS, CONFERENCE_MOVES } from './rules.ts';
import type { SchoolConference } from './school-schema.ts';
import type { TalkStore } from './talk-store.ts';
import { showHead } from './view.ts';

export type OpenPlannedDeps = PlannerDeps & {
  readonly lookup: Pick<Lookup, 'group' | 'groups' | 'staffNames'>;
  readonly store: Pick<TalkStore, 'slotsOf'>;
};

/**
 * A conference with its teachers and how many times each has: four reads. Those who plan see also the teachers of its
 * groups who have no times yet, and how many pupils have a talk. A teacher sees the own line alone.
 */
export const openPlanned =
  (deps: OpenPlannedDeps) =>
  async (caller: Caller, name: ConferenceName): Promise<output<typeof SchoolConference>> => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const { schoolId, conferenceId } = name;
    const load = () => deps.store.slotsOf(ownerId, conferenceId);
    const found = await loadPlanner(deps, caller, { name, teacherIds: [], load });
    const { actor, conference, loaded: slots } = found;
    const mayPlan = decide('school:plan-talks', actor, { kind: 'school', schoolId }, day).allowed;
    const shown = slots.filter(
      ({ teacherId, state }) => state !== 'cancelled' && (mayPlan || teacherId === actor.personId),
    );
    const [groups, cards] = await Promise.all([
      deps.lookup.groups(ownerId, conference.groupIds),
      mayPlan ? Promise.all(conference.groupIds.map((groupId) => deps.lookup.group(ownerId, groupId))) : undefined,
    ]);
    const standing = cards?.flatMap((group) => (group && holdsOn(group, day) ? [group] : []));
    const near = standing?.flatMap((group) => teachersOf(group, day)) ?? [];
    const ids = [...new Set([...shown.map(({ teacherId }) => teacherId), ...near])];
    const names = await deps.lookup.staffNames(ownerId, ids);
    const { cancelHours, gapMinutes, state } = conference;
    return {
      ...showHead(conference, groups),
      cancelHours,
      gapMinutes,
      mayPlan,
      events: mayPlan ? CONFERENCE_EVENTS.filter((event) => CONFERENCE_MOVES[state][event] !== undefined) : [],
      ...pupilsOf(standing, { day, slots: shown }),
      teachers: ids
        .map((teacherId) => ({
          teacherId,
          teacherName: names.get(teacherId) ?? null,
          ...countsOf(shown.filter((slot) => slot.teacherId === teacherId)),
        }))
        .toSorted((a, b) => (a.teacherName ?? '').localeCompare(b.teacherName ?? '', 'nb')),
    };
  };

/** Those who work in a group that day, by its own list. */
const teachersOf = ({ members }: GroupCard, day: Day): readonly string[] =>
  members.flatMap((member) => (member.as !== 'student' && holdsOn(member, day) ? [member.personId] : []));

type On = { readonly day: Day; readonly slots: readonly Slot[] };

/** How many pupils are invited that day, and how many of them have a talk, also one that is over. */
function pupilsOf(groups: readonly GroupCard[] | undefined, { day, slots }: On) {
  if (groups === undefined) return { invitedPupils: null, bookedPupils: null };
  const invited = new Set(groups.flatMap((group) => membersOn(group, day)));
  const booked = new Set(slots.flatMap(({ booking }) => booking?.pupilId ?? []));
  const both = [...invited].filter((pupilId) => booked.has(pupilId));
  return { invitedPupils: invited.size, bookedPupils: both.length };
}

function countsOf(slots: readonly Slot[]) {
  const count = (...states: readonly Slot['state'][]) => slots.filter(({ state }) => states.includes(state)).length;
  return {
    days: [...new Set(slots.map(({ day }) => day))].sort(),
    free: count('free', 'offered'),
    blocked: count('blocked'),
    booked: count('booked', 'done', 'no-show'),
  };
}
