import { type Caller, groupTarget, loadStaff, type StaffMember } from '../access/authorize.ts';
import type { PupilRight } from '../access/authorize-pupil.ts';
import { type Action, type Actor, decide, type PupilFacts } from '../access/policy.ts';
import { READ } from '../messages/lookup.ts';
import type { GroupCard, Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type Day, holdsOn, type Moment } from '../shared/time.ts';
import type { GroupRight } from './audience.ts';
import type { Announcement } from './record.ts';
import { refuse } from './refusals.ts';

type FamilyKind = 'guardian' | 'pupil';
const PUPIL = { guardian: READ.guardian, pupil: READ.pupil } as const;
/** The right about the pupil, as to conversations; the group is asked after it. */
export const MAY_READ: PupilRight<FamilyKind> = { actions: PUPIL, ofAge: () => refuse('messages.pupil-of-age') };
/** The same right where every refusal is "not found". */
export const MAY_MARK: PupilRight<FamilyKind> = { actions: PUPIL };

/** The right to the announcements of a group. */
export const IN_GROUP = {
  guardian: 'child:announcements',
  pupil: 'pupil:own-announcements',
} as const satisfies GroupRight;

/** The groups whose news the actor reads about this pupil: those that the pupil is in that day (law 2). */
export function readableGroups(
  actor: Actor,
  pupil: PupilFacts,
  { day, right }: { readonly day: Day; readonly right: GroupRight },
): readonly string[] {
  if (actor.kind === 'staff') return [];
  const action = right[actor.kind];
  const ids = [...new Set(pupil.enrolments.map(({ groupId }) => groupId))];
  return ids.filter((inGroup) => decide(action, actor, { kind: 'pupil', pupil, inGroup }, day).allowed);
}

/** The groups among these that stand that day; the name of each. */
export async function standingGroups(
  lookup: Pick<Lookup, 'groups'>,
  ownerId: string,
  { groupIds, day }: { readonly groupIds: readonly string[]; readonly day: Day },
): Promise<ReadonlyMap<string, string>> {
  const groups = await lookup.groups(ownerId, groupIds);
  return new Map(groups.filter((group) => holdsOn(group, day)).map(({ id, name }) => [id, name]));
}

export type GroupName = { readonly schoolId: string; readonly groupId: string };
export type SentName = GroupName & { readonly announcementId: string };
type GroupDeps = { readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group'> };
/** A calling member of staff, the group, and what was loaded beside it. */
export type InGroup<Loaded> = StaffMember & { readonly group: GroupCard; readonly loaded: Loaded };

/**
 * Loads the login, the group and `load` in one parallel trip, and the caller's roles in a second. A group of another
 * school is not found. The use-case asks the policy by `mayIn` afterwards.
 */
export async function loadGroup<Loaded>(
  { lookup }: GroupDeps,
  caller: Caller,
  { schoolId, groupId, load }: GroupName & { readonly load: () => Promise<Loaded> },
): Promise<InGroup<Loaded>> {
  const { login } = caller;
  const [who, group, loaded] = await Promise.all([lookup.whoIs(login), lookup.group(login.ownerId, groupId), load()]);
  const staff = await loadStaff(lookup, caller, who);
  if (group?.schoolId !== schoolId) throw notFound();
  return { ...staff, group, loaded };
}

type Standing = Pick<InGroup<unknown>, 'actor' | 'group'>;

/** The basis of a right to the group, or to the announcement of an author; `undefined` without it. */
export function basisIn(
  { actor, group }: Standing,
  action: Action,
  { day, sentBy }: { readonly day: Day; readonly sentBy?: string },
): string | undefined {
  const decision = decide(action, actor, { ...groupTarget(group), sentBy }, day);
  return decision.allowed ? decision.basis : undefined;
}

/** The basis of a right to the group; refuses without it. */
export function mustIn(standing: Standing, action: Action, { day }: Moment): string {
  const basis = basisIn(standing, action, { day });
  if (basis === undefined) throw notFound();
  return basis;
}

/** The announcement, for somebody who may see it; an absent one is not found likewise. */
export function mayOpen(standing: Standing, announcement: Announcement | undefined, day: Day): Announcement {
  const sentBy = announcement?.by ?? '';
  const basis = basisIn(standing, 'group:announcements', { day, sentBy });
  if (!announcement || basis === undefined) throw notFound();
  return announcement;
}

/** True for its author, and for the leaders of the school. */
export const mayWithdraw = (standing: Standing, { by }: Announcement, day: Day): boolean =>
  by === standing.actor.personId || basisIn(standing, 'group:announce-urgent', { day }) !== undefined;
