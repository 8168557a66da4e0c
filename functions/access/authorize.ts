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
import type { Day, Moment } from '../shared/time.ts';
import { type Action, type Actor, decide, isProtected, type PupilFacts, type Target } from './policy.ts';
import type { LogRead } from './read-log.ts';
import { refuse } from './refusals.ts';

/** A caller in one of the roles that the policy knows. */
export type CallerAs<Kind extends Actor['kind'] = Actor['kind']> = As<Kind>;
/** A guardian about a child, or a pupil about own affairs. */
export type FamilyCaller = CallerAs<'guardian' | 'pupil'>;

/** A calling member of staff: the card, and the actor of the policy. */
export type StaffMember = { readonly card: StaffCard; readonly actor: Extract<Actor, { kind: 'staff' }> };

/** What rights depend on: use-cases that answer without words need no more of a caller. */
export type Calling = Pick<Caller, 'login' | 'moment'>;

/** The member of staff behind a login that was looked up, by one read. A login without that role is refused. */
export async function loadStaff(
  lookup: Pick<Lookup, 'staff'>,
  { login, moment }: Calling,
  who: Who,
): Promise<StaffMember> {
  const found = await lookup.staff(login.ownerId, roleId(who, 'staff', moment.day));
  const card = atWork(found, moment.day);
  return { card, actor: staffActor(login.ownerId, card) };
}

/** The relation that allows this to a member of staff. Otherwise 404, or 403 for the owner's own matters. */
export function permitStaff({ actor }: StaffMember, { moment }: Calling, action: Action, target: Target): string {
  const decision = decide(action, actor, target, moment.day);
  if (decision.allowed) return decision.basis;
  throw target.kind === 'owner' ? refuse('forbidden') : notFound();
}

/** A member of staff whom the policy lets through, by which relation, and what was loaded beside the login. */
export type AuthorizedStaff<Loaded = unknown> = StaffMember & { readonly basis: string; readonly loaded: Loaded };

type StaffRequest<Loaded> = {
  readonly action: Action;
  readonly target: Target;
  readonly load?: () => Promise<Loaded>;
};

/**
 * Loads the login and what else is wanted in one parallel trip, the caller's dated roles in a second, and asks the
 * policy.
 */
export async function authorizeStaff<Loaded>(
  lookup: Pick<Lookup, 'whoIs' | 'staff'>,
  caller: Calling,
  { action, target, load }: StaffRequest<Loaded>,
): Promise<AuthorizedStaff<Loaded>> {
  const [who, loaded] = await Promise.all([lookup.whoIs(caller.login), load?.() as Promise<Loaded>]);
  const staff = await loadStaff(lookup, caller, who);
  return { ...staff, basis: permitStaff(staff, caller, action, target), loaded };
}

/** A group that a member of staff may do something in. */
export type AuthorizedGroup<Loaded = unknown> = AuthorizedStaff<Loaded> & { readonly group: GroupCard };

type GroupRequest<Loaded> = {
  readonly action: Action;
  readonly groupId: string;
  readonly load?: () => Promise<Loaded>;
};

/** The same about a group with its members. A group that is absent or foreign is not found. */
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

/** A lesson as a target of the policy; a lesson gone from the timetable has no teachers of its own. */
export const lessonTarget = (
  group: Group,
  date: Day,
  teacherIds: readonly string[],
): Extract<Target, { kind: 'lesson' }> => ({ ...groupTarget(group), kind: 'lesson', date, teacherIds });

/** A pupil whom somebody reads about, and the relation that allows it. */
export type Seen = { readonly facts: Pick<PupilFacts, 'pupilId' | 'protection'>; readonly basis: string };

/**
 * Logs looks (J4), each pupil once: every look of staff, and looks of others at protected people, except a pupil's own.
 * A look that cannot be logged is not shown, so await this before the answer.
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

/** Logs that somebody opened a record, of every pupil, protected or not, except a pupil's own. Await it likewise. */
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
