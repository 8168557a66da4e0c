import { authorizeStaff, type Calling } from '../access/authorize.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import { countUnread, type InboxLookup } from '../notifications/lookup.ts';
import { goLiveOf, loadOrgContext, type Settings, type SettingsLookup } from '../settings/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import {
  atWork,
  type Group,
  type Lookup,
  membersOn,
  roleId,
  type School,
  type StaffCard,
  staffActor,
} from './lookup.ts';
import type { GroupKind } from './rules.ts';

type Deps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'schools' | 'groups' | 'group'>;
  readonly settings: SettingsLookup<Settings>;
  readonly inbox: Pick<InboxLookup, 'unread'>;
  readonly lessons: Pick<LessonsLookup, 'toConfirm'>;
};
type Employed = { readonly card: StaffCard; readonly schools: readonly School[]; readonly taught: readonly Taught[] };
type Counts = {
  readonly unread: Awaited<ReturnType<ReturnType<typeof countUnread>>>;
  readonly toConfirm: Awaited<ReturnType<LessonsLookup['toConfirm']>>;
};
/** As many lessons to confirm as a page of the to-do list shows. */
const MOST_TO_CONFIRM = 50;

/** A group that a teacher has, and their role in it. */
export type Taught = Pick<StaffCard['groups'][number], 'as'> & { readonly group: Group };

/**
 * The member of staff with today's roles and groups, and the badges of the first page, so that it needs no request for
 * them. A group that has ended is left out, even if the teacher's record still has it. Three reads one after the other;
 * one more for a contact group beside a class.
 */
export const showStaff =
  (deps: Deps) =>
  async (caller: Calling): Promise<Employed & Counts> => {
    const { lookup } = deps;
    const { moment, login } = caller;
    const { ownerId } = login;
    const [who, org] = await Promise.all([lookup.whoIs(login), loadOrgContext(deps, caller)]);
    const staffId = roleId(who, 'staff', moment.day);
    const goLive = goLiveOf(org, org.schools);
    const [card, waiting, toConfirm] = await Promise.all([
      lookup.staff(ownerId, staffId),
      deps.inbox.unread(ownerId, { kind: 'staff', id: staffId }),
      deps.lessons.toConfirm(ownerId, staffId, { goLive, moment, most: MOST_TO_CONFIRM }),
    ]);
    const employed = atWork(card, moment.day);
    const today = <T extends { readonly from: string; readonly to?: string | undefined }>(item: T) =>
      holdsOn(item, moment.day);
    const taught = employed.groups.filter(today);
    const ids = taught.map(({ groupId }) => groupId);
    const actor = staffActor(ownerId, employed);
    const [known, unread] = await Promise.all([
      lookup.groups(ownerId, ids),
      countUnread(deps)({ actor, moment }, waiting),
    ]);
    const running = new Map(known.filter(today).map((group) => [group.id, group]));
    const each = taught.flatMap(({ groupId, as }): Taught[] => {
      const group = running.get(groupId);
      return group ? [{ group, as }] : [];
    });
    const lines = await withoutDoubles(lookup, ownerId, each, moment.day);
    const now = { ...employed, assignments: employed.assignments.filter(today) };
    return { schools: org.schools, taught: lines, card: now, unread, toConfirm };
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
