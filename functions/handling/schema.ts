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
  /** One of the owner's reasons; empty for reports without one. */
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
  /** Left out: as decided or reported. `null`: none. */
  reasonId: z.optional(z.nullable(word)),
  difference: z.optional(z.enum(DIFFERENCES)),
  /** Of the decision as it is now; 0 when there is none. */
  version,
});
const HandledReport = z.strictObject({ pupilId: id, reportId: sortableId, version });

export const DecisionsBody = z.strictObject({
  decisions: z.array(Decided).check(z.maxLength(MAX_DECISIONS)),
  reports: z.array(HandledReport).check(z.maxLength(MAX_DECISIONS)),
});

const Word = z.strictObject({ id: z.string(), text: z.string() });
const CodeWord = z.strictObject({ id: z.string(), mark: z.string(), text: z.string() });
/** Who wrote a value: a member of staff by name, or somebody whose name is not shown. */
const By = z.strictObject({ you: z.boolean(), name: z.optional(z.string()) });

/** A value of a decision; `code: null` when it was taken back. */
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
      /** Oldest first; the last one holds. */
      values: z.array(z.strictObject({ ...value, by: By })),
    }),
  ),
});

export const Decisions = z.strictObject({
  decisions: z.array(z.strictObject({ pupilId: id, ...place, ...value, version })),
  /** Reports that are handled by it, unless their guardians have changed them meanwhile. */
  reports: z.array(HandledReport),
});

const Sums = z.record(z.enum(DOCUMENTATIONS), z.int());
const Figures = z.strictObject({ days: Sums, minutes: Sums, diplomaDays: z.int(), diplomaMinutes: z.int() });

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
      /** True when every lesson of the day has absence: it may be one day instead of hours; a person says so. */
      suggestsWholeDay: z.boolean(),
    }),
  ),
  reports: z.array(HandledReport),
  /** What it does to each pupil's half-year: days and minutes, never one for the other. */
  figures: z.array(z.strictObject({ pupilId: id, halfYear: z.string(), before: Figures, after: Figures })),
});

export const Codes = z.strictObject({
  date: day,
  schoolType: z.enum(['grunnskole', 'vgs']),
  /** The first day on which the set holds. */
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
  /** What rules give an absence on which nobody decides. */
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
  /** The reason of reports that name none: what to filter by. */
  defaultReasonId: z.nullable(z.string()),
  reports: z.array(
    z.strictObject({
      ...who,
      reportId: sortableId,
      version,
      status: Status,
      firstDay: day,
      /** `null` while it is open-ended: it cannot be handled yet. */
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
   * On the first page: pupils who were away in the last 14 days from lessons that nobody has reported, granted or
   * decided on, with the number of lessons.
   */
  unexplained: z.array(z.strictObject({ ...who, lessons: z.int() })),
  next: z.nullable(z.string()),
});

/** What report, entry and decision do not agree on, with the reason where a decision gives one (B10). */
const Disagreement = z.strictObject({
  kind: z.enum(['reported-but-present', 'away-without-report', 'reported-afterwards', 'decided-otherwise']),
  lessonId: z.optional(id),
  reason: z.nullable(z.enum(DIFFERENCES)),
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
              /** True when it came after a teacher had registered the absence. */
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
              /** How many values the entry has had. */
              values: z.int(),
            }),
          ),
          /**
           * On days with a report or leave: lessons that were confirmed with nothing said of the pupil, who counts as
           * present.
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
