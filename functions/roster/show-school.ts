import { authorizeStaff, type Calling } from '../access/authorize.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { atWork, type Group, type Lookup, membersOn, roleId, type School, type StaffCard } from './lookup.ts';
import type { GroupKind } from './rules.ts';

type Deps = { readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'schools' | 'groups' | 'group'> };

/** A group that a teacher has, and their role in it. */
export type Taught = Pick<StaffCard['groups'][number], 'as'> & { readonly group: Group };

/**
 * The member of staff with today's roles and groups. A group that has ended is left out, even if the teacher's record
 * still has it.
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
 * Each group once, with the widest right. A contact group whose pupils are all in a class of the same contact teacher
 * is left out (decision 041). Members are read only where such a pair is possible.
 */
async function withoutDoubles(
  lookup: Pick<Lookup, 'group'>,
  ownerId: string,
  taught: readonly Taught[],
  day: Day,
): Promise<readonly Taught[]> {
  // The map below keeps the last line of each group.
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
 * Today's groups of a school, with `past` also ended and coming ones, sorted by name as people do ("5A" before "10A"):
 * two reads.
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
