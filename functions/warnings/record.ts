import * as z from 'zod/mini';
import { ENDINGS, LEFT_OUT, WARNING_KINDS, WARNING_STATUSES } from './rules.ts';

/** Warnings as they lie in the table; parsed on the way out (decision 021). */

/** Who did something, and by which relation. */
const By = z.object({ staffId: z.string(), basis: z.string() });

const MissingWork = z.object({ text: z.string(), dueDay: z.nullable(z.string()) });

/** What the author wrote and chose. Codes are the catalogue's; texts are plain. */
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
 * A warning on its way, `WARNING#id` / `DRAFT`: the state that every move is conditioned on. It stays after the
 * sending, as the place of the author's list (`gsi1`) while the warning is open; what was sent lies beside it. Each
 * version is also kept as `WARNING#id` / `TRAIL#version`, with who made it (law 6).
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
  /** Why the principal returned it. */
  note: z.optional(z.string()),
  approvedBy: z.optional(By),
  sentAt: z.optional(z.string()),
});
export type Draft = z.output<typeof Draft>;

/** One who gets a warning, by which relation that day. */
export const Recipient = z.object({
  person: z.object({ kind: z.enum(['pupil', 'guardian']), id: z.string() }),
  basis: z.string(),
});
export type Recipient = z.output<typeof Recipient>;

/** A guardian of the roster who gets none, and why not. */
const LeftOut = z.object({ guardianId: z.string(), why: z.enum(LEFT_OUT) });
export type LeftOut = z.output<typeof LeftOut>;

const Subject = z.object({ code: z.string(), name: z.string() });
const Sums = z.record(z.string(), z.number());

/** Absence and missing work of the moment of sending (D8): what the records said then, though they move on. */
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
  /** All absence, for order and conduct; `null` for a subject warning, whose reader may see that subject only. */
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
  /** Names as they were, in the head and at the foot of the letter. */
  letterhead: z.object({
    pupil: z.string(),
    className: z.nullable(z.string()),
    school: z.string(),
    owner: z.optional(z.string()),
    sender: z.string(),
  }),
  /** The catalogue's words of that day, in the letter's language; `limit` is empty where there is none. */
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
  /** SHA-256 of content, letter and the one before: whoever changes one warning must change all later ones. */
  chainHash: z.string(),
});
export type SentWarning = z.output<typeof SentWarning>;

/** The letter's bytes, `WARNING#id` / `LETTER`: beside the warning, so that neither is ever without the other. */
export const StoredLetter = z.object({ bytes: z.instanceof(Uint8Array), sha256: z.string() });

/** How a warning ended, `WARNING#id` / `END`: an item of its own, since what is sent never changes. Written once. */
export const WarningEnd = z.object({
  warningId: z.string(),
  how: z.enum(ENDINGS),
  at: z.string(),
  by: By,
  /** Why it was withdrawn; plain text. */
  reason: z.optional(z.string()),
  /** The newer warning. */
  overtakenBy: z.optional(z.string()),
});
export type WarningEnd = z.output<typeof WarningEnd>;

/**
 * A line of the register, `PUPIL#p` / `WARNING#sentAt#id`: what lists show and nothing else. `gsi1` is the school's
 * register, open ones first.
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

/** One per pupil, `PUPIL#p` / `WARNINGS`: the end of the pupil's chain. Whoever sends has seen it, or reads again. */
export const ChainHead = z.object({ version: z.number(), warningId: z.string(), chainHash: z.string() });
export type ChainHead = z.output<typeof ChainHead>;
