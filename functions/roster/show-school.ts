import { authorizeStaff, type Calling } from '../access/authorize.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { atWork, type Group, type Lookup, membersOn, roleId, type School, type StaffCard } from './lookup.ts';
import type { GroupKind } from './rules.ts';

type Deps = { readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'schools' | 'groups' | 'group'> };

/** A group that somebody teaches, and as what. */
export type Taught = Pick<StaffCard['groups'][number], 'as'> & { readonly group: Group };

/**
 * The member of staff with what holds today, groups that have ended left out, whatever their teachers' records still
 * say.
 */
export const showStaff =
  ({ lookup }: Deps) =>
  async ({
    login,
    moment,
  }: Calling): Promise<{ card: StaffCard; schools: readonly School[]; taught: readonly Taught[] }> => {
    const staffId = roleId(await lookup.whoIs(login), 'staff', moment.day);
    const [card, { schools }] = await Promise.all([
      lookup.staff(login.ownerId, staffId),
      lookup.schools(login.ownerId),
    ]);
    const employed = atWork(card, moment.day);
    const today = <T extends { readonly from: string; readonly to?: string | undefined }>(item: T) =>
      holdsOn(item, moment.day);
    const taught = employed.groups.filter(today);
    const known = await lookup.groups(
      login.ownerId,
      taught.map(({ groupId }) => groupId),
    );
    const running = new Map(known.filter(today).map((group) => [group.id, group]));
    const each = taught.flatMap(({ groupId, as }): Taught[] => {
      const group = running.get(groupId);
      return group ? [{ group, as }] : [];
    });
    const lines = await withoutDoubles(lookup, login.ownerId, each, moment.day);
    return { schools, taught: lines, card: { ...employed, assignments: employed.assignments.filter(today) } };
  };

/**
 * Each group once, by the widest right; and one line for a class and the contact teacher's own group of its pupils,
 * where both are the same teacher's (decision 041). Members are read only where there may be such a pair.
 */
async function withoutDoubles(
  lookup: Pick<Lookup, 'group'>,
  ownerId: string,
  taught: readonly Taught[],
  day: Day,
): Promise<readonly Taught[]> {
  // The last of a group stays.
  const widestLast = taught.toSorted((a, b) => Number(a.as === 'contact-teacher') - Number(b.as === 'contact-teacher'));
  const once = [...new Map(widestLast.map((line) => [line.group.id, line])).values()];
  const isOf = ({ as, group }: Taught, kind: GroupKind) => as === 'contact-teacher' && group.groupKind === kind;
  const own = once.filter((line) => isOf(line, 'contact'));
  const classes = once.filter((line) => isOf(line, 'basis'));
  const asked = own.length > 0 && classes.length > 0 ? [...own, ...classes] : [];
  const cards = await Promise.all(asked.map(({ group }) => lookup.group(ownerId, group.id)));
  const pupils = new Map(cards.flatMap((card) => (card ? [[card.id, new Set(membersOn(card, day))] as const] : [])));
  const isHeld = ({ group }: Taught): boolean => {
    const all = pupils.get(group.id) ?? new Set();
    return classes.some(({ group: { id, schoolId } }) => {
      return schoolId === group.schoolId && all.size > 0 && all.isSubsetOf(pupils.get(id) ?? new Set());
    });
  };
  const shown = once.filter((line) => !own.includes(line) || !isHeld(line));
  return shown.toSorted((a, b) => a.group.name.localeCompare(b.group.name, 'nb', { numeric: true }));
}

/**
 * The groups of a school, sorted by name as people do ("5A" before "10A"): two reads. Those of today, or past and
 * coming ones too.
 */
export const showGroups =
  ({ lookup }: { readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'groupsAt'> }) =>
  async (
    caller: Calling,
    asked: { readonly schoolId: string; readonly kind?: GroupKind | undefined; readonly past: boolean },
  ): Promise<readonly Group[]> => {
    const { schoolId, kind, past } = asked;
    const { loaded: groups } = await authorizeStaff(lookup, caller, {
      action: 'school:groups',
      target: { kind: 'school', schoolId },
      load: () => lookup.groupsAt(caller.login.ownerId, schoolId),
    });
    return groups
      .filter(
        (group) => (past || holdsOn(group, caller.moment.day)) && (kind === undefined || group.groupKind === kind),
      )
      .sort((a, b) => a.name.localeCompare(b.name, 'nb', { numeric: true }));
  };
