import * as z from 'zod/mini';
import { BASES, PROTECTIONS } from '../access/policy.ts';
import { day, id, page, unread } from '../shared/schema.ts';
import { GROUP_KINDS, WORK_KINDS } from './rules.ts';

export const GuardianParams = z.strictObject({ guardianId: id });

/** `past=true` lists groups that have ended or not begun, too. */
export const GroupsQuery = z.strictObject({
  kind: z.optional(z.enum(GROUP_KINDS)),
  past: z.optional(z.enum(['true', 'false'])),
});
const group = {
  groupId: id,
  name: z.string(),
  kind: z.enum(GROUP_KINDS),
  grade: z.nullable(z.string()),
  subject: z.nullable(z.string()),
};
export const Groups = z.strictObject({
  groups: z.array(
    z.strictObject({
      ...group,
      from: day,
      /** The first day after the group's end; `null` until further notice. */
      to: z.nullable(day),
    }),
  ),
});

export const WorkListQuery = z.strictObject({ kind: z.optional(z.enum(WORK_KINDS)), ...page });

/** A person as the work list names one; `name` is `null` where the person is not of this school. */
export const WorkPerson = z.strictObject({
  kind: z.enum(['pupil', 'guardian', 'staff']),
  id,
  name: z.nullable(z.string()),
  className: z.nullable(z.string()),
  /** Address and contact data must not reach other families. */
  protected: z.boolean(),
});

/** One source's statement. */
export const Source = z.strictObject({
  /** The system that wrote it, if known. */
  system: z.nullable(z.string()),
  /** The source's own key of the row, identity numbers left out. */
  shown: z.nullable(z.string()),
  /** The source's value. */
  says: z.string(),
  /** The source's own term, if it is none of our values. */
  said: z.nullable(z.string()),
  /** The origin that the source names. */
  source: z.nullable(z.string()),
  from: z.nullable(day),
  to: z.nullable(day),
  at: z.nullable(z.iso.datetime()),
});

/** The action that settles a line: a request to make, or work elsewhere (`method` and `path` are `null`). */
export const WorkAction = z.strictObject({
  does: z.enum([
    'settle-basis',
    'settle-protection',
    'compare-people',
    'settle-same-person',
    'ask-owner-admin',
    'mend-at-source',
    'set-contact',
  ]),
  text: z.string(),
  method: z.nullable(z.enum(['GET', 'POST', 'PUT'])),
  path: z.nullable(z.string()),
  /**
   * The values to choose from, in words. `opens`: the value may let somebody see more, so `seen` and `reason` are
   * required.
   */
  values: z.array(z.strictObject({ value: z.string(), text: z.string(), opens: z.boolean() })),
  /** A hash of what the work list showed; send it back with the choice. */
  seen: z.nullable(z.string()),
  /** The fields of the body to send, when they are required, and their content. */
  body: z.array(z.strictObject({ field: z.string(), needed: z.enum(['always', 'if-value-opens']), text: z.string() })),
  /** The headers to send with it. */
  headers: z.array(z.strictObject({ name: z.string(), text: z.string() })),
});

export const WorkLine = z.strictObject({
  kind: z.enum(WORK_KINDS),
  text: z.string(),
  pupil: z.nullable(WorkPerson),
  guardian: z.nullable(WorkPerson),
  staff: z.nullable(WorkPerson),
  /** The other record of `same-person`. */
  other: z.nullable(WorkPerson),
  /** The unmatched name, as the source writes it. */
  named: z.nullable(z.string()),
  since: z.iso.datetime(),
  /** The values that hold until somebody settles the line: a protection, or each basis once. */
  holds: z.array(z.string()),
  sources: z.array(Source),
  actions: z.array(WorkAction),
});
export const WorkList = z.strictObject({
  /** The number of lines of each kind, on all pages together. */
  counts: z.array(z.strictObject({ kind: z.enum(WORK_KINDS), count: z.int() })),
  lines: z.array(WorkLine),
  next: z.nullable(z.string()),
});

/** Lines of text as people write them: no control characters. */
const reason = z.string().check(z.trim(), z.maxLength(300), z.regex(/^(?:[^\p{Cc}\p{Cf}\p{Cs}]|\n)*$/u));
const word = {
  /** The reason: required if the choice lowers a protection, gives access or joins records. */
  reason: z.optional(reason),
  /** `seen` from the work list or the comparison: required in the same cases. */
  seen: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
};
const settled = { settledBy: id, settledAt: z.iso.datetime() };

export const PairParams = z.strictObject({ schoolId: id, pupilId: id, guardianId: id });

export const BasisBody = z.strictObject({ basis: z.enum(BASES), ...word });
export const BasisSettled = z.strictObject({
  pupilId: id,
  guardianId: id,
  basis: z.enum(BASES),
  /** Whether the basis gives the guardian of a minor access. */
  givesAccess: z.boolean(),
  ...settled,
});

export const ProtectionBody = z.strictObject({
  protection: z.enum(['none', 'client-address', 'confidential', 'strictly-confidential']),
  ...word,
});
export const ProtectionSettled = z.strictObject({
  pupilId: id,
  /** `null` for the pupil's own protection. */
  guardianId: z.nullable(id),
  protection: z.enum(PROTECTIONS),
  ...settled,
});

export const TwoParams = z.strictObject({ schoolId: id, pupilId: id, guardianId: id, otherId: id });
/** Whether two adults of a pupil may be named to each other. */
export const TogetherBody = z.strictObject({ together: z.boolean() });
export const DECISIONS = ['unknown', 'together', 'apart'] as const;
export const Homes = z.strictObject({
  pupilId: id,
  pupilName: z.string(),
  /** The adults who may read about the pupil as guardians today. */
  guardians: z.array(
    z.strictObject({ guardianId: id, name: z.string(), basis: z.enum(BASES), protected: z.boolean() }),
  ),
  pairs: z.array(
    z.strictObject({
      guardianIds: z.array(id),
      /** The school's decision; nobody has decided on an `unknown` pair. */
      decision: z.enum(DECISIONS),
      /** Whether the two may be named to each other now: a protection counts before the decision. */
      together: z.boolean(),
      /** False while the pupil or one of the two is protected. */
      mayBeTogether: z.boolean(),
      /** The name of the person who decided; `null` without a decision, or where the person has no record. */
      decidedBy: z.nullable(z.string()),
      decidedAt: z.nullable(z.iso.datetime()),
    }),
  ),
  /** The ids of the guardians of each home. What the school writes goes to each home by itself. */
  homes: z.array(z.array(id)),
  /** Whether the caller may decide. */
  mayDecide: z.boolean(),
});

export const SAME_VALUES = ['joined', 'parted'] as const;

export const SameParams = z.strictObject({ kind: z.enum(['pupil', 'guardian', 'staff']), personId: id, otherId: id });
export const ComparedPerson = z.strictObject({
  id,
  name: z.string(),
  birthDate: z.nullable(day),
  className: z.nullable(z.string()),
  /** `null` for staff. */
  protection: z.nullable(z.enum(PROTECTIONS)),
  /** The first day on which the record no longer holds. */
  to: z.nullable(day),
  /** True where the record has its own data: it can survive, but not end in the other. */
  hasOwnRecords: z.boolean(),
  sources: z.array(Source),
});
/** A fact that gives rights. */
export const Gift = z.strictObject({
  kind: z.enum(['relation', 'consent', 'enrolment', 'teaches', 'role', 'substitute']),
  /** The record that has it today. */
  hadBy: id,
  /** The group, the school or the person it is about; `null` for a person of another school. */
  name: z.nullable(z.string()),
  /** The basis or the role. */
  value: z.nullable(z.string()),
  from: z.nullable(day),
  to: z.nullable(day),
});
export const SamePeople = z.strictObject({
  kind: z.enum(['pupil', 'guardian', 'staff']),
  people: z.array(ComparedPerson),
  /** The records that can survive a join; none where both have data of their own. */
  mayGoOn: z.array(id),
  joined: z.strictObject({ protection: z.nullable(z.enum(PROTECTIONS)), gives: z.array(Gift) }),
  seen: z.string(),
});
export const SameBody = z.strictObject({
  outcome: z.enum(SAME_VALUES),
  /** The record that survives: required for a join. */
  goesOn: z.optional(id),
  ...word,
});
export const SameSettled = z.strictObject({
  outcome: z.enum(SAME_VALUES),
  goesOn: z.nullable(id),
  ended: z.nullable(id),
  ...settled,
});

export const StaffMe = z.strictObject({
  staffId: id,
  name: z.string(),
  roles: z.array(
    z.strictObject({ role: z.string(), schoolId: z.nullable(z.string()), schoolName: z.nullable(z.string()) }),
  ),
  groups: z.array(
    z.strictObject({
      ...group,
      role: z.enum(['teacher', 'contact-teacher']),
      schoolId: id,
      schoolName: z.nullable(z.string()),
    }),
  ),
  /** Unread items in the caller's inbox, per area. */
  unread,
  /** The number of own lessons to confirm; `more` when there are others. */
  toConfirm: z.strictObject({ count: z.int(), more: z.boolean() }),
});

export const ConsentBody = z.strictObject({ lastDay: z.optional(z.nullable(day)) });
const consent = z.strictObject({
  guardianId: id,
  guardianName: z.string(),
  given: z.boolean(),
  firstDay: z.nullable(day),
  lastDay: z.nullable(day),
});
export const Consent = consent;
export const Consents = z.strictObject({ guardians: z.array(consent) });
