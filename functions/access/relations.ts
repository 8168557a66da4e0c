import { birthdayOf, type Day, halfYearOf, holdsOn, isAdult } from '../shared/time.ts';
import {
  type Actor,
  type Basis,
  CONTACT_KINDS,
  type Decision,
  type Enrolment,
  type PupilFacts,
  type Relation,
  type StaffRole,
  TAUGHT_KINDS,
  type Target,
  type Teaches,
} from './people.ts';

/** A kind of entitlement: a pure function of this request's facts. */
export type Rule = (actor: Actor, target: Target, day: Day) => Decision;

export const no: Decision = { allowed: false, reason: 'no-relation' };
export const yes = (basis: string): Decision => ({ allowed: true, basis });

const STANDING: ReadonlySet<Basis> = new Set<Basis>([
  'parental-responsibility',
  'daily-care',
  'foster-care',
  'child-welfare',
  'legal-guardian',
]);

/** True for a basis that gives standing access. */
export const givesStanding = (basis: Basis): boolean => STANDING.has(basis);

/** A guardian by a dated relation with a basis that gives standing access, while the child is a minor. */
export const guardianOfMinor: Rule = (actor, target, day) => {
  if (actor.kind !== 'guardian' || target.kind !== 'pupil') return no;
  const relation = standingRelation(actor.personId, target.pupil, day);
  if (!relation) return no;
  return isAdult(target.pupil.birthDate, day)
    ? { allowed: false, reason: 'pupil-of-age' }
    : yes(`guardian:${relation.basis}`);
};

/** A guardian with the consent of a pupil of age, dated and revocable (J3). The relation must still hold. */
export const guardianByConsent: Rule = (actor, target, day) => {
  if (actor.kind !== 'guardian' || target.kind !== 'pupil' || !isAdult(target.pupil.birthDate, day)) return no;
  if (!standingRelation(actor.personId, target.pupil, day)) return no;
  const consent = target.pupil.consents.find((given) => given.guardianId === actor.personId && holdsOn(given, day));
  return consent ? yes('guardian:consent') : { allowed: false, reason: 'pupil-of-age' };
};

/** True while both the relation and the guardian's own record hold: an ended person has no relations (law 2). */
export const relationHolds = (relation: Relation, day: Day): boolean =>
  holdsOn(relation, day) && (relation.personTo === undefined || day < relation.personTo);

/** Every guardian with a relation to the pupil on a day, with or without standing access. */
export const guardiansOn = ({ relations }: Pick<PupilFacts, 'relations'>, day: Day): readonly string[] => [
  ...new Set(relations.flatMap((relation) => (relationHolds(relation, day) ? [relation.guardianId] : []))),
];

/** The guardian's relation that gives standing access to a pupil on a day; `undefined` when there is none. */
export const standingRelation = (guardianId: string, pupil: PupilFacts, day: Day): Relation | undefined =>
  holdsOn(pupil.stay, day)
    ? pupil.relations.find(
        (relation) =>
          relation.guardianId === guardianId && STANDING.has(relation.basis) && relationHolds(relation, day),
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

/** The age from which a pupil may come along to development talks. */
const COMES_ALONG_YEARS = 12;

/** A pupil from 12 years reads of the own development talks, and of the times for them (H1). */
export const ownPupilOfTalks: Rule = (actor, target, day) =>
  target.kind === 'pupil' && day >= birthdayOf(target.pupil.birthDate, COMES_ALONG_YEARS)
    ? ownPupil(actor, target, day)
    : no;

/** A role at the target's school; an owner admin's role has no school and reaches the owner only. */
export const roleAtSchool =
  (...roles: readonly StaffRole[]): Rule =>
  (actor, target, day) => {
    const schools = schoolsOf(target, day);
    if (actor.kind !== 'staff' || schools.length === 0) return no;
    const held = actor.assignments.find(
      (assignment) =>
        assignment.kind === 'role' &&
        roles.includes(assignment.role) &&
        assignment.schoolId !== undefined &&
        schools.includes(assignment.schoolId) &&
        holdsOn(assignment, day),
    );
    return held?.kind === 'role' ? yes(`staff:${held.role}`) : no;
  };

export const ownerAdmin: Rule = (actor, target, day) => {
  if (actor.kind !== 'staff' || (target.kind !== 'owner' && target.kind !== 'school' && target.kind !== 'self'))
    return no;
  const held = actor.assignments.some(
    (assignment) => assignment.kind === 'role' && assignment.role === 'owner-admin' && holdsOn(assignment, day),
  );
  return held ? yes('staff:owner-admin') : no;
};

/**
 * The role that a record gives in a kind of group: contact teacher only of a class or contact group, whatever a source
 * says; in every other group, teacher (decision 028).
 */
export function roleIn<As extends Teaches['as']>(
  { as, groupKind: recordKind }: { readonly as: As; readonly groupKind?: string | undefined },
  groupKind: string,
): As | 'teacher' {
  if (as !== 'contact-teacher') return as;
  return CONTACT_KINDS.has(groupKind) && CONTACT_KINDS.has(recordKind ?? groupKind) ? as : 'teacher';
}

/** The actor's assignments in the pupil's groups that hold on the day, each with its role. */
function shared(actor: Actor, { stay, enrolments }: PupilFacts, day: Day) {
  if (actor.kind !== 'staff' || !holdsOn(stay, day)) return [];
  const held = actor.assignments
    .filter((assignment) => assignment.kind === 'teaches')
    .filter((assignment) => holdsOn(assignment, day));
  const own = enrolments.filter((enrolment) => holdsOn(enrolment, day));
  return own.flatMap((enrolment) =>
    held
      .filter(({ groupId }) => groupId === enrolment.groupId)
      .map((assignment) => ({ enrolment, as: roleIn(assignment, enrolment.groupKind) })),
  );
}

const isTaught = ({ groupKind, subjectCode }: Enrolment): boolean =>
  TAUGHT_KINDS.has(groupKind) || subjectCode !== undefined;

/** The pupil's groups in which the actor is a subject teacher; the actor sees details of these groups only (C1). */
export const taughtBy = (actor: Actor, pupil: PupilFacts, day: Day): readonly Enrolment[] =>
  shared(actor, pupil, day).flatMap(({ enrolment, as }) =>
    as === 'teacher' && isTaught(enrolment) ? [enrolment] : [],
  );

/** A teacher of the pupil's class, contact group or a subject group of the pupil. */
export const teacherOfPupil: Rule = (actor, target, day) =>
  target.kind === 'pupil' && taughtBy(actor, target.pupil, day).length > 0 ? yes('staff:teacher') : no;

/** The contact teacher of the pupil's class, or of the contact group. */
export const contactTeacherOfPupil: Rule = (actor, target, day) =>
  target.kind === 'pupil' && shared(actor, target.pupil, day).some(({ as }) => as === 'contact-teacher')
    ? yes('staff:contact-teacher')
    : no;

/** A teacher of any group of the pupil, also by a grant: gives the right to the teacher's own records of the pupil. */
export const withPupilInGroup: Rule = (actor, target, day) => {
  const [found] = target.kind === 'pupil' ? shared(actor, target.pupil, day) : [];
  return found ? yes(`staff:${found.as}`) : no;
};

/** The same right, of a pupil who is in the group that the target names, on that day. Without a group it gives none. */
export const ofMember =
  (rule: Rule): Rule =>
  (actor, target, day) => {
    if (target.kind !== 'pupil' || target.inGroup === undefined) return no;
    const isIn = target.pupil.enrolments.some(
      (enrolment) => enrolment.groupId === target.inGroup && holdsOn(enrolment, day),
    );
    return isIn ? rule(actor, target, day) : no;
  };

/**
 * A teacher of the group itself on that day, whoever is in it. A substitute has only the lessons on the days of the
 * grant (B7).
 */
export const teacherOfGroup =
  (...words: readonly Teaches['as'][]): Rule =>
  (actor, target, day) => {
    if (actor.kind !== 'staff' || (target.kind !== 'group' && target.kind !== 'lesson')) return no;
    if (!holdsOn(target, day)) return no;
    const granted = target.kind === 'lesson' ? target.date : day;
    const held = actor.assignments
      .filter((assignment) => assignment.kind === 'teaches')
      .filter(
        (assignment) =>
          assignment.groupId === target.groupId && assignment.schoolId === target.schoolId && holdsOn(assignment, day),
      )
      .filter((assignment) => assignment.as !== 'substitute' || holdsOn(assignment, granted))
      .map((assignment) => roleIn(assignment, target.groupKind));
    const as = held.find((role) => words.includes(role));
    return as ? yes(`staff:${as}`) : no;
  };

/**
 * A teacher whom the timetable names for the lesson: a planned substitute, or its earlier teacher. Gives no right to
 * the rest of the group. Holds until the half-year of the lesson is over, after which nobody registers in it, and only
 * while the timetable names the teacher and the teacher works here (decision 035).
 */
export const teacherOfLesson: Rule = (actor, target, day) =>
  actor.kind === 'staff' &&
  target.kind === 'lesson' &&
  target.teacherIds.includes(actor.personId) &&
  day <= halfYearOf(target.date).to
    ? yes('staff:lesson')
    : no;

/** Anybody who works at the school now; may see the school's own data, and nothing of a pupil. */
export const staffAtSchool: Rule = (actor, target, day) => {
  if (actor.kind !== 'staff' || target.kind !== 'school') return no;
  const here = actor.assignments.some(
    (assignment) => assignment.schoolId === target.schoolId && holdsOn(assignment, day),
  );
  return here ? yes('staff:school') : no;
};

export const anyGuardian: Rule = (actor, target) =>
  actor.kind === 'guardian' && target.kind === 'self' ? yes('guardian:self') : no;
export const anyPupil: Rule = (actor, target) =>
  actor.kind === 'pupil' && target.kind === 'self' ? yes('pupil:self') : no;
export const anyStaff: Rule = (actor, target) =>
  actor.kind === 'staff' && target.kind === 'self' ? yes('staff:self') : no;

export function schoolsOf(target: Target, day: Day): readonly string[] {
  if (target.kind === 'school' || target.kind === 'group' || target.kind === 'lesson') return [target.schoolId];
  if (target.kind !== 'pupil' || !holdsOn(target.pupil.stay, day)) return [];
  const enrolled = target.pupil.enrolments
    .filter((enrolment) => holdsOn(enrolment, day))
    .map((enrolment) => enrolment.schoolId);
  return [...new Set([target.pupil.schoolId, ...enrolled])];
}
