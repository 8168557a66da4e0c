import { type Caller, permitStaff, staffAsking } from '../access/asking.ts';
import { holdsOn } from '../shared/time.ts';
import { atWork, capacity, type Group, type Lookup, type School, type StaffCard } from './lookup.ts';
import type { GroupKind } from './rules.ts';

type Deps = { readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'schools' | 'groups'> };

/** The member of staff with what holds today, groups that have ended left out, whatever their teachers' records still say. */
export const showStaff =
  ({ lookup }: Deps) =>
  async ({ login, moment }: Caller): Promise<{ readonly card: StaffCard; readonly schools: readonly School[] }> => {
    const staffId = capacity(await lookup.whoIs(login), 'staff', moment.day);
    const [card, { schools }] = await Promise.all([
      lookup.staff(login.ownerId, staffId),
      lookup.schools(login.ownerId),
    ]);
    const employed = atWork(card, moment.day);
    const today = <T extends { readonly from: string; readonly to?: string | undefined }>(one: T) =>
      holdsOn(one, moment.day);
    const taught = employed.groups.filter(today);
    const known = await lookup.groups(
      login.ownerId,
      taught.map(({ groupId }) => groupId),
    );
    const running = new Set(known.filter(today).map(({ id }) => id));
    const groups = taught.filter(({ groupId }) => running.has(groupId));
    return { schools, card: { ...employed, assignments: employed.assignments.filter(today), groups } };
  };

/** The groups of a school, sorted by name as people do ("5A" before "10A"): two reads. Those of today, or past and coming ones too. */
export const showGroups =
  ({ lookup }: { readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'groupsAt'> }) =>
  async (
    caller: Caller,
    asked: { readonly schoolId: string; readonly kind?: GroupKind | undefined; readonly past: boolean },
  ): Promise<readonly Group[]> => {
    const { schoolId, kind, past } = asked;
    const [who, groups] = await Promise.all([
      lookup.whoIs(caller.login),
      lookup.groupsAt(caller.login.ownerId, schoolId),
    ]);
    permitStaff(await staffAsking(lookup, caller, who), caller, 'school:groups', { kind: 'school', schoolId });
    return groups
      .filter(
        (group) => (past || holdsOn(group, caller.moment.day)) && (kind === undefined || group.groupKind === kind),
      )
      .sort((a, b) => a.name.localeCompare(b.name, 'nb', { numeric: true }));
  };
