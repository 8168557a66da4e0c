import * as z from 'zod/mini';
import { day, id, orNull, sha256, sortableId } from '../shared/schema.ts';
import { CHANNELS, LET_GO_WHYS, PAPER_WAYS, PAPER_WHYS, ROUNDS, STATES, STATUSES } from './rules.ts';

const kind = z.enum(['subject', 'order', 'conduct']);
const outcome = z.enum(['improved', 'withdrawn', 'overtaken']);
const Subject = z.strictObject({ code: z.string(), name: z.string() });
const Sums = z.record(z.string(), z.number());

/** The caller's own delivery; `null` for a reader who is no recipient. */
const delivery = z.nullable(
  z.strictObject({
    availableAt: z.iso.datetime(),
    openedAt: z.nullable(z.iso.datetime()),
    acknowledgedAt: z.nullable(z.iso.datetime()),
  }),
);

/** A pupil's warnings, newest first, with the caller's opening and acknowledgement. */
export const WarningList = z.strictObject({
  warnings: z.array(
    z.strictObject({
      warningId: sortableId,
      kind,
      subjects: z.array(Subject),
      byDay: day,
      sentAt: z.iso.datetime(),
      sentOn: day,
      /** `null` while it is open. */
      end: z.nullable(z.strictObject({ outcome, at: z.iso.datetime() })),
      delivery,
    }),
  ),
});

/** A warning as sent, in the letter's language. */
export const Warning = z.strictObject({
  warningId: sortableId,
  kind,
  period: z.strictObject({ id: z.string(), name: z.string(), lastDay: day, schoolYear: z.string() }),
  subjects: z.array(Subject),
  reasons: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  details: z.string(),
  /** The pupil's remedy; `byDay` is its deadline. */
  wayOut: z.string(),
  byDay: day,
  contact: z.strictObject({ name: z.string(), phone: z.string() }),
  legalBasis: z.string(),
  sender: z.string(),
  /** Absence in minutes and days, and missing work, at the time of sending. */
  evidence: z.strictObject({
    asOf: z.iso.datetime(),
    from: day,
    through: day,
    subjects: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        minutes: Sums,
        limitMinutes: orNull(z.number()),
        lateTimes: z.int(),
      }),
    ),
    total: z.nullable(z.strictObject({ days: Sums, minutes: Sums, lateTimes: z.int() })),
    missingWork: z.array(z.strictObject({ text: z.string(), dueDay: z.nullable(day) })),
  }),
  sentAt: z.iso.datetime(),
  sentOn: day,
  letter: z.strictObject({ sha256, bytes: z.int(), language: z.enum(['nb', 'nn']) }),
  contentHash: sha256,
  /** `null` while it is open. */
  end: z.nullable(
    z.strictObject({
      outcome,
      at: z.iso.datetime(),
      reason: z.nullable(z.string()),
      overtakenBy: z.nullable(sortableId),
    }),
  ),
  delivery,
});

/** The time of the caller's first acknowledgement. */
export const Acknowledgement = z.strictObject({ warningId: sortableId, acknowledgedAt: z.iso.datetime() });

export const SchoolWarningParams = z.strictObject({ schoolId: id, pupilId: id, warningId: sortableId });
export const PaperParams = z.strictObject({ schoolId: id, pupilId: id, warningId: sortableId, personId: id });

const instant = z.iso.datetime();
const person = { kind: z.enum(['pupil', 'guardian']), id };

/** A warning's status per recipient. */
export const Trail = z.strictObject({
  warningId: sortableId,
  sentAt: instant,
  recipients: z.array(
    z.strictObject({
      /** A guardian's name; `null` when the pupil's address is protected. */
      person: z.strictObject({ ...person, name: z.nullable(z.string()) }),
      /** The relation that entitled the person. */
      basis: z.string(),
      /** The strongest status that applies. */
      status: z.enum(STATUSES),
      availableAt: instant,
      /** The channels of the warning's notice and of the reminder, with the outcomes. */
      notices: z.array(
        z.strictObject({ round: z.enum(ROUNDS), channel: z.enum(CHANNELS), outcome: z.enum(STATES), at: instant }),
      ),
      openedAt: z.nullable(instant),
      acknowledgedAt: z.nullable(instant),
      remindedAt: z.nullable(instant),
      /** The task to bring it on paper; `done` is `null` while it is open. */
      paper: z.nullable(
        z.strictObject({
          why: z.enum(PAPER_WHYS),
          at: instant,
          done: z.nullable(z.strictObject({ at: instant, how: z.enum(PAPER_WAYS), by: z.nullable(z.string()) })),
        }),
      ),
      /** The reason for closing an unopened delivery. */
      letGo: z.nullable(z.strictObject({ why: z.enum(LET_GO_WHYS), at: instant })),
    }),
  ),
});

/** The letters that a school must print and bring, oldest first; `more` when there are others. */
export const PaperTasks = z.strictObject({
  tasks: z.array(
    z.strictObject({
      warningId: sortableId,
      pupilId: id,
      pupilName: z.string(),
      /** Address and contact data of the pupil must not reach other families. */
      protected: z.boolean(),
      recipient: z.strictObject({ ...person, name: z.string() }),
      why: z.enum(PAPER_WHYS),
      at: instant,
    }),
  ),
  more: z.boolean(),
});

/** The way a letter was brought; the first report stays. */
export const PaperBody = z.strictObject({ how: z.enum(PAPER_WAYS) });
export const PaperDone = z.strictObject({ warningId: sortableId, personId: id, at: instant, how: z.enum(PAPER_WAYS) });
