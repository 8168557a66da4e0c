import * as z from 'zod/mini';
import { day, id, orNull, sortableId, time } from '../shared/schema.ts';
import { DOCUMENTATIONS } from '../shared/school/absence-terms.ts';

export const DecisionParams = z.strictObject({ schoolId: id, pupilId: id, decisionId: sortableId });

/** `2026-autumn` or `2027-spring`; absent: the current half-year. */
export const HalfYearQuery = z.strictObject({
  halfYear: z.optional(z.string().check(z.regex(/^2[01]\d\d-(autumn|spring)$/))),
});
/** Both days included; at most a year. */
export const DaysQuery = z.strictObject({ from: day, to: day });

/** Days or minutes per kind of documentation. The two are never converted into each other. */
const Sums = z.strictObject({
  undocumented: z.int(),
  'self-declared': z.int(),
  'health-personnel': z.int(),
  'other-documented': z.int(),
  'not-absence': z.int(),
});
const Late = z.strictObject({ times: z.int(), minutes: z.int() });
const Amounts = z.strictObject({ documented: z.number(), undocumented: z.number(), notSaid: z.number() });
/**
 * Absence from another system before the school went live (decision 034), beside the sums and in none of them. `null`:
 * that system does not count in this unit. Absent when there is none.
 */
export const Carried = z.strictObject({ before: day, days: z.nullable(Amounts), minutes: z.nullable(Amounts) });
const carried = { carried: orNull(Carried) };
const HalfYear = z.strictObject({ id: z.string(), from: day, to: day });

/** Upper secondary only: `null` in compulsory school. */
const SubjectLimit = z.strictObject({
  /** Minutes of the whole school year whose codes count towards the limit. */
  minutes: z.int(),
  /** The subject's yearly hours in minutes; `null` when unknown. */
  ofMinutes: z.nullable(z.number()),
  annualHours: z.enum(['group', 'setting', 'unknown']),
  /** The share in percent with one decimal (`over` compares the minutes); `null` when the yearly hours are unknown. */
  percent: z.nullable(z.number()),
  /** True above the limit. A person decides the consequence for a grade. */
  over: z.nullable(z.boolean()),
  /** The school's early warnings, in percent, that the share has reached. */
  reached: z.array(z.number()),
  /** The whole school year by documentation. */
  sums: Sums,
  /**
   * Self-declared and undocumented minutes together. At the limit, further health absence needs documentation from
   * health personnel. Absent before the rules knew self-declaration.
   */
  selfDeclared: orNull(z.strictObject({ minutes: z.int(), reached: z.nullable(z.boolean()) })),
});
const LimitRules = z.strictObject({
  paragraph: z.string(),
  percent: z.number(),
  principalPercent: z.number(),
  warnings: z.array(z.number()),
  schoolYear: z.string(),
});

const Subject = z.strictObject({
  /** The subject's id for `limit-decisions`: its code, or the group for lessons without one. */
  id: z.string(),
  subjectCode: orNull(z.string()),
  subject: orNull(z.string()),
  minutes: Sums,
  late: Late,
  limit: orNull(SubjectLimit),
});

/** The reason for hidden subjects. */
const NotShown = z.strictObject({ code: z.literal('other-subjects'), text: z.string() });

const totals = {
  days: Sums,
  minutes: Sums,
  /** `null` for a pupil without grades yet. */
  diploma: z.nullable(z.strictObject({ days: z.int(), minutes: z.int() })),
  late: Late,
  ...carried,
};
const figures = {
  schoolId: id,
  halfYear: HalfYear,
  /** The time of the last count; `null` before the first, and for a reader of own subjects. */
  countedAt: z.nullable(z.iso.datetime()),
  subjects: z.array(Subject),
  limit: orNull(LimitRules),
};
export const ChildFigures = z.strictObject({ childId: id, ...figures, ...totals });
export const PupilFigures = z.strictObject({ pupilId: id, ...figures, ...totals });
export const StaffFigures = z.strictObject({
  pupilId: id,
  pupilName: z.string(),
  protected: z.boolean(),
  ...figures,
  /** `own-subjects`: the caller's subjects with the pupil, without sums that would reveal other subjects. */
  shown: z.enum(['all', 'own-subjects']),
  notShown: orNull(NotShown),
  days: orNull(Sums),
  minutes: orNull(Sums),
  diploma: orNull(totals.diploma),
  late: orNull(Late),
  ...carried,
});

const Code = z.strictObject({ id: z.string(), mark: z.string(), text: z.string() });
const Reason = z.nullable(z.strictObject({ id: z.string(), text: z.string() }));
const Documentation = z.enum(DOCUMENTATIONS);
const Lesson = z.strictObject({
  lessonId: z.string(),
  from: time,
  to: time,
  subjectCode: orNull(z.string()),
  subject: orNull(z.string()),
  kind: z.enum(['absent', 'part', 'late']),
  minutes: z.int(),
  /** False for a late arrival that the owner counts separately. */
  counted: z.boolean(),
  code: Code,
  documentation: Documentation,
  reason: Reason,
  /** True for a contact teacher's decision; else the rules give the code. */
  decided: z.boolean(),
});
const Day = z.strictObject({
  day,
  /** True when the day counts as a whole day, and its lessons not as minutes. */
  wholeDay: orNull(z.boolean()),
  /** The decision on the day itself. */
  decision: orNull(z.strictObject({ code: Code, documentation: Documentation, reason: Reason })),
  lessons: z.array(Lesson),
});
export const ChildAbsences = z.strictObject({ childId: id, from: day, to: day, days: z.array(Day) });
export const PupilAbsences = z.strictObject({ pupilId: id, from: day, to: day, days: z.array(Day) });
export const StaffAbsences = z.strictObject({
  pupilId: id,
  pupilName: z.string(),
  protected: z.boolean(),
  from: day,
  to: day,
  shown: z.enum(['all', 'own-subjects']),
  notShown: orNull(NotShown),
  days: z.array(Day),
});

const Worst = z.strictObject({
  subjectCode: orNull(z.string()),
  subject: orNull(z.string()),
  minutes: z.int(),
  ofMinutes: z.number(),
  percent: z.number(),
  over: z.boolean(),
});
const classTotals = { days: Sums, minutes: Sums, late: Late, ...carried };
export const ClassFigures = z.strictObject({
  groupId: id,
  name: z.string(),
  halfYear: HalfYear,
  ...classTotals,
  limit: orNull(LimitRules),
  pupils: z.array(
    z.strictObject({
      pupilId: id,
      pupilName: z.string(),
      protected: z.boolean(),
      ...classTotals,
      /** Upper secondary: the subject with the highest share; `null` when no share is known. */
      worst: orNull(Worst),
    }),
  ),
});
export const SchoolFigures = z.strictObject({
  schoolId: id,
  halfYear: HalfYear,
  classes: z.array(z.strictObject({ groupId: id, name: z.string(), pupils: z.int(), ...classTotals })),
});

const reason = z.string().check(z.trim(), z.minLength(10), z.maxLength(1000));
export const LimitDecisionBody = z.strictObject({
  /** The subject's `id` in the pupil's figures. */
  subjectId: z.string().check(z.minLength(1), z.maxLength(60)),
  reason,
});
export const WithdrawalBody = z.strictObject({ reason });

export const LimitDecision = z.strictObject({
  decisionId: sortableId,
  pupilId: id,
  version: z.int(),
  subjectId: z.string(),
  subject: z.nullable(z.string()),
  schoolYear: z.string(),
  reason: z.string(),
  decidedBy: z.strictObject({ staffId: id, basis: z.string() }),
  decidedAt: z.iso.datetime(),
  /** The sums at that moment, and the rule that was applied. */
  evidence: z.strictObject({
    minutes: z.int(),
    ofMinutes: z.number(),
    percent: z.number(),
    sums: Sums,
    paragraph: z.string(),
    limitPercent: z.number(),
    principalPercent: z.number(),
  }),
  withdrawn: z.nullable(z.strictObject({ by: id, at: z.iso.datetime(), reason: z.string() })),
});
export const LimitDecisions = z.strictObject({ decisions: z.array(LimitDecision) });
