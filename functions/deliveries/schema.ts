import * as z from 'zod/mini';
import { isSortableId } from '../shared/ids.ts';
import { day } from '../shared/schema.ts';

const id = z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}$/));
const warningId = z
  .string()
  .check(z.regex(/^[0-9a-hjkmnp-tv-z]{36}$/), z.refine(isSortableId, { error: 'wrong-format' }));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const kind = z.enum(['subject', 'order', 'conduct']);
const how = z.enum(['improved', 'withdrawn', 'overtaken']);
const Subject = z.strictObject({ code: z.string(), name: z.string() });
const Sums = z.record(z.string(), z.number());

export const ChildParams = z.strictObject({ childId: id });
export const ChildWarningParams = z.strictObject({ childId: id, warningId });
export const OwnParams = z.strictObject({ pupilId: id });
export const OwnWarningParams = z.strictObject({ pupilId: id, warningId });

/** How far it has come with the caller; `null` for a reader who is no recipient. */
const delivery = z.nullable(
  z.strictObject({
    availableAt: z.iso.datetime(),
    openedAt: z.nullable(z.iso.datetime()),
    acknowledgedAt: z.nullable(z.iso.datetime()),
  }),
);

export const WarningList = z.strictObject({
  warnings: z.array(
    z.strictObject({
      warningId,
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
  warningId,
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
      overtakenBy: z.optional(warningId),
    }),
  ),
  delivery,
});

export const Acknowledgement = z.strictObject({ warningId, acknowledgedAt: z.iso.datetime() });
