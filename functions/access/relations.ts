import { type Day, holdsOn, isAdult } from '../shared/time.ts';
import type { Actor, Basis, Decision, PupilFacts, Relation, StaffRole, Target } from './people.ts';

/** A way to be entitled: a pure question to the facts of this request. */
export type Rule = (actor: Actor, target: Target, day: Day) => Decision;

export const no: Decision = { allowed: false, reason: 'no-relation' };
const yes = (basis: string): Decision => ({ allowed: true, basis });

const STANDING: ReadonlySet<Basis> = new Set<Basis>([
  'parental-responsibility',
  'daily-care',
  'foster-care',
  'child-welfare',
  'legal-guardian',
]);

/** True for a basis that gives access of its own. */
export const givesStanding = (basis: Basis): boolean => STANDING.has(basis);

/** A guardian by a dated relation with a basis that gives standing access, while the child is a minor. */
export const guardianOfMinor: Rule = (actor, target, day) => {
  if (actor.kind !== 'guardian' || target.kind !== 'pupil') return no;
  const relation = standing(actor.personId, target.pupil, day);
  if (!relation) return no;
  return isAdult(target.pupil.birthDate, day)
    ? { allowed: false, reason: 'pupil-of-age' }
    : yes(`guardian:${relation.basis}`);
};

/** A guardian whom the pupil of age has given leave, dated and revocable (J3). The relation must still stand. */
export const guardianByConsent: Rule = (actor, target, day) => {
  if (actor.kind !== 'guardian' || target.kind !== 'pupil' || !isAdult(target.pupil.birthDate, day)) return no;
  if (!standing(actor.personId, target.pupil, day)) return no;
  const consent = target.pupil.consents.find((given) => given.guardianId === actor.personId && holdsOn(given, day));
  return consent ? yes('guardian:consent') : { allowed: false, reason: 'pupil-of-age' };
};

const standing = (guardianId: string, pupil: PupilFacts, day: Day): Relation | undefined =>
  holdsOn(pupil.stay, day)
    ? pupil.relations.find(
        (relation) => relation.guardianId === guardianId && STANDING.has(relation.basis) && holdsOn(relation, day),
      )
    : undefined;

export const ownPupil: Rule = (actor, target, day) =>
  actor.kind === 'pupil' &&
  target.kind === 'pupil' &&
  actor.personId === target.pupil.pupilId &&
  holdsOn(target.pupil.stay, day)
    ? yes('pupil:self')
    : no;

/** A pupil who has turned 18 acts alone (A8). */
export const ownPupilOfAge: Rule = (actor, target, day) =>
  target.kind === 'pupil' && isAdult(target.pupil.birthDate, day) ? ownPupil(actor, target, day) : no;

/** A role at the school the target belongs to; an owner admin's role has no school and reaches the owner only. */
export const roleAtSchool =
  (...roles: readonly StaffRole[]): Rule =>
  (actor, target, day) => {
    const schools = schoolsOf(target, day);
    if (actor.kind !== 'staff' || schools.length === 0) return no;
    const held = actor.assignments.find(
      (one) =>
        one.kind === 'role' &&
        roles.includes(one.role) &&
        one.schoolId !== undefined &&
        schools.includes(one.schoolId) &&
        holdsOn(one, day),
    );
    return held?.kind === 'role' ? yes(`staff:${held.role}`) : no;
  };

export const ownerAdmin: Rule = (actor, target, day) => {
  if (actor.kind !== 'staff' || target.kind === 'pupil' || target.kind === 'group') return no;
  const held = actor.assignments.some((one) => one.kind === 'role' && one.role === 'owner-admin' && holdsOn(one, day));
  return held ? yes('staff:owner-admin') : no;
};

/** A teacher of a group the pupil is in, both dated today. */
export const teacherOfPupil =
  (as: 'teacher' | 'contact-teacher' | 'substitute'): Rule =>
  (actor, target, day) => {
    if (actor.kind !== 'staff' || target.kind !== 'pupil' || !holdsOn(target.pupil.stay, day)) return no;
    const groups = new Set(target.pupil.enrolments.filter((one) => holdsOn(one, day)).map((one) => one.groupId));
    const teaches = actor.assignments.some(
      (one) => one.kind === 'teaches' && one.as === as && groups.has(one.groupId) && holdsOn(one, day),
    );
    return teaches ? yes(`staff:${as}`) : no;
  };

/** Somebody who teaches the group itself on that day, whoever is in it. */
export const teacherOfGroup =
  (...as: readonly ('teacher' | 'contact-teacher' | 'substitute')[]): Rule =>
  (actor, target, day) => {
    if (actor.kind !== 'staff' || target.kind !== 'group') return no;
    const held = actor.assignments.find(
      (one) =>
        one.kind === 'teaches' &&
        as.includes(one.as) &&
        one.groupId === target.groupId &&
        one.schoolId === target.schoolId &&
        holdsOn(one, day),
    );
    return held?.kind === 'teaches' ? yes(`staff:${held.as}`) : no;
  };

/** Anybody who works at the school now: sees what the whole staff may see of the school itself, nothing of a pupil. */
export const staffAtSchool: Rule = (actor, target, day) => {
  if (actor.kind !== 'staff' || target.kind !== 'school') return no;
  const here = actor.assignments.some((one) => one.schoolId === target.schoolId && holdsOn(one, day));
  return here ? yes('staff:school') : no;
};

export const anyGuardian: Rule = (actor, target) =>
  actor.kind === 'guardian' && target.kind === 'self' ? yes('guardian:self') : no;
export const anyPupil: Rule = (actor, target) =>
  actor.kind === 'pupil' && target.kind === 'self' ? yes('pupil:self') : no;
export const anyStaff: Rule = (actor, target) =>
  actor.kind === 'staff' && target.kind === 'self' ? yes('staff:self') : no;

function schoolsOf(target: Target, day: Day): readonly string[] {
  if (target.kind === 'school' || target.kind === 'group') return [target.schoolId];
  if (target.kind !== 'pupil' || !holdsOn(target.pupil.stay, day)) return [];
  const enrolled = target.pupil.enrolments.filter((one) => holdsOn(one, day)).map((one) => one.schoolId);
  return [...new Set([target.pupil.schoolId, ...enrolled])];
}
