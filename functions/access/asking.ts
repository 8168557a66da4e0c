import {
  atWork,
  type Group,
  type Lookup,
  type PupilCard,
  roleId,
  type StaffCard,
  staffActor,
  type Who,
} from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Login } from '../shared/http/login.ts';
import { type RelationCondition, relationConditionOf } from '../shared/table/relation-condition.ts';
import { type Day, holdsOn, type Moment } from '../shared/time.ts';
import {
  type Action,
  type Actor,
  decide,
  isProtected,
  type PupilFacts,
  standingRelation,
  type Target,
} from './policy.ts';
import type { LogRead } from './read-log.ts';
import { refuse } from './refusals.ts';

/** The caller and the time. */
export type Caller = { readonly login: Login; readonly moment: Moment };

/** A calling member of staff: the card, and the actor of the policy. */
export type StaffAsking = { readonly card: StaffCard; readonly actor: Extract<Actor, { kind: 'staff' }> };

/** The member of staff behind a login that was looked up, by one read. A login without that role is refused. */
export async function staffAsking(
  lookup: Pick<Lookup, 'staff'>,
  { login, moment }: Caller,
  who: Who,
): Promise<StaffAsking> {
  const found = await lookup.staff(login.ownerId, roleId(who, 'staff', moment.day));
  const card = atWork(found, moment.day);
  return { card, actor: staffActor(login.ownerId, card) };
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

/** The relation that allows this to a member of staff. Otherwise 404, or 403 for the owner's own matters. */
export function permitStaff({ actor }: StaffAsking, { moment }: Caller, action: Action, target: Target): string {
  const decision = decide(action, actor, target, moment.day);
  if (decision.allowed) return decision.basis;
  throw target.kind === 'owner' ? refuse('forbidden') : notFound();
}

/** The relation that must still hold when a guardian's write lands (law 2); pupils and staff have none to hold. */
export function relationConditionFor(
  actor: Actor,
  { facts }: PupilCard,
  { day }: Moment,
): RelationCondition | undefined {
  const relation = actor.kind === 'guardian' ? standingRelation(actor.personId, facts, day) : undefined;
  return relation && relationConditionOf(facts.pupilId, relation);
}

/** The caller as a member of staff with this right: two sequential reads. */
export async function askStaff(
  lookup: Pick<Lookup, 'whoIs' | 'staff'>,
  caller: Caller,
  action: Action,
  target: Target,
): Promise<StaffCard> {
  const asking = await staffAsking(lookup, caller, await lookup.whoIs(caller.login));
  permitStaff(asking, caller, action, target);
  return asking.card;
}

/** The caller as a pupil with this right to the own record. */
export async function askPupil(
  lookup: Pick<Lookup, 'whoIs' | 'pupil'>,
  { login, moment }: Caller,
  action: Action,
): Promise<PupilCard> {
  const personId = roleId(await lookup.whoIs(login), 'pupil', moment.day);
  const card = await lookup.pupil(login.ownerId, personId);
  if (!card || !holdsOn(card.facts.stay, moment.day)) throw refuse('no-such-role');
  const actor = { kind: 'pupil', ownerId: login.ownerId, personId } as const;
  if (decide(action, actor, { kind: 'pupil', pupil: card.facts }, moment.day).allowed) return card;
  throw refuse('forbidden');
}

/**
 * Whose log a guardian or a pupil asks for, by the action of their capacity; what is absent and what is foreign is not
 * found.
 */
export async function askFamily(
  lookup: Pick<Lookup, 'whoIs' | 'pupil'>,
  { as, login, moment }: Caller & { readonly as: 'guardian' | 'pupil' },
  pupilId: string,
): Promise<Extract<Actor, { kind: 'guardian' | 'pupil' }>> {
  const [who, card] = await Promise.all([lookup.whoIs(login), lookup.pupil(login.ownerId, pupilId)]);
  const actor = { kind: as, ownerId: login.ownerId, personId: roleId(who, as, moment.day) } as const;
  if (!card) throw notFound();
  const target = { kind: 'pupil', pupil: card.facts } as const;
  const decision = decide(as === 'guardian' ? 'child:access-log' : 'pupil:access-log', actor, target, moment.day);
  if (decision.allowed) return actor;
  if (decision.reason === 'pupil-of-age') throw refuse('access.pupil-of-age');
  const isOwn = decide('pupil:read-own', actor, target, moment.day).allowed;
  throw isOwn ? refuse('access.pupil-not-of-age') : notFound();
}

/** A pupil whom somebody reads about, and the relation by which. */
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
    .filter(({ facts }) => facts.pupilId !== actor.personId)
    .map(({ facts, basis }) => ({
      ownerId: actor.ownerId,
      pupilId: facts.pupilId,
      actorId: actor.personId,
      actorKind: actor.kind,
      action,
      basis,
      at: moment.instant,
    }));
  if (entries.length > 0) await logRead(entries);
}
