import * as z from 'zod/mini';
import { cursor, day, id, sortableId, time } from '../shared/schema.ts';
import { DOCUMENTATIONS } from '../shared/school/absence-terms.ts';
import { DIFFERENCES, MAX_DECISIONS } from './rules.ts';

const word = z.string().check(z.minLength(1), z.maxLength(60), z.regex(/^[a-z0-9-]+$/));
const version = z.int().check(z.minimum(0), z.maximum(1_000_000));

export const RangeQuery = z.strictObject({ from: z.optional(day), to: z.optional(day) });
export const SideBySideQuery = z.strictObject({ from: day, to: day });
export const DayQuery = z.strictObject({ date: z.optional(day) });
export const QueueQuery = z.strictObject({
  from: z.optional(day),
  to: z.optional(day),
  /** One of the owner's reasons; empty for reports without a reason. */
  reasonId: z.optional(z.string().check(z.maxLength(60), z.regex(/^[a-z0-9-]*$/))),
  cursor: z.optional(cursor),
});

const Decided = z.strictObject({
  pupilId: id,
  date: day,
  /** Left out: the day. */
  lessonId: z.optional(id),
  /** True when the day counts as one day and its lessons not as hours. */
  wholeDay: z.optional(z.boolean()),
  /** `null` takes the decision back. */
  code: z.nullable(word),
  /** Left out: the reason stays as decided or reported. `null`: no reason. */
  reasonId: z.optional(z.nullable(word)),
  difference: z.optional(z.enum(DIFFERENCES)),
  /** The decision's present version; 0 when there is no decision. */
  version,
});
const HandledReport = z.strictObject({ pupilId: id, reportId: sortableId, version });

export const DecisionsBody = z.strictObject({
  decisions: z.array(Decided).check(z.maxLength(MAX_DECISIONS)),
  reports: z.array(HandledReport).check(z.maxLength(MAX_DECISIONS)),
});

const Word = z.strictObject({ id: z.string(), text: z.string() });
const CodeWord = z.strictObject({ id: z.string(), mark: z.string(), text: z.string() });
/** The author of a value: staff have a name, other authors have none. */
const By = z.strictObject({ you: z.boolean(), name: z.optional(z.string()) });

/** A value of a decision; `code: null` takes the decision back. */
const value = {
  wholeDay: z.boolean(),
  code: z.nullable(CodeWord),
  documentation: z.enum(DOCUMENTATIONS),
  onDiploma: z.boolean(),
  countsTowardsLimit: z.optional(z.boolean()),
  reason: z.nullable(Word),
  difference: z.optional(z.enum(DIFFERENCES)),
  at: z.iso.datetime(),
};
const place = { date: day, lessonId: z.optional(id) };

export const DecisionHistory = z.strictObject({
  pupilId: id,
  from: day,
  to: day,
  decisions: z.array(
    z.strictObject({
      ...place,
      version,
      reports: z.array(z.strictObject({ reportId: sortableId, version })),
      /** Oldest first; the last value holds. */
      values: z.array(z.strictObject({ ...value, by: By })),
    }),
  ),
});

export const Decisions = z.strictObject({
  decisions: z.array(z.strictObject({ pupilId: id, ...place, ...value, version })),
  /** The reports that this handles, unless their guardians have changed them meanwhile. */
  reports: z.array(HandledReport),
});

const Sums = z.record(z.enum(DOCUMENTATIONS), z.int());
/** The diploma's sums are `null` for a pupil without grades yet. */
const ofDiploma = z.nullable(z.int());
const Figures = z.strictObject({ days: Sums, minutes: Sums, diplomaDays: ofDiploma, diplomaMinutes: ofDiploma });

export const Preview = z.strictObject({
  /** In the order of the request. */
  decisions: z.array(
    z.strictObject({
      pupilId: id,
      ...place,
      /** `null` when nothing was decided. */
      before: z.nullable(z.strictObject(value)),
      after: z.strictObject(value),
      unchanged: z.boolean(),
      /** True when every lesson of the day has absence: a person may then let it count as one day instead of hours. */
      suggestsWholeDay: z.boolean(),
    }),
  ),
  reports: z.array(HandledReport),
  /** The effect on each pupil's half-year, in days and minutes; neither is converted into the other. */
  figures: z.array(z.strictObject({ pupilId: id, halfYear: z.string(), before: Figures, after: Figures })),
});

export const Codes = z.strictObject({
  date: day,
  schoolType: z.enum(['grunnskole', 'vgs']),
  /** The first day of the code set. */
  from: day,
  codes: z.array(
    z.strictObject({
      id: z.string(),
      mark: z.string(),
      text: z.string(),
      documentation: z.enum(DOCUMENTATIONS),
      onDiploma: z.boolean(),
      /** Upper secondary only. */
      countsTowardsLimit: z.optional(z.boolean()),
    }),
  ),
  /** The codes that rules give an absence without a decision. */
  unreported: z.string(),
  reported: z.string(),
  leave: z.string(),
  reasons: z.array(Word),
  differences: z.array(z.enum(DIFFERENCES)),
});

const who = { pupilId: id, pupilName: z.string(), protected: z.boolean() };
const State = z.enum(['reported', 'awaiting', 'unconfirmed']);
const Status = z.enum(['sent', 'seen', 'handled', 'withdrawn']);
const MadeBy = z.enum(['guardian', 'pupil', 'staff', 'system']);
const Channel = z.enum(['online', 'office', 'schedule']);
const part = { from: z.optional(time), to: z.optional(time) };

export const Queue = z.strictObject({
  from: day,
  to: day,
  /** The reason of reports without a reason, for the filter. */
  defaultReasonId: z.nullable(z.string()),
  reports: z.array(
    z.strictObject({
      ...who,
      reportId: sortableId,
      version,
      status: Status,
      firstDay: day,
      /** `null` while the report is open-ended: it cannot be handled yet. */
      lastDay: z.nullable(day),
      ...part,
      days: z.array(z.strictObject({ day, state: State, ...part })),
      reason: z.nullable(Word),
      madeBy: MadeBy,
      channel: Channel,
      madeAt: z.iso.datetime(),
    }),
  ),
  /**
   * On the first page only: pupils with unexplained absence in the last 14 days (no report, leave or decision), with
   * the number of lessons.
   */
  unexplained: z.array(z.strictObject({ ...who, lessons: z.int() })),
  next: z.nullable(z.string()),
});

/** A disagreement between report, entry and decision, with the reason that the decision gives, if any (B10). */
const Disagreement = z.strictObject({
  kind: z.enum(['reported-but-present', 'away-without-report', 'reported-afterwards', 'decided-otherwise']),
  lessonId: z.optional(id),
  difference: z.nullable(z.enum(DIFFERENCES)),
});

export const SideBySide = z.strictObject({
  from: day,
  to: day,
  pupils: z.array(
    z.strictObject({
      ...who,
      days: z.array(
        z.strictObject({
          date: day,
          reports: z.array(
            z.strictObject({
              reportId: sortableId,
              version,
              status: Status,
              state: State,
              ...part,
              reason: z.nullable(Word),
              madeBy: MadeBy,
              channel: Channel,
              madeAt: z.iso.datetime(),
              /** True when the report came after a teacher had registered the absence. */
              afterwards: z.boolean(),
            }),
          ),
          onLeave: z.boolean(),
          entries: z.array(
            z.strictObject({
              lessonId: id,
              from: time,
              to: time,
              group: z.string(),
              subject: z.optional(z.string()),
              kind: z.enum(['absent', 'part', 'late', 'present']),
              minutes: z.int(),
              /** `null` for an entry that says "present": nothing is counted. */
              code: z.nullable(CodeWord),
              at: z.iso.datetime(),
              /** The number of values that the entry has had. */
              values: z.int(),
            }),
          ),
          /**
           * On days with a report or leave: confirmed lessons without an entry of the pupil, who counts as present
           * there.
           */
          attended: z.array(
            z.strictObject({
              lessonId: id,
              from: time,
              to: time,
              subject: z.optional(z.string()),
              group: z.nullable(z.string()),
            }),
          ),
          decisions: z.array(z.strictObject({ lessonId: z.optional(id), ...value, version })),
          differences: z.array(Disagreement),
        }),
      ),
    }),
  ),
});
