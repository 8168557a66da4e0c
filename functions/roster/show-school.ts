import { type Caller, permitStaff, staffAsking } from '../access/asking.ts';
import { Refusal } from '../shared/errors.ts';
import { holdsOn } from '../shared/time.ts';
import { capacity, type Group, type Lookup, type School, type StaffCard } from './lookup.ts';
import type { GroupKind } from './rules.ts';

type Deps = { readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'schools'> };

/** The member of staff with what holds today. */
export const showStaff =
  ({ lookup }: Deps) =>
  async ({ login, moment }: Caller): Promise<{ readonly card: StaffCard; readonly schools: readonly School[] }> => {
    const staffId = capacity(await lookup.whoIs(login), 'staff');
    const [card, { schools }] = await Promise.all([
      lookup.staff(login.ownerId, staffId),
      lookup.schools(login.ownerId),
    ]);
    if (!card) throw new Refusal('forbidden', 'no-such-role');
    const today = <T extends { readonly from: string; readonly to?: string | undefined }>(one: T) =>
      holdsOn(one, moment.day);
    return {
      schools,
      card: { ...card, assignments: card.assignments.filter(today), groups: card.groups.filter(today) },
    };
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
