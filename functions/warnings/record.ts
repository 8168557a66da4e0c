import * as z from 'zod/mini';
import { ENDINGS, LEFT_OUT, WARNING_KINDS, WARNING_STATUSES } from './rules.ts';

/** Warnings as the table keeps them; the store parses them when it reads (decision 021). */

/** The author of a step, and their basis. */
const By = z.object({ staffId: z.string(), basis: z.string() });

const MissingWork = z.object({ text: z.string(), dueDay: z.nullable(z.string()) });

/** The author's texts and choices. The catalogue defines the codes; texts are plain. */
export const Content = z.object({
  periodId: z.string(),
  subjects: z.array(z.string()),
  reasonIds: z.array(z.string()),
  details: z.string(),
  wayOut: z.string(),
  byDay: z.nullable(z.string()),
  contact: z.object({ name: z.string(), phone: z.string() }),
  missingWork: z.array(MissingWork),
});
export type Content = z.output<typeof Content>;

/**
 * A warning's state, `WARNING#id` / `DRAFT`: every move is conditional on it. It stays after the sending, since the
 * author's list (`gsi1`) needs it while the warning is open; the sent warning is a separate item. Each version also
 * stays as `WARNING#id` / `TRAIL#version`, with its author (law 6).
 */
export const Draft = z.object({
  warningId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  kind: z.enum(WARNING_KINDS),
  version: z.number(),
  status: z.enum(WARNING_STATUSES),
  content: Content,
  createdBy: z.string(),
  createdAt: z.string(),
  by: By,
  at: z.string(),
  /** The principal's reason for a return. */
  note: z.optional(z.string()),
  approvedBy: z.optional(By),
  sentAt: z.optional(z.string()),
});
export type Draft = z.output<typeof Draft>;

/** A recipient of a warning, with their basis that day. */
export const Recipient = z.object({
  person: z.object({ kind: z.enum(['pupil', 'guardian']), id: z.string() }),
  basis: z.string(),
});
export type Recipient = z.output<typeof Recipient>;

/** A guardian of the roster who gets no warning, with the reason. */
const LeftOut = z.object({ guardianId: z.string(), why: z.enum(LEFT_OUT) });
export type LeftOut = z.output<typeof LeftOut>;

const Subject = z.object({ code: z.string(), name: z.string() });
const Sums = z.record(z.string(), z.number());

/** Absence and missing work at the moment of sending (D8); later changes of the records do not change it. */
export const Evidence = z.object({
  asOf: z.string(),
  from: z.string(),
  through: z.string(),
  /** Minutes by documentation for each subject of a subject warning. */
  subjects: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      minutes: Sums,
      /** Upper secondary only. */
      limitMinutes: z.optional(z.number()),
      lateTimes: z.number(),
    }),
  ),
  /** All absence, for order and conduct; `null` for a subject warning, whose readers may see that subject only. */
  total: z.nullable(z.object({ days: Sums, minutes: Sums, lateTimes: z.number() })),
  missingWork: z.array(MissingWork),
});
export type Evidence = z.output<typeof Evidence>;

/** A warning as it was sent, `WARNING#id` / `SENT`: written once and never changed. */
export const SentWarning = z.object({
  /** 2 has the owner's name in its head, 1 has none. */
  format: z.union([z.literal(1), z.literal(2)]),
  warningId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  kind: z.enum(WARNING_KINDS),
  /** The period in the words of the letter, and its last day. */
  period: z.object({ id: z.string(), name: z.string(), lastDay: z.string(), schoolYear: z.string() }),
  subjects: z.array(Subject),
  /** Reasons in the words of the letter. */
  reasons: z.array(z.object({ id: z.string(), text: z.string() })),
  details: z.string(),
  wayOut: z.string(),
  byDay: z.string(),
  contact: z.object({ name: z.string(), phone: z.string() }),
  legalBasis: z.string(),
  /** Names at the time of sending, for the head and the foot of the letter. */
  letterhead: z.object({
    pupil: z.string(),
    className: z.nullable(z.string()),
    school: z.string(),
    owner: z.optional(z.string()),
    sender: z.string(),
  }),
  /** The catalogue's words of that day, in the letter's language; `limit` is empty if no limit applies. */
  texts: z.object({ title: z.string(), opening: z.string(), purpose: z.string(), limit: z.string() }),
  language: z.enum(['nb', 'nn']),
  evidence: Evidence,
  recipients: z.array(Recipient),
  leftOut: z.array(LeftOut),
  sentAt: z.string(),
  /** The Oslo day of the sending. */
  sentOn: z.string(),
  sentBy: By,
  approvedBy: z.nullable(By),
  /** SHA-256 of all of the above as canonical JSON, hex; the letter shows it. */
  contentHash: z.string(),
  letter: z.object({ sha256: z.string(), bytes: z.number(), language: z.enum(['nb', 'nn']) }),
  /** The pupil's warning before this one; `null` for the first. */
  previous: z.nullable(z.object({ warningId: z.string(), chainHash: z.string() })),
  /** SHA-256 of content, letter and the previous warning: a change of one breaks the links of all later ones. */
  chainHash: z.string(),
});
export type SentWarning = z.output<typeof SentWarning>;

/** The letter's bytes, `WARNING#id` / `LETTER`: written with the warning, so that neither exists without the other. */
export const StoredLetter = z.object({ bytes: z.instanceof(Uint8Array), sha256: z.string() });

/** A warning's end, `WARNING#id` / `END`: an item of its own, since a sent warning never changes. Written once. */
export const WarningEnd = z.object({
  warningId: z.string(),
  how: z.enum(ENDINGS),
  at: z.string(),
  by: By,
  /** The reason for a withdrawal; plain text. */
  reason: z.optional(z.string()),
  /** The newer warning. */
  overtakenBy: z.optional(z.string()),
});
export type WarningEnd = z.output<typeof WarningEnd>;

/**
 * A line of the register, `PUPIL#p` / `WARNING#sentAt#id`: only the fields that lists show. `gsi1` is the school's
 * register, with separate keys for open and ended warnings.
 */
export const WarningRow = z.object({
  warningId: z.string(),
  pupilId: z.string(),
  schoolId: z.string(),
  kind: z.enum(WARNING_KINDS),
  periodId: z.string(),
  /** The half-year of the sending. */
  halfYear: z.string(),
  subjects: z.array(Subject),
  byDay: z.string(),
  sentAt: z.string(),
  sentOn: z.string(),
  sentBy: z.string(),
  ended: z.optional(z.object({ how: z.enum(ENDINGS), at: z.string() })),
});
export type WarningRow = z.output<typeof WarningRow>;

/** The end of a pupil's chain, `PUPIL#p` / `WARNINGS`. A sending is conditional on its version, or reads again. */
export const ChainHead = z.object({ version: z.number(), warningId: z.string(), chainHash: z.string() });
export type ChainHead = z.output<typeof ChainHead>;
