import * as z from 'zod/mini';
import { day, halfYear, id, orNull, sentBack, sha256, sortableId } from '../shared/schema.ts';
import { ENDINGS, LEFT_OUT, WARNING_KINDS, WARNING_STATUSES } from './rules.ts';

const listed = z.string().check(z.maxLength(60), z.regex(/^[a-z0-9-]*$/));
const code = z.string().check(z.minLength(1), z.maxLength(60), z.regex(/^[A-Za-zÆØÅæøå0-9.:_-]+$/));
const kind = z.enum(WARNING_KINDS);
/** A mark of the recipients: what the sender has seen. */
const seen = z.string().check(z.maxLength(520), z.regex(/^[0-9a-f]{12}(-[0-9a-f]{12}){0,39}$/));
/** Plain text: letters print it as it is, so it has no characters that control a printer or a screen. */
const plain = (longest: number) =>
  z.string().check(z.trim(), z.maxLength(longest), z.regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u));
const lines = (longest: number) =>
  z.string().check(z.trim(), z.maxLength(longest), z.regex(/^(?:[^\p{Cc}\p{Cf}\p{Cs}]|\n)*$/u));

const pupil = { schoolId: id, pupilId: id };
export const WarningParams = z.strictObject({ ...pupil, warningId: sortableId });

/** `subject` is a subject's code, only for kinds with subjects. */
export const PriorQuery = z.strictObject({ kind, subject: z.optional(code), before: day });

const content = {
  /** The id of a period of the settings; `null` until chosen. */
  periodId: z.nullable(listed),
  /** Codes of the pupil's subjects; for order and conduct none. */
  subjects: z.array(code).check(z.maxLength(12)),
  reasonIds: z.array(listed).check(z.maxLength(12)),
  /** More about the reasons, if needed. */
  details: lines(1500),
  /** The steps that the pupil can take. */
  wayOut: lines(2000),
  /** The day by which the pupil must act; `null` until chosen. */
  byDay: z.nullable(day),
  contact: z.strictObject({ name: plain(80), phone: plain(30) }),
  missingWork: z.array(z.strictObject({ text: plain(200), dueDay: z.nullable(day) })).check(z.maxLength(20)),
};
export const DraftBody = z.strictObject({ kind, ...content });
export const ApprovalBody = z.strictObject({
  outcome: z.enum(['approved', 'returned']),
  /** The reason: required for a return. */
  reason: z.optional(lines(500)),
});
export const SendBody = z.strictObject({
  /** The mark of the recipients that the preview showed. */
  seen,
});
export const EndBody = z.strictObject({
  outcome: z.enum(ENDINGS),
  /** The reason: required for a withdrawal. */
  reason: z.optional(lines(500)),
  /** The newer warning: required for `overtaken`. */
  overtakenBy: z.optional(sortableId),
});

const Word = z.strictObject({ id: z.string(), text: z.string() });
const Subject = z.strictObject({ code: z.string(), name: z.string() });

/** The letter's form of Norwegian and the source of that choice; texts in the letter should be in the same form. */
const letter = z.strictObject({ language: z.enum(['nb', 'nn']), chosenBy: z.enum(['pupil', 'school']) });

export const Form = z.strictObject({
  letter,
  forms: z.array(
    z.strictObject({
      kind,
      legalBasis: z.string(),
      reasons: z.array(Word),
      periods: z.array(z.strictObject({ id: z.string(), name: z.string(), lastDay: day })),
      subjects: z.array(Subject),
    }),
  ),
  /** True where the principal must approve before the sending. */
  approval: z.boolean(),
  none: orNull(z.strictObject({ code: z.literal('no-grades-yet'), text: z.string() })),
});

/** `you`: the person is the caller. */
const person = z.strictObject({ staffId: id, you: z.boolean(), name: orNull(z.string()) });
const draft = {
  warningId: sortableId,
  pupilId: id,
  schoolId: id,
  kind,
  status: z.enum(WARNING_STATUSES),
  version: z.int(),
  ...content,
  createdAt: z.iso.datetime(),
  createdBy: person,
  changedAt: z.iso.datetime(),
  /** Older than the school's number of days: the law says "at once". */
  old: z.boolean(),
  /** The principal's reason for a return. */
  note: orNull(z.string()),
};
/** A draft that was read, changed and sent back; fields beside the content are accepted and ignored. */
export const ContentBody = sentBack(content, Object.keys(draft));
export const Draft = z.strictObject(draft);
export const Trail = z.strictObject({
  versions: z.array(
    z.strictObject({
      version: z.int(),
      status: z.enum(WARNING_STATUSES),
      at: z.iso.datetime(),
      by: person,
      ...content,
      note: orNull(z.string()),
    }),
  ),
});

const recipient = z.strictObject({
  kind: z.enum(['pupil', 'guardian']),
  id,
  name: orNull(z.string()),
  /** The relation that makes this person a recipient. */
  basis: z.string(),
});
const params = z.optional(z.record(z.string(), z.union([z.string(), z.number()])));
const fault = z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string(), params });
export const Preview = z.strictObject({
  warningId: sortableId,
  version: z.int(),
  letter,
  /**
   * Faults that prevent sending, in the caller's language. Pointers lead into the draft; `/letterhead/…` and `/texts/…`
   * into parts from elsewhere. An unprintable character has its `index` in the field (from 0, in UTF-16) and its
   * `characterCode`.
   */
  faults: z.array(fault),
  /** True when the warning can be sent as it is. */
  sendable: z.boolean(),
  recipients: z.array(
    z.strictObject({
      ...recipient.shape,
      /** Notice and inbox; on paper too if the address is protected or no channel carries a legal notice. */
      way: z.enum(['notice', 'paper']),
      why: orNull(z.enum(['protected', 'no-channel'])),
    }),
  ),
  leftOut: z.array(z.strictObject({ guardianId: id, name: orNull(z.string()), why: z.enum(LEFT_OUT) })),
  /** Send it back with the sending, so that the warning goes to these recipients only. */
  seen,
});
const Sums = z.record(z.string(), z.number());
const inSubject = { ...Subject.shape, minutes: Sums, limitMinutes: orNull(z.number()), lateTimes: z.int() };
const End = z.strictObject({
  outcome: z.enum(ENDINGS),
  at: z.iso.datetime(),
  by: person,
  reason: z.nullable(z.string()),
  overtakenBy: z.nullable(sortableId),
});
export const Warning = z.strictObject({
  warningId: sortableId,
  pupilId: id,
  schoolId: id,
  kind,
  period: z.strictObject({ id: z.string(), name: z.string(), lastDay: day, schoolYear: z.string() }),
  subjects: z.array(Subject),
  reasons: z.array(Word),
  details: z.string(),
  wayOut: z.string(),
  byDay: day,
  contact: z.strictObject({ name: z.string(), phone: z.string() }),
  legalBasis: z.string(),
  /** Absence in minutes and days and missing work, as they were at the sending. */
  evidence: z.strictObject({
    asOf: z.iso.datetime(),
    from: day,
    through: day,
    subjects: z.array(z.strictObject(inSubject)),
    total: z.nullable(z.strictObject({ days: Sums, minutes: Sums, lateTimes: z.int() })),
    missingWork: z.array(z.strictObject({ text: z.string(), dueDay: z.nullable(day) })),
  }),
  recipients: z.array(recipient),
  sentAt: z.iso.datetime(),
  sentBy: person,
  approvedBy: z.nullable(person),
  contentHash: sha256,
  letter: z.strictObject({ sha256, bytes: z.int(), language: z.enum(['nb', 'nn']) }),
  /** `null` while it is open. */
  end: z.nullable(End),
});

const row = {
  warningId: sortableId,
  pupilId: id,
  schoolId: id,
  kind,
  periodId: z.string(),
  halfYear,
  subjects: z.array(Subject),
  byDay: day,
  sentAt: z.iso.datetime(),
  sentBy: z.strictObject({ staffId: id, you: z.boolean() }),
  /** `null` while it is open. */
  end: z.nullable(z.strictObject({ outcome: z.enum(ENDINGS), at: z.iso.datetime() })),
};
export const Register = z.strictObject({ warnings: z.array(z.strictObject(row)) });
const named = { pupilName: z.string(), protected: z.boolean() };
/** A recipient without a name, with the strongest status that applies; `deliveries` of a warning has more. */
const received = z.strictObject({
  kind: z.enum(['pupil', 'guardian']),
  status: z.enum(['acknowledged', 'opened', 'on-paper', 'let-go', 'paper-waits', 'reminded', 'available']),
});
export const ClassRegister = z.strictObject({
  /** `recipients` is empty for some seconds after the sending. */
  warnings: z.array(z.strictObject({ ...row, ...named, recipients: z.array(received) })),
});
export const Prior = z.strictObject({
  /** True when there is a warning that has not been withdrawn. */
  warned: z.boolean(),
  warnings: z.array(z.strictObject(row)),
});

/** A line of a work list. It has no name if the caller may no longer see the pupil, and can only discard the draft. */
const workLine = {
  warningId: sortableId,
  pupilId: id,
  schoolId: id,
  kind,
  pupilName: orNull(z.string()),
  protected: orNull(z.boolean()),
};
export const Own = z.strictObject({
  drafts: z.array(
    z.strictObject({
      ...workLine,
      status: z.enum(WARNING_STATUSES),
      version: z.int(),
      createdAt: z.iso.datetime(),
      old: z.boolean(),
      note: orNull(z.string()),
    }),
  ),
  open: z.array(z.strictObject({ ...workLine, sentAt: z.iso.datetime(), byDay: z.nullable(day) })),
});
export const Approvals = z.strictObject({
  drafts: z.array(z.strictObject({ ...workLine, version: z.int(), askedAt: z.iso.datetime() })),
});

const count = z.strictObject({ open: z.int(), improved: z.int(), withdrawn: z.int(), overtaken: z.int() });
export const Counts = z.strictObject({
  halfYear,
  /** Warnings that were sent in the half-year, by kind and state. */
  counts: z.strictObject({ subject: count, order: count, conduct: count }),
  /** All open warnings, of every half-year. */
  open: z.int(),
});
