import { atWork, isAt, type Lookup, type PupilCard, roleId, staffActor, type Who } from '../roster/lookup.ts';
import { notFound, type Refusal } from '../shared/errors.ts';
import { type RelationCondition, relationConditionOf } from '../shared/table/relation-condition.ts';
import { type Day, holdsOn, type Moment } from '../shared/time.ts';
import { type CallerAs, type Calling, logLooks } from './authorize.ts';
import {
  type Action,
  type Actor,
  type Decision,
  decide,
  type PupilFacts,
  standingRelation,
  taughtBy,
} from './policy.ts';
import type { LogRead } from './read-log.ts';
import { refuse } from './refusals.ts';

type Kind = Actor['kind'];
type ActorAs<As extends Kind> = Extract<Actor, { kind: As }>;

/**
 * The right to act on a pupil's records, by role, with the feature's own refusals for the pupil's age; without such a
 * refusal the pupil is not found.
 */
export type PupilRight<As extends Kind = Kind> = {
  readonly actions: Readonly<Record<As, Action>>;
  /** For a guardian of a pupil who is of age and has not consented. */
  readonly ofAge?: () => Refusal;
  /** For a pupil who may see the records, but may not do this before the 18th birthday. */
  readonly notOfAge?: () => Refusal;
};

/** The actions that let a family read about a pupil. */
export const FAMILY_READ = { guardian: 'child:read', pupil: 'pupil:read-own' } as const satisfies Readonly<
  Record<'guardian' | 'pupil', Action>
>;

/** The policy's decisions on an actor and a pupil's records, on a day. */
export const rightsOn =
  (actor: Actor, { facts }: PupilCard, day: Day) =>
  (action: Action): Decision =>
    decide(action, actor, { kind: 'pupil', pupil: facts }, day);

/** The caller as an actor of the policy; for staff this reads their dated roles. */
export async function actorOf<As extends Kind>(
  lookup: Pick<Lookup, 'staff'>,
  { as, login: { ownerId }, moment: { day } }: Pick<CallerAs<As>, 'as' | 'login' | 'moment'>,
  who: Who,
): Promise<ActorAs<As>> {
  const personId = roleId(who, as, day);
  const actor: Actor =
    as === 'staff'
      ? staffActor(ownerId, atWork(await lookup.staff(ownerId, personId), day))
      : { kind: as, ownerId, personId };
  return actor as ActorAs<As>;
}

/** An authorized actor with the pupil and the relation that gives the right. */
export type AuthorizedPupil<As extends Kind = Kind> = {
  readonly actor: ActorAs<As>;
  readonly card: PupilCard;
  readonly basis: string;
  /** A guardian's relation, which must still hold when the transaction commits (law 2); pupils and staff have none. */
  readonly relation: RelationCondition | undefined;
};

/**
 * Returns the relation that gives the right, or refuses. An absent pupil, a foreign pupil and a guardian without
 * responsibility get the same answer (decision 005); an actor who may see the pupil but not act gets the reason.
 */
export function permitPupil<As extends Kind>(
  { actions, ofAge, notOfAge }: PupilRight<As>,
  actor: ActorAs<As>,
  { card, moment: { day } }: { readonly card: PupilCard | undefined; readonly moment: Moment },
): AuthorizedPupil<As> {
  if (!card) throw notFound();
  const may = rightsOn(actor, card, day);
  const decision = may(actions[actor.kind as As]);
  if (decision.allowed) return { actor, card, basis: decision.basis, relation: relationOf(actor, card, day) };
  if (ofAge && decision.reason === 'pupil-of-age') throw ofAge();
  throw notOfAge && may('pupil:read-own').allowed ? notOfAge() : notFound();
}

function relationOf(actor: Actor, { facts }: PupilCard, day: Day): RelationCondition | undefined {
  const relation = actor.kind === 'guardian' ? standingRelation(actor.personId, facts, day) : undefined;
  return relation && relationConditionOf(facts.pupilId, relation);
}

type PupilRequest<As extends Kind, Loaded> = {
  readonly right: PupilRight<As>;
  readonly pupilId: string;
  /** The school of a staff path: a pupil who is not there now is not found. */
  readonly schoolId?: string | undefined;
  readonly load?: () => Promise<Loaded>;
};

/** Loads the login, the pupil and `load` in one parallel trip, the dated roles of staff in a second, and decides. */
export async function authorizePupil<As extends Kind, Loaded>(
  lookup: Pick<Lookup, 'whoIs' | 'pupil' | ('staff' extends As ? 'staff' : never)>,
  caller: CallerAs<As>,
  { right, pupilId, schoolId, load }: PupilRequest<As, Loaded>,
): Promise<AuthorizedPupil<As> & { readonly loaded: Loaded }> {
  const { login, moment } = caller;
  const [who, found, loaded] = await Promise.all([
    lookup.whoIs(login),
    lookup.pupil(login.ownerId, pupilId),
    load?.() as Promise<Loaded>,
  ]);
  const actor = await actorOf(lookup as Pick<Lookup, 'staff'>, caller, who);
  const isElsewhere = schoolId !== undefined && found && !isAt(found, schoolId, moment.day);
  return { ...permitPupil(right, actor, { card: isElsewhere ? undefined : found, moment }), loaded };
}

/** Authorizes a look and writes the access log before the caller sees the record (J4). */
export async function authorizeLook<As extends Kind, Loaded>(
  { lookup, logRead }: { readonly lookup: Parameters<typeof authorizePupil<As, Loaded>>[0]; readonly logRead: LogRead },
  caller: CallerAs<As>,
  wanted: PupilRequest<As, Loaded>,
): Promise<AuthorizedPupil<As> & { readonly loaded: Loaded }> {
  const found = await authorizePupil(lookup, caller, wanted);
  const { actor, card, basis } = found;
  await logLooks(logRead, actor, caller.moment, wanted.right.actions[caller.as], [{ facts: card.facts, basis }]);
  return found;
}

/** The caller as a pupil with this right to the pupil's own record. */
export async function authorizeOwnRecord(
  lookup: Pick<Lookup, 'whoIs' | 'pupil'>,
  { login, moment }: Calling,
  action: Action,
): Promise<PupilCard> {
  const { ownerId } = login;
  const personId = roleId(await lookup.whoIs(login), 'pupil', moment.day);
  const card = await lookup.pupil(ownerId, personId);
  if (!card || !holdsOn(card.facts.stay, moment.day)) throw refuse('no-such-role');
  if (rightsOn({ kind: 'pupil', ownerId, personId }, card, moment.day)(action).allowed) return card;
  throw refuse('forbidden');
}

/** The subjects that a member of staff teaches a pupil today; a group without a subject counts by its own id. */
export const subjectsTaught = (actor: Actor, pupil: PupilFacts, day: Day): ReadonlySet<string> =>
  new Set(taughtBy(actor, pupil, day).map(({ subjectCode, groupId }) => subjectCode ?? groupId));
