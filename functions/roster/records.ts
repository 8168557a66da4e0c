import * as z from 'zod/mini';
import {
  type Assignment,
  BASES,
  isProtected,
  PROTECTIONS,
  type PupilFacts,
  roleIn,
  STAFF_ROLES,
  type Together,
} from '../access/policy.ts';
import { type Day, earlier } from '../shared/time.ts';
import { relationPeriods, stays } from './periods.ts';

/** Items as the table keeps them; every read parses them, so that an item of an unknown shape fails at once. */
export const Dated = { from: z.string(), to: z.optional(z.string()) };

export const PupilProfile = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  birthDate: z.string(),
  protection: z.enum(PROTECTIONS),
  schoolId: z.string(),
  gradeLevel: z.optional(z.string()),
  languageForm: z.optional(z.string()),
  ...Dated,
});
export type PupilProfile = z.output<typeof PupilProfile>;

/**
 * `rowId` ends the record's key: each source row about the same pair has its own record, so that several periods can
 * exist.
 */
const ofRow = { rowId: z.optional(z.string()), system: z.optional(z.string()) };

export const RelationItem = z.object({
  ...ofRow,
  guardianId: z.string(),
  basis: z.enum(BASES),
  /** The source's own term, if it gives none of our bases. */
  said: z.optional(z.string()),
  /** The basis that the source gives, where a person has settled another `basis`. */
  given: z.optional(z.enum(BASES)),
  /** The origin of the relation: folkeregister, school, or the feed's name. */
  source: z.string(),
  checkedDate: z.optional(z.string()),
  /** The end of the guardian's own record; `to` is never later. */
  personTo: z.optional(z.string()),
  ...Dated,
});

export const ConsentItem = z.object({ guardianId: z.string(), ...Dated });

/**
 * Whether two adults of a pupil may be named to each other, as a person of the school has decided (J2), with each
 * earlier decision in `steps`. Imports leave it alone.
 */
export const TogetherItem = z.object({
  /** In the order of their codes, as in the key. */
  guardianIds: z.tuple([z.string(), z.string()]),
  together: z.boolean(),
  decidedBy: z.string(),
  decidedAt: z.string(),
  version: z.number(),
  steps: z.array(z.record(z.string(), z.unknown())),
});
export type TogetherItem = z.output<typeof TogetherItem>;
export const togetherPrefix = 'FACTS#TOGETHER#';

export const EnrolmentItem = z.object({
  ...ofRow,
  /** True for a member of the group who is exempt from its teaching. */
  exempt: z.optional(z.boolean()),
  groupId: z.string(),
  schoolId: z.string(),
  groupName: z.string(),
  groupKind: z.string(),
  subjectCode: z.optional(z.string()),
  ...Dated,
});

export const StaffProfile = z.object({ id: z.string(), givenName: z.string(), familyName: z.string(), ...Dated });
export const RoleItem = z.object({ role: z.enum(STAFF_ROLES), schoolId: z.optional(z.string()), ...Dated });
export const TeachesItem = z.object({
  ...ofRow,
  as: z.enum(['teacher', 'contact-teacher']),
  groupId: z.string(),
  groupKind: z.optional(z.string()),
  schoolId: z.string(),
  groupName: z.string(),
  ...Dated,
});

/** Permits a colleague to register in a group for some days (B7): `from` included, `to` not. */
export const GrantItem = z.object({
  id: z.string(),
  groupId: z.string(),
  schoolId: z.string(),
  groupName: z.string(),
  grantedBy: z.string(),
  ...Dated,
});
export type Grant = z.output<typeof GrantItem>;

export const School = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['grunnskole', 'vgs']),
  orgNumber: z.optional(z.string()),
  municipalityNumber: z.optional(z.string()),
  languageForm: z.enum(['nb', 'nn', 'se']),
  /** The day of the import that first brought the school. */
  importedSince: z.optional(z.string()),
});
export type School = z.output<typeof School>;

export const Term = z.object({ id: z.string(), title: z.string(), ...Dated });
export type Term = z.output<typeof Term>;

export const LessonItem = z.object({
  id: z.string(),
  groupId: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  subjectCode: z.optional(z.string()),
  subject: z.optional(z.string()),
  teacherIds: z.array(z.string()),
  room: z.optional(z.string()),
  status: z.enum(['planned', 'cancelled', 'moved']),
  schoolId: z.optional(z.string()),
  groupName: z.optional(z.string()),
  /** A copy of the register's confirmation, for lists of lessons (decision 013). */
  confirmed: z.optional(z.boolean()),
});
export type GroupDay = z.output<typeof LessonItem>;
export const lessonOf = (item: Record<string, unknown>): GroupDay => LessonItem.parse(item);

/** A pupil: the facts for the policy, and the fields of a card. */
export type PupilCard = {
  readonly facts: PupilFacts;
  readonly givenName: string;
  readonly familyName: string;
  readonly gradeLevel?: string | undefined;
  /** The pupil's own form of Norwegian, if the source gives it; else the school's applies. */
  readonly languageForm?: string | undefined;
  readonly groups: readonly z.output<typeof EnrolmentItem>[];
  /**
   * The adults who may be named to each other, pair by pair; nobody's may while the pupil is protected (law 4). An
   * adult's own protection lies with the adult: see `withoutProtected`.
   */
  readonly together: readonly Together[];
};

export type StaffCard = {
  readonly staffId: string;
  readonly name: string;
  readonly employed: { readonly from: Day; readonly to?: Day | undefined };
  readonly assignments: readonly Assignment[];
  readonly groups: readonly z.output<typeof TeachesItem>[];
  readonly grants: readonly Grant[];
};

export type Items = readonly Record<string, unknown>[];
const under = (items: Items, prefix: string): Items => items.filter((item) => String(item.sk).startsWith(prefix));

/** The items of a pupil's `FACTS#` range → the pupil. */
export function pupilOf(items: Items): PupilCard | undefined {
  const [profileItem] = under(items, 'FACTS#PROFILE');
  if (!profileItem) return undefined;
  const profile = PupilProfile.parse(profileItem);
  const groups = stays(
    under(items, 'FACTS#ENROLMENT#').map((item) => EnrolmentItem.parse(item)),
    ({ groupId }) => groupId,
  );
  return {
    givenName: profile.givenName,
    familyName: profile.familyName,
    gradeLevel: profile.gradeLevel,
    languageForm: profile.languageForm,
    groups,
    together: under(items, togetherPrefix)
      .map((item) => TogetherItem.parse(item))
      .map(({ guardianIds, together }) => ({ guardianIds, together: together && !isProtected(profile.protection) })),
    facts: {
      pupilId: profile.id,
      birthDate: profile.birthDate,
      protection: profile.protection,
      schoolId: profile.schoolId,
      stay: { from: profile.from, to: profile.to },
      enrolments: groups,
      relations: relationPeriods(under(items, 'FACTS#GUARDIAN#').map((item) => RelationItem.parse(item))),
      consents: under(items, 'FACTS#CONSENT#').map((item) => ConsentItem.parse(item)),
    },
  };
}

/** The items of a staff member's `FACTS#` range → the card; roles and groups hold only within the employment. */
export function staffOf(items: Items): StaffCard | undefined {
  const [profileItem] = under(items, 'FACTS#PROFILE');
  if (!profileItem) return undefined;
  const profile = StaffProfile.parse(profileItem);
  const taught = under(items, 'FACTS#TEACHES#').map((item) => TeachesItem.parse(item));
  // A source's contact teacher of a subject's group counts as its teacher (decision 028).
  const called = taught.map((teaching) => ({ ...teaching, as: roleIn(teaching, teaching.groupKind ?? 'basis') }));
  const groups = stays(called, ({ groupId, as }) => `${groupId} ${as}`);
  const grants = under(items, 'FACTS#GRANT#').map((item) => GrantItem.parse(item));
  const within = <T extends { from: Day; to?: Day | undefined }>(dated: T): T => ({
    ...dated,
    from: dated.from > profile.from ? dated.from : profile.from,
    to: earlier(dated.to, profile.to),
  });
  return {
    staffId: profile.id,
    name: `${profile.givenName} ${profile.familyName}`,
    employed: { from: profile.from, to: profile.to },
    groups: groups.map(within),
    grants,
    assignments: [
      ...under(items, 'FACTS#ROLE#').map((item) => ({ kind: 'role' as const, ...within(RoleItem.parse(item)) })),
      ...groups.map((group) => ({ kind: 'teaches' as const, ...within(group) })),
      ...grants.map((grant) => ({ kind: 'teaches' as const, as: 'substitute' as const, ...within(grant) })),
    ],
  };
}

/** The owner's `SCHOOLS` partition → schools and terms. */
export const schoolsOf = (items: Items): { schools: School[]; terms: Term[] } => ({
  schools: under(items, 'SCHOOL#').map((item) => School.parse(item)),
  terms: under(items, 'TERM#').map((item) => Term.parse(item)),
});
