import {
  atWork,
  type Group,
  type GroupCard,
  type Lookup,
  roleId,
  type StaffCard,
  staffActor,
  type Who,
} from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { CallerAs as As, Caller } from '../shared/http/caller.ts';
import { type Day, holdsOn, type Moment } from '../shared/time.ts';
import { type Action, type Actor, decide, isProtected, type PupilFacts, type Target } from './policy.ts';
import type { LogRead } from './read-log.ts';
import { refuse } from './refusals.ts';

/** A caller in a role of the policy. */
export type CallerAs<Kind extends Actor['kind'] = Actor['kind']> = As<Kind>;
/** A guardian on behalf of a child, or a pupil. */
export type FamilyCaller = CallerAs<'guardian' | 'pupil'>;

/** A calling member of staff: the card, and the actor of the policy. */
export type StaffMember = { readonly card: StaffCard; readonly actor: Extract<Actor, { kind: 'staff' }> };

/** The part of a caller that rights depend on; a use-case without texts needs no more. */
export type Calling = Pick<Caller, 'login' | 'moment'>;

/** The member of staff behind a login, by one read. Refuses a login without that role. */
export async function loadStaff(
  lookup: Pick<Lookup, 'staff'>,
  { login, moment }: Calling,
  who: Who,
): Promise<StaffMember> {
  const found = await lookup.staff(login.ownerId, roleId(who, 'staff', moment.day));
  const card = atWork(found, moment.day);
  return { card, actor: staffActor(login.ownerId, card) };
}

/** The relation that gives a member of staff the right. Otherwise 404, or 403 for the owner's own matters. */
export function permitStaff({ actor }: StaffMember, { moment }: Calling, action: Action, target: Target): string {
  const decision = decide(action, actor, target, moment.day);
  if (decision.allowed) return decision.basis;
  throw target.kind === 'owner' ? refuse('forbidden') : notFound();
}

type Right = { readonly ownerId: string; readonly action: Action; readonly target: Target; readonly day: Day };

/**
 * True if this member of staff would have the right as a caller: employed on that day, and allowed by the policy. For
 * jobs, where nobody calls.
 */
export const staffMay = (card: StaffCard | undefined, { ownerId, action, target, day }: Right): boolean =>
  card !== undefined && holdsOn(card.employed, day) && decide(action, staffActor(ownerId, card), target, day).allowed;

/** An authorized member of staff, with the relation that gives the right and the loaded records. */
export type AuthorizedStaff<Loaded = unknown> = StaffMember & { readonly basis: string; readonly loaded: Loaded };

type StaffRequest<Loaded> = {
  readonly action: Action;
  readonly target: Target;
  readonly load?: () => Promise<Loaded>;
};

/** Loads the login and `load` in one parallel trip, the caller's dated roles in a second, and decides. */
export async function authorizeStaff<Loaded>(
  lookup: Pick<Lookup, 'whoIs' | 'staff'>,
  caller: Calling,
  { action, target, load }: StaffRequest<Loaded>,
): Promise<AuthorizedStaff<Loaded>> {
  const [who, loaded] = await Promise.all([lookup.whoIs(caller.login), load?.() as Promise<Loaded>]);
  const staff = await loadStaff(lookup, caller, who);
  return { ...staff, basis: permitStaff(staff, caller, action, target), loaded };
}

/** An authorized member of staff with the group. */
export type AuthorizedGroup<Loaded = unknown> = AuthorizedStaff<Loaded> & { readonly group: GroupCard };

type GroupRequest<Loaded> = {
  readonly action: Action;
  readonly groupId: string;
  readonly load?: () => Promise<Loaded>;
};

/** Authorizes an action on a group, with its members. An absent or foreign group is not found. */
export async function authorizeGroup<Loaded>(
  lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group'>,
  caller: Calling,
  { action, groupId, load }: GroupRequest<Loaded>,
): Promise<AuthorizedGroup<Loaded>> {
  const { login } = caller;
  const [who, group, loaded] = await Promise.all([
    lookup.whoIs(login),
    lookup.group(login.ownerId, groupId),
    load?.() as Promise<Loaded>,
  ]);
  const staff = await loadStaff(lookup, caller, who);
  if (!group) throw notFound();
  const basis = permitStaff(staff, caller, action, groupTarget(group));
  return { ...staff, basis, group, loaded };
}

/** A group as a target of the policy, with its kind and period. */
export const groupTarget = ({ id, schoolId, groupKind, from, to }: Group): Extract<Target, { kind: 'group' }> => ({
  kind: 'group',
  groupId: id,
  schoolId,
  groupKind,
  from,
  to,
});

/** A lesson as a target of the policy; a lesson that has left the timetable has no teachers of its own. */
export const lessonTarget = (
  group: Group,
  date: Day,
  teacherIds: readonly string[],
): Extract<Target, { kind: 'lesson' }> => ({ ...groupTarget(group), kind: 'lesson', date, teacherIds });

/** A pupil whose record the actor read, and the relation that gave the right. */
export type Seen = { readonly facts: Pick<PupilFacts, 'pupilId' | 'protection'>; readonly basis: string };

/**
 * Logs looks (J4), each pupil once: every look of staff, and every look at a protected person except a pupil's own.
 * Await this before the answer: without a log entry nobody may see the record.
 */
export async function logLooks(
  logRead: LogRead,
  actor: Actor,
  moment: Moment,
  action: Action,
  read: readonly Seen[],
): Promise<void> {
  const entries = [...new Map(read.map((look) => [look.facts.pupilId, look])).values()]
    .filter(({ facts }) => actor.kind === 'staff' || isProtected(facts.protection))
    .map(({ facts, basis }) => ({ pupilId: facts.pupilId, action, basis }));
  await log(logRead, { actor, moment }, entries);
}

type Look = { readonly pupilId: string; readonly action: Action; readonly basis: string };
type Reader = { readonly actor: Actor; readonly moment: Moment };

/** Logs that the reader opened a record of any pupil, protected or not, except a pupil's own. Await it likewise. */
export const logOpened = (logRead: LogRead, reader: Reader, look: Look): Promise<void> => log(logRead, reader, [look]);

async function log(logRead: LogRead, { actor, moment }: Reader, looks: readonly Look[]): Promise<void> {
  const entries = looks
    .filter(({ pupilId }) => pupilId !== actor.personId)
    .map((look) => ({
      ...look,
      ownerId: actor.ownerId,
      actorId: actor.personId,
      actorKind: actor.kind,
      at: moment.instant,
    }));
  if (entries.length > 0) await logRead(entries);
}

export type { Caller };
