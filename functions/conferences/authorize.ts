import type { Caller, StaffMember } from '../access/authorize.ts';
import type { PupilRight } from '../access/authorize-pupil.ts';
import {
  type Action,
  type Actor,
  decide,
  guardiansWho,
  homesOf,
  standingRelation,
  withoutProtected,
} from '../access/policy.ts';
import { type GuardianContact, type PupilCard, type StaffCard, staffActor } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type RelationCondition, relationConditionOf } from '../shared/table/relation-condition.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import type { Adult, Conference } from './record.ts';
import { refuse } from './refusals.ts';

export type FamilyKind = 'guardian' | 'pupil';
const BOOK = { guardian: 'child:book-talk', pupil: 'pupil:book-own-talk' } as const satisfies Readonly<
  Record<FamilyKind, Action>
>;

const READ = { guardian: 'child:talks', pupil: 'pupil:own-talks' } as const satisfies Readonly<
  Record<FamilyKind, Action>
>;

/** To see a conference: a pupil from 12, who may come along, and a guardian by a pupil's consent may too. */
export const MAY_READ: PupilRight<FamilyKind> = {
  actions: READ,
  ofAge: () => refuse('conferences.pupil-of-age'),
  notOfAge: () => refuse('conferences.pupil-not-of-age'),
};
/** True for a reader who may book too. */
export const mayBook = (actor: Extract<Actor, { kind: FamilyKind }>, { facts }: PupilCard, day: Day): boolean =>
  decide(BOOK[actor.kind], actor, { kind: 'pupil', pupil: facts }, day).allowed;

/** To book, move and cancel: guardians for a minor, a pupil of age alone. A consent lets a guardian read only. */
export const MAY_BOOK: PupilRight<FamilyKind> = {
  actions: BOOK,
  ofAge: () => refuse('conferences.pupil-of-age'),
  notOfAge: () => refuse('conferences.pupil-not-of-age'),
};

/** True while the pupil is in a group of the conference, which families see when it has been opened. */
export const isInvited = ({ facts }: PupilCard, { state, groupIds }: Conference, day: Day): boolean =>
  state !== 'draft' &&
  holdsOn(facts.stay, day) &&
  facts.enrolments.some((enrolment) => groupIds.includes(enrolment.groupId) && holdsOn(enrolment, day));

/** The relation by which a guardian books, which must hold when it is written; a pupil of age has none. */
export function relationOf(
  { kind, personId }: Pick<Actor, 'kind' | 'personId'>,
  { facts }: PupilCard,
  day: Day,
): RelationCondition | undefined {
  const relation = kind === 'guardian' ? standingRelation(personId, facts, day) : undefined;
  return relation && relationConditionOf(facts.pupilId, relation);
}

type About = { readonly ownerId: string; readonly card: PupilCard; readonly day: Day };

/** True for a teacher of the pupil that day, by the teacher's own records (law 2). */
export const teaches = (teacher: StaffCard | undefined, { ownerId, card, day }: About): boolean =>
  teacher !== undefined &&
  holdsOn(teacher.employed, day) &&
  decide('pupil:talks', staffActor(ownerId, teacher), { kind: 'pupil', pupil: card.facts }, day).allowed;

/** The guardians who may book for the pupil that day. */
export const bookersOf = ({ ownerId, card, day }: About): readonly string[] =>
  guardiansWho(BOOK.guardian, ownerId, card.facts, day).map(({ guardianId }) => guardianId);

/**
 * The home of an adult, who comes first: the guardians who may be named to each other. A protected adult is named to
 * nobody and has a home alone (law 4), like a pupil of age.
 */
export function homeOf(
  adult: Adult,
  about: About & { readonly contacts: ReadonlyMap<string, Pick<GuardianContact, 'isProtected'>> },
): readonly Adult[] {
  if (adult.kind === 'pupil') return [adult];
  const hidden = [...about.contacts].flatMap(([id, { isProtected }]) => (isProtected ? [id] : []));
  const pairs = withoutProtected(about.card.together, new Set(hidden));
  const home = homesOf(bookersOf(about), pairs).find((ids) => ids.includes(adult.id)) ?? [];
  const others = home.filter((id) => id !== adult.id).map((id) => ({ kind: 'guardian', id }) as const);
  return [adult, ...others];
}

/** The right to plan times: of everybody for leaders and the office, of oneself for a teacher. */
export function mustPlanFor(
  { actor }: Pick<StaffMember, 'actor'>,
  { moment: { day } }: Pick<Caller, 'moment'>,
  { schoolId, teacherIds }: { readonly schoolId: string; readonly teacherIds: readonly string[] },
): string {
  const target = { kind: 'school', schoolId } as const;
  const all = decide('school:plan-talks', actor, target, day);
  if (all.allowed) return all.basis;
  const own = decide('school:own-talks', actor, target, day);
  if (!own.allowed || teacherIds.some((id) => id !== actor.personId)) throw notFound();
  return own.basis;
}
