import * as z from 'zod/mini';
import { day, halfYear, id, sha256 } from '../shared/schema.ts';
import { CAUSES } from './rules.ts';

const statementId = z.string().check(z.regex(/^\d{4}-(autumn|spring)-[0-9a-hjkmnp-tv-z]{26}$/));
/** The first year of the school year in front, so that the id alone leads to the record. */
const strikeOutId = z.string().check(z.regex(/^\d{4}-[0-9a-hjkmnp-tv-z]{26}$/));
const count = z.int().check(z.gte(0));

export const StatementParams = z.strictObject({ schoolId: id, pupilId: id, statementId });
export const StrikeOutParams = z.strictObject({ schoolId: id, pupilId: id, strikeOutId });

/** The pupil's own form of Norwegian when no language is named. */
export const PrintQuery = z.strictObject({ language: z.optional(z.enum(['nb', 'nn', 'en'])) });
export const FreezeBody = z.strictObject({ halfYear });

const sums = z.strictObject({
  undocumented: count,
  'self-declared': count,
  'health-personnel': count,
  'other-documented': count,
  'not-absence': count,
});
const strikeOut = {
  strikeOutId,
  firstDay: day,
  lastDay: day,
  cause: z.enum(CAUSES),
  fromDayOne: z.boolean(),
  /** The days that are left out. */
  days: z.array(day),
};
const late = { lateTimes: count, lateMinutes: count };
const subject = z.strictObject({
  subjectCode: z.optional(z.string()),
  subject: z.optional(z.string()),
  groupIds: z.array(id),
  minutes: sums,
  /** Upper secondary only. */
  limitMinutes: z.optional(count),
  ...late,
});
const amount = z.strictObject({ days: count, minutes: count });
const amounts = z.strictObject({ documented: z.number(), undocumented: z.number(), notSaid: z.number() });
const code = z.strictObject({
  id: z.string(),
  mark: z.string(),
  nb: z.string(),
  nn: z.string(),
  en: z.string(),
  documentation: z.string(),
  onDiploma: z.boolean(),
  countsTowardsLimit: z.optional(z.boolean()),
});
const strikeRule = z.strictObject({ paragraph: z.string(), maxDays: count, healthFromDay: count, leave: z.string() });

/** A statement's content, exactly as it was hashed: a pupil's absence in a half-year, as known at an instant. */
export const Content = z.strictObject({
  kind: z.literal('half-year-absence'),
  /** The version of this shape, needed to make the statement again. Format 2 has `carried`, format 1 has not. */
  format: z.union([z.literal(1), z.literal(2)]),
  asOf: z.iso.datetime(),
  halfYear: z.strictObject({ id: halfYear, from: day, to: day }),
  /** The last day of the figures: the end of the half-year, or the day of the freezing. */
  through: day,
  pupil: z.strictObject({
    pupilId: id,
    givenName: z.string(),
    familyName: z.string(),
    birthDate: day,
    gradeLevel: z.nullable(z.string()),
    className: z.nullable(z.string()),
    language: z.enum(['nb', 'nn']),
  }),
  school: z.strictObject({
    schoolId: id,
    name: z.string(),
    type: z.enum(['grunnskole', 'vgs']),
    /** The owner's name in letters; left out if the owner has set none. */
    owner: z.optional(z.string()),
  }),
  /** The rules and codes of that time; `null` if no set of codes covers it. */
  rules: z.nullable(
    z.strictObject({
      from: day,
      strikeOut: strikeRule,
      limit: z.optional(z.strictObject({ paragraph: z.string(), percent: z.number(), principalPercent: z.number() })),
      codes: z.array(code),
    }),
  ),
  count: z.strictObject({
    subjects: z.record(z.string(), subject),
    days: sums,
    minutes: sums,
    diplomaDays: count,
    diplomaMinutes: count,
    ...late,
  }),
  /** Absence that another system registered before the school went live; in none of the other sums. */
  carried: z.optional(z.strictObject({ before: day, days: z.nullable(amounts), minutes: z.nullable(amounts) })),
  strikeOuts: z.array(z.strictObject(strikeOut)),
  /** The half-year's absence on the diploma: before strike-outs, left out on demand, and after. */
  diploma: z.strictObject({ before: amount, leftOut: amount, after: amount }),
  /** The earlier statement of the same half-year that this one supersedes. */
  supersedes: z.nullable(z.strictObject({ statementId, sha256 })),
});
export type Content = z.output<typeof Content>;

/** A statement with its hash: the SHA-256 of `content` as JSON in this order, without spaces. */
export const Statement = z.strictObject({
  statementId,
  sha256,
  /** False below the first year with grades: a reader then shows nothing of a diploma. */
  onDiploma: z.boolean(),
  content: Content,
});
export const StatementPage = z.strictObject({
  halfYear,
  /** Newest first: the first one is in force, the others are superseded. */
  statements: z.array(z.strictObject({ statementId, asOf: z.iso.datetime(), sha256, inForce: z.boolean() })),
});
/** A class today with the statements in force of a half-year; `statement` is `null` where none is frozen. */
export const StatementsOfClass = z.strictObject({
  halfYear,
  name: z.string(),
  schoolId: id,
  pupils: z.array(
    z.strictObject({
      pupilId: id,
      pupilName: z.string(),
      protected: z.boolean(),
      statement: z.nullable(z.strictObject({ statementId, asOf: z.iso.datetime() })),
    }),
  ),
});
export const ClassStatements = z.strictObject({
  halfYear,
  statements: z.array(z.strictObject({ pupilId: id, statementId, sha256 })),
});

export const Verification = z.strictObject({
  /** True when the records give the same bytes again and the hash is theirs. */
  same: z.boolean(),
  /** The stored hash. */
  sha256,
  /** The hash of the content that the records give; `null` if the stored content is no longer readable. */
  recomputed: z.nullable(sha256),
});

export const StrikeOutBody = z.strictObject({
  firstDay: day,
  lastDay: day,
  cause: z.enum(CAUSES),
  /**
   * Only sickness can be left out from the first day. `false` means the same as no field, so that a strike-out can be
   * sent as it was read.
   */
  fromDayOne: z.optional(z.boolean()),
});
const step = z.strictObject({
  status: z.enum(['active', 'withdrawn']),
  by: id,
  at: z.iso.datetime(),
});
export const StrikeOut = z.strictObject({
  ...strikeOut,
  status: z.enum(['active', 'withdrawn']),
  trail: z.array(step),
});
export const StrikeOutPage = z.strictObject({
  /** Such as `2026-2027`. */
  schoolYear: z.string(),
  daysLeft: count,
  strikeOuts: z.array(StrikeOut),
});
