import * as z from 'zod/mini';
import { day, id, sha256, sortableId } from '../shared/schema.ts';
import { CHANNELS, LET_GO_WHYS, PAPER_WAYS, PAPER_WHYS, ROUNDS, STATES, STATUSES } from './rules.ts';

const kind = z.enum(['subject', 'order', 'conduct']);
const how = z.enum(['improved', 'withdrawn', 'overtaken']);
const Subject = z.strictObject({ code: z.string(), name: z.string() });
const Sums = z.record(z.string(), z.number());

/** How far it has come with the caller; `null` for a reader who is no recipient. */
const delivery = z.nullable(
  z.strictObject({
    availableAt: z.iso.datetime(),
    openedAt: z.nullable(z.iso.datetime()),
    acknowledgedAt: z.nullable(z.iso.datetime()),
  }),
);

/** A pupil's warnings, newest first, with what the caller has opened and acknowledged. */
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
      ended: z.nullable(z.strictObject({ how, at: z.iso.datetime() })),
      delivery,
    }),
  ),
});

/** A warning as it was sent, in the letter's language. */
export const Warning = z.strictObject({
  warningId: sortableId,
  kind,
  period: z.strictObject({ id: z.string(), name: z.string(), lastDay: day, schoolYear: z.string() }),
  subjects: z.array(Subject),
  reasons: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  details: z.string(),
  /** What the pupil can do, and by when. */
  wayOut: z.string(),
  byDay: day,
  contact: z.strictObject({ name: z.string(), phone: z.string() }),
  legalBasis: z.string(),
  sender: z.string(),
  /** Absence in minutes and days and missing work, as they were when it was sent. */
  evidence: z.strictObject({
    asOf: z.iso.datetime(),
    from: day,
    through: day,
    subjects: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        minutes: Sums,
        limitMinutes: z.optional(z.number()),
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
      how,
      at: z.iso.datetime(),
      reason: z.optional(z.string()),
      overtakenBy: z.optional(sortableId),
    }),
  ),
  delivery,
});

/** When the caller first said that it is read. */
export const Acknowledgement = z.strictObject({ warningId: sortableId, acknowledgedAt: z.iso.datetime() });

export const SchoolWarningParams = z.strictObject({ schoolId: id, pupilId: id, warningId: sortableId });
export const PaperParams = z.strictObject({ schoolId: id, pupilId: id, warningId: sortableId, personId: id });

const instant = z.iso.datetime();
const person = { kind: z.enum(['pupil', 'guardian']), id };

/** How far a warning has come with each who got it. */
export const Trail = z.strictObject({
  warningId: sortableId,
  sentAt: instant,
  recipients: z.array(
    z.strictObject({
      /** No guardian's name where the pupil's address is protected. */
      person: z.strictObject({ ...person, name: z.nullable(z.string()) }),
      /** The relation by which they got it. */
      basis: z.string(),
      /** The strongest that is true. */
      status: z.enum(STATUSES),
      availableAt: instant,
      /** By which channel they were told of it and of the reminder, and what came of it. */
      notices: z.array(
        z.strictObject({ round: z.enum(ROUNDS), channel: z.enum(CHANNELS), outcome: z.enum(STATES), at: instant }),
      ),
      openedAt: z.nullable(instant),
      acknowledgedAt: z.nullable(instant),
      remindedAt: z.nullable(instant),
      /** The task to bring it on paper; `done` is `null` while nobody has. */
      paper: z.nullable(
        z.strictObject({
          why: z.enum(PAPER_WHYS),
          at: instant,
          done: z.nullable(z.strictObject({ at: instant, how: z.enum(PAPER_WAYS), by: z.nullable(z.string()) })),
        }),
      ),
      /** Why nobody does more about it. */
      letGo: z.nullable(z.strictObject({ why: z.enum(LET_GO_WHYS), at: instant })),
    }),
  ),
});

/** What a school must print and bring, the oldest first; `more` when there are others behind these. */
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

/** How a letter was brought, and what is kept of it: the first that was said. */
export const PaperBody = z.strictObject({ how: z.enum(PAPER_WAYS) });
export const PaperDone = z.strictObject({ warningId: sortableId, personId: id, at: instant, how: z.enum(PAPER_WAYS) });
