/**
 * Who may do what: one total table. Routes, recipient lists, exports and menus ask `decide` and nobody else.
 * Pure: every fact comes in as an argument and every fact is dated, so that a revoked relation, a teacher who left
 * and an 18th birthday count from the next question on (law 2).
 */
import { type Dated, type Day, holdsOn, isAdult } from '../shared/time.ts';

/** Why an adult belongs to a child (rules-and-standards 1.7). `unknown` and `on-request` give no standing access. */
export const BASES = [
  'parental-responsibility',
  'daily-care',
  'foster-care',
  'child-welfare',
  'legal-guardian',
  'on-request',
  'unknown',
] as const;
export type Basis = (typeof BASES)[number];

/** Address protection as in Folkeregisteret; everything but `none` is protected, `unknown` too (law 4). */
export const PROTECTIONS = ['none', 'client-address', 'confidential', 'strictly-confidential', 'unknown'] as const;
export type Protection = (typeof PROTECTIONS)[number];

export type Relation = Dated & { readonly guardianId: string; readonly basis: Basis };
export type Consent = Dated & { readonly guardianId: string };
export type Enrolment = Dated & {
  readonly groupId: string;
  readonly schoolId: string;
  readonly subjectCode?: string | undefined;
};

/** What is known of the pupil a question is about. */
export type PupilFacts = {
  readonly pupilId: string;
  readonly birthDate: Day;
  readonly protection: Protection;
  readonly schoolId: string;
  /** The pupil's time at the owner's schools. */
  readonly stay: Dated;
  readonly enrolments: readonly Enrolment[];
  readonly relations: readonly Relation[];
  readonly consents: readonly Consent[];
};

export type StaffRole = 'office' | 'leader' | 'owner-admin';
export type Assignment =
  | (Dated & { readonly kind: 'role'; readonly role: StaffRole; readonly schoolId?: string | undefined })
  | (Dated & {
      readonly kind: 'teaches';
      readonly as: 'teacher' | 'contact-teacher';
      readonly groupId: string;
      readonly schoolId: string;
    });

/** Who asks: a person of one owner, with what the records of this request say of them. */
export type Actor =
  | { readonly kind: 'guardian'; readonly ownerId: string; readonly personId: string }
  | { readonly kind: 'pupil'; readonly ownerId: string; readonly personId: string }
  | {
      readonly kind: 'staff';
      readonly ownerId: string;
      readonly personId: string;
      readonly assignments: readonly Assignment[];
    };

/** What is asked about. */
export type Target =
  | { readonly kind: 'pupil'; readonly pupil: PupilFacts }
  | { readonly kind: 'school'; readonly schoolId: string }
  | { readonly kind: 'owner' }
  | { readonly kind: 'self' };

/** Yes with the relation that grants it (kept with what was done), or no with the reason. */
export type Decision =
  | { readonly allowed: true; readonly basis: string }
  | { readonly allowed: false; readonly reason: 'no-relation' | 'pupil-of-age' };

type Rule = (actor: Actor, target: Target, day: Day) => Decision;

const no: Decision = { allowed: false, reason: 'no-relation' };
const yes = (basis: string): Decision => ({ allowed: true, basis });

const STANDING: ReadonlySet<Basis> = new Set<Basis>([
  'parental-responsibility',
  'daily-care',
  'foster-care',
  'child-welfare',
  'legal-guardian',
]);

/** A guardian by a dated relation with a basis that gives standing access, while the child is a minor. */
const guardianOfMinor: Rule = (actor, target, day) => {
  if (actor.kind !== 'guardian' || target.kind !== 'pupil') return no;
  const relation = standing(actor.personId, target.pupil, day);
  if (!relation) return no;
  return isAdult(target.pupil.birthDate, day)
    ? { allowed: false, reason: 'pupil-of-age' }
    : yes(`guardian:${relation.basis}`);
};

/** A guardian whom the pupil of age has given leave, dated and revocable (J3). The relation must still stand. */
const guardianByConsent: Rule = (actor, target, day) => {
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

const ownPupil: Rule = (actor, target, day) =>
  actor.kind === 'pupil' &&
  target.kind === 'pupil' &&
  actor.personId === target.pupil.pupilId &&
  holdsOn(target.pupil.stay, day)
    ? yes('pupil:self')
    : no;

/** A pupil who has turned 18 acts alone (A8). */
const ownPupilOfAge: Rule = (actor, target, day) =>
  target.kind === 'pupil' && isAdult(target.pupil.birthDate, day) ? ownPupil(actor, target, day) : no;

/** A role at the school the target belongs to; an owner admin's role has no school and reaches the owner only. */
const roleAtSchool =
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

const ownerAdmin: Rule = (actor, target, day) => {
  if (actor.kind !== 'staff' || target.kind === 'pupil') return no;
  const held = actor.assignments.some((one) => one.kind === 'role' && one.role === 'owner-admin' && holdsOn(one, day));
  return held ? yes('staff:owner-admin') : no;
};

/** A teacher of a group the pupil is in, both dated today. */
const teacherOfPupil =
  (as: 'teacher' | 'contact-teacher'): Rule =>
  (actor, target, day) => {
    if (actor.kind !== 'staff' || target.kind !== 'pupil' || !holdsOn(target.pupil.stay, day)) return no;
    const groups = new Set(target.pupil.enrolments.filter((one) => holdsOn(one, day)).map((one) => one.groupId));
    const teaches = actor.assignments.some(
      (one) => one.kind === 'teaches' && one.as === as && groups.has(one.groupId) && holdsOn(one, day),
    );
    return teaches ? yes(`staff:${as}`) : no;
  };

/** Anybody who works at the school now: sees what the whole staff may see of the school itself, nothing of a pupil. */
const staffAtSchool: Rule = (actor, target, day) => {
  if (actor.kind !== 'staff' || target.kind !== 'school') return no;
  const here = actor.assignments.some((one) => one.schoolId === target.schoolId && holdsOn(one, day));
  return here ? yes('staff:school') : no;
};

const anyGuardian: Rule = (actor, target) =>
  actor.kind === 'guardian' && target.kind === 'self' ? yes('guardian:self') : no;
const anyPupil: Rule = (actor, target) => (actor.kind === 'pupil' && target.kind === 'self' ? yes('pupil:self') : no);
const anyStaff: Rule = (actor, target) => (actor.kind === 'staff' && target.kind === 'self' ? yes('staff:self') : no);

function schoolsOf(target: Target, day: Day): readonly string[] {
  if (target.kind === 'school') return [target.schoolId];
  if (target.kind !== 'pupil' || !holdsOn(target.pupil.stay, day)) return [];
  const enrolled = target.pupil.enrolments.filter((one) => holdsOn(one, day)).map((one) => one.schoolId);
  return [...new Set([target.pupil.schoolId, ...enrolled])];
}

/** Every action of the system and who may do it: the first rule that says yes decides. A route without a row fails the build. */
export const policy = {
  /** Read a child's absence, the child's card and reports (A2, A6, A7, C2). */
  'child:read': [guardianOfMinor, guardianByConsent],
  /** Report, change, withdraw and answer for a child (A1, A4, A5). Consent lets a guardian read, never report (A8). */
  'child:report-absence': [guardianOfMinor],
  /** See own children and own inbox: the list holds only those that `child:read` lets through. */
  'guardian:home': [anyGuardian],
  /** The pupil's own page and reports. */
  'pupil:read-own': [ownPupil],
  'pupil:home': [anyPupil],
  /** A pupil of age reports own absence (A8). */
  'pupil:report-own-absence': [ownPupilOfAge],
  /** A pupil of age gives and revokes guardians' access (J3). */
  'pupil:consent': [ownPupilOfAge],
  /** The school's list of who is reported away on a day (A9, B1). */
  'school:absence-list': [roleAtSchool('office', 'leader')],
  /** One pupil's reports, seen by those who work with the pupil. */
  'pupil:absence-read': [
    roleAtSchool('office', 'leader'),
    teacherOfPupil('contact-teacher'),
    teacherOfPupil('teacher'),
  ],
  /** A report taken by phone (A9). */
  'pupil:absence-report-for': [roleAtSchool('office'), teacherOfPupil('contact-teacher')],
  /** Marking reports seen and handled (A7). */
  'pupil:absence-handle': [roleAtSchool('office'), teacherOfPupil('contact-teacher')],
  /** What a member of staff may see of own work: groups, schools, roles. */
  'staff:home': [anyStaff],
  /** The school's work list of records that need a person: unknown protection, unknown basis (J2). */
  'school:work-list': [roleAtSchool('office', 'leader')],
  'school:settings-read': [staffAtSchool, ownerAdmin],
  'school:settings-change': [roleAtSchool('leader'), ownerAdmin],
  'owner:settings-read': [ownerAdmin],
  'owner:settings-change': [ownerAdmin],
  'owner:import': [ownerAdmin],
  /** Who opened what about whom (J4). */
  'owner:access-log': [ownerAdmin],
} as const satisfies Readonly<Record<string, readonly Rule[]>>;

export type Action = keyof typeof policy;
/** The actions, for the laws that hold every route to a row. */
export const ACTIONS = Object.keys(policy);

/** May this actor do this to that, on this Oslo day? Total: anything not granted is refused. */
export function decide(action: Action, actor: Actor, target: Target, day: Day): Decision {
  let refused: Decision = no;
  for (const rule of policy[action]) {
    const decision = rule(actor, target, day);
    if (decision.allowed) return decision;
    if (decision.reason === 'pupil-of-age') refused = decision;
  }
  return refused;
}

/** The guardians who may do this to the pupil on this day, with the basis: recipient lists are made of it. */
export const guardiansWho = (
  action: Action,
  ownerId: string,
  pupil: PupilFacts,
  day: Day,
): readonly { guardianId: string; basis: string }[] =>
  [...new Set(pupil.relations.map((relation) => relation.guardianId))].flatMap((guardianId) => {
    const decision = decide(action, { kind: 'guardian', ownerId, personId: guardianId }, { kind: 'pupil', pupil }, day);
    return decision.allowed ? [{ guardianId, basis: decision.basis }] : [];
  });

/** True when the person's address or contact data must not reach other families (law 4). */
export const isProtected = (protection: Protection): boolean => protection !== 'none';
