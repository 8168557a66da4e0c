import type { Dated, Day } from '../shared/time.ts';

/** The policy's input: actor and target, with every relation dated. */

/** The basis of an adult's relation to a child (J2). `unknown` and `on-request` give no standing access. */
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

/** `rowId` tells several records of the same two people apart; `personTo` ends the guardian's own record. */
export type Relation = Dated & {
  readonly guardianId: string;
  readonly basis: Basis;
  readonly rowId?: string | undefined;
  readonly personTo?: Day | undefined;
};
export type Consent = Dated & { readonly guardianId: string };
export type Enrolment = Dated & {
  readonly groupId: string;
  readonly schoolId: string;
  readonly groupKind: string;
  readonly subjectCode?: string | undefined;
};

/** Kinds of group that can have a contact teacher: a class, or a contact group (decision 028). */
export const CONTACT_KINDS: ReadonlySet<string> = new Set(['basis', 'contact']);
/** Kinds of group whose teacher teaches the pupils: a grade or another group is an arrangement, not teaching. */
export const TAUGHT_KINDS: ReadonlySet<string> = new Set([...CONTACT_KINDS, 'teaching']);

/** The facts about a pupil that the policy needs. */
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

/** `principal` is the one person whom the law names (OF § 9-8); a principal also holds `leader`. */
export const STAFF_ROLES = ['office', 'leader', 'principal', 'owner-admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export type Assignment =
  | (Dated & { readonly kind: 'role'; readonly role: StaffRole; readonly schoolId?: string | undefined })
  | (Dated & {
      readonly kind: 'teaches';
      /** A dated grant makes a `substitute` (B7); the roster makes the others. */
      readonly as: 'teacher' | 'contact-teacher' | 'substitute';
      readonly groupId: string;
      readonly schoolId: string;
      /** The kind in the record, if it has one; the group itself must agree. */
      readonly groupKind?: string | undefined;
    });
export type Teaches = Extract<Assignment, { kind: 'teaches' }>;

/** The actor: a person of one owner, with the assignments from this request's records. */
export type Actor =
  | { readonly kind: 'guardian'; readonly ownerId: string; readonly personId: string }
  | { readonly kind: 'pupil'; readonly ownerId: string; readonly personId: string }
  | {
      readonly kind: 'staff';
      readonly ownerId: string;
      readonly personId: string;
      readonly assignments: readonly Assignment[];
    };

/** The target of a decision. */
export type Target =
  /** `inGroup`: of an announcement or a parents' meeting, the group that the pupil must be in. */
  | { readonly kind: 'pupil'; readonly pupil: PupilFacts; readonly inGroup?: string | undefined }
  /** A conversation about a pupil, with the colleagues who were added to it. */
  | {
      readonly kind: 'thread';
      readonly pupil: PupilFacts;
      readonly added: readonly (Dated & { readonly staffId: string })[];
    }
  /** A document about a pupil: its people, whom it is asked for approval, and who stands in for them. */
  | {
      readonly kind: 'document';
      readonly schoolId: string;
      readonly grants: readonly (Dated & { readonly staffId: string; readonly role: 'owner' | 'edit' | 'read' })[];
      readonly approverId?: string | undefined;
      readonly deputies: readonly (Dated & { readonly staffId: string })[];
    }
  | { readonly kind: 'school'; readonly schoolId: string }
  | (Dated & {
      readonly kind: 'group';
      readonly groupId: string;
      readonly schoolId: string;
      readonly groupKind: string;
      /** The author of the announcement to the group that is asked for. */
      readonly sentBy?: string | undefined;
    })
  /** One lesson: its group, its day, and the timetable's teachers. */
  | (Dated & {
      readonly kind: 'lesson';
      readonly groupId: string;
      readonly schoolId: string;
      readonly groupKind: string;
      readonly date: Day;
      readonly teacherIds: readonly string[];
    })
  | { readonly kind: 'owner' }
  | { readonly kind: 'self' };

/** Yes, with the relation, which the record of the act keeps; or no, with the reason. */
export type Decision =
  | { readonly allowed: true; readonly basis: string }
  | { readonly allowed: false; readonly reason: 'no-relation' | 'pupil-of-age' };

/** True when the person's address or contact data must not reach other families (law 4). */
export const isProtected = (protection: Protection): boolean => protection !== 'none';

/**
 * Protections in two orders (law 4, decisions 030 and 033), which rank `unknown` differently.
 *
 * `said`: how much a source states. `unknown` states nothing, so every statement ranks above it, also "no protection":
 * a second source that knows settles the question that the first left open.
 *
 * `guards`: how safe a record is. `unknown` counts as protected until a person checks it, so it ranks above "no
 * protection" and below every named protection: a merge of two records takes the safer protection.
 */
const ORDER = {
  unknown: { said: 0, guards: 1 },
  none: { said: 1, guards: 0 },
  'client-address': { said: 2, guards: 2 },
  confidential: { said: 3, guards: 3 },
  'strictly-confidential': { said: 4, guards: 4 },
} as const satisfies Readonly<Record<Protection, { readonly said: number; readonly guards: number }>>;

/** True when a protection states more than another. */
export const saysMore = (a: Protection, b: Protection): boolean => ORDER[a].said > ORDER[b].said;

/** True when a protection guards less than another. */
export const guardsLess = (a: Protection, b: Protection): boolean => ORDER[a].guards < ORDER[b].guards;

/** Two adults of a pupil, and whether the school has decided that they may be named to each other (J2). */
export type Together = { readonly guardianIds: readonly [string, string]; readonly together: boolean };

/** The decisions that hold while some people are protected: a protected person is named to no other adult (law 4). */
export const withoutProtected = (pairs: readonly Together[], protectedIds: ReadonlySet<string>): readonly Together[] =>
  pairs.map(({ guardianIds, together }) => ({
    guardianIds,
    together: together && !guardianIds.some((id) => protectedIds.has(id)),
  }));

/** True when both may be named to each other. A pair that nobody has decided on may not (law 4). */
export const mayMeet = (pairs: readonly Together[], a: string, b: string): boolean =>
  a === b || pairs.some(({ guardianIds, together }) => together && guardianIds.includes(a) && guardianIds.includes(b));

/**
 * The homes of these adults: in each home, everybody may be named to everybody else. Each adult is in exactly one home,
 * the first that fits in the order of the ids.
 */
export function homesOf(guardianIds: readonly string[], pairs: readonly Together[]): readonly (readonly string[])[] {
  const homes: string[][] = [];
  for (const id of [...new Set(guardianIds)].sort()) {
    const home = homes.find((others) => others.every((other) => mayMeet(pairs, id, other)));
    if (home) home.push(id);
    else homes.push([id]);
  }
  return homes;
}
