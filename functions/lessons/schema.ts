import * as z from 'zod/mini';
import { cursor, day, id, time } from '../shared/schema.ts';
import { isDay } from '../shared/time.ts';
import { ENTRY_KINDS } from './rules.ts';

const minutes = z.int();

export const LessonParams = z.strictObject({
  groupId: id,
  date: day.check(z.refine(isDay, { error: 'wrong-format' })),
  lessonId: id,
});
export const SubstituteParams = z.strictObject({ groupId: id, staffId: id });

export const DaysQuery = z.strictObject({
  from: z.optional(day),
  to: z.optional(day),
  /** Without a lesson in these days: those of the next day that has some, within two weeks; `to` is that day. */
  orNext: z.optional(z.literal('true')),
});

/** Most pupils of a request: a transaction holds them, the register, the timetable and the idempotency record. */
const MAX_PUPILS = 80;

/** `minutes` goes with `part` and `late`, from 1 to the length of the lesson, and with nothing else. */
const Wanted = z.strictObject({
  pupilId: id,
  kind: z.enum(ENTRY_KINDS),
  minutes: z.optional(minutes.check(z.minimum(1), z.maximum(1440))),
});
export const EntriesBody = z.strictObject({
  entries: z
    .array(Wanted)
    .check(z.minLength(1), z.maxLength(MAX_PUPILS), z.refine(oncePerPupil, { error: 'pupil-entered-twice' })),
});

function oncePerPupil(entries: readonly { pupilId: string }[]): boolean {
  return new Set(entries.map((entry) => entry.pupilId)).size === entries.length;
}

export const SettlementBody = z.strictObject({ outcome: z.enum(['kept', 'dropped']) });
export const SubstituteBody = z.strictObject({
  feideName: z.string().check(z.minLength(3), z.maxLength(200), z.regex(/^[^\s@]+@[^\s@]+$/)),
  from: day,
  /** The last day of the grant. */
  to: day,
});

const nullable = z.nullable;
const State = z.enum(['planned', 'open', 'confirmed', 'cancelled']);
const Status = z.enum(['planned', 'cancelled', 'moved']);
const Displaced = z.enum(['gone', 'cancelled', 'moved', 'shortened']);
const How = z.enum(['by-hand', 'by-entry']);

/** A lesson in lists. */
const listed = {
  lessonId: id,
  groupId: id,
  group: nullable(z.string()),
  subject: nullable(z.string()),
  date: day,
  from: time,
  to: time,
  room: nullable(z.string()),
};

export const StaffLessons = z.strictObject({
  from: day,
  to: day,
  lessons: z.array(
    z.strictObject({
      ...listed,
      status: Status,
      state: State,
      /** True if the caller has the lesson by a colleague's grant (B7). */
      substituting: z.boolean(),
      /** The number of pupils reported away or on leave: the suggestions that the open lesson shows. */
      reportedAway: z.int(),
    }),
  ),
});

export const UnconfirmedLessons = z.strictObject({
  lessons: z.array(z.strictObject(listed)),
  next: nullable(z.string()),
});

/** The state of a lesson; `displaced`: the timetable moved off its register; `unsettled`: a person must decide. */
const state = {
  groupId: id,
  date: day,
  lessonId: id,
  state: State,
  displaced: nullable(Displaced),
  unsettled: z.boolean(),
};
const confirmed = { staffId: id, at: z.iso.datetime(), how: How };
const Entry = z.strictObject({ kind: z.enum(ENTRY_KINDS), minutes });

const suggested = {
  source: z.enum(['report', 'leave']),
  id: z.string(),
  from: nullable(time),
  to: nullable(time),
  /** The guardian was asked "still away?" and nobody has answered (A5). */
  unconfirmed: z.boolean(),
};
const Suggestion = z.strictObject(suggested);

export const LessonRoster = z.strictObject({
  ...state,
  confirmed: nullable(z.strictObject({ ...confirmed, name: nullable(z.string()) })),
  group: nullable(z.string()),
  subject: nullable(z.string()),
  from: time,
  to: time,
  minutes,
  room: nullable(z.string()),
  pupils: z.array(
    z.strictObject({
      pupilId: id,
      pupilName: z.string(),
      protected: z.boolean(),
      /** False for a pupil with an entry who was not in the group that day. */
      member: z.boolean(),
      /** True for a pupil who is exempt from the group's teaching and takes no entry. */
      exempt: z.boolean(),
      suggestion: nullable(Suggestion),
      entry: nullable(Entry),
    }),
  ),
});

/** A pupil expected away without a line; an entry, or the pupil's id in `present`, answers it. */
const OpenSuggestion = z.strictObject({ pupilId: id, pupilName: z.string(), protected: z.boolean(), ...suggested });

/** Pupils expected away who are here after all; other pupils stay unchanged. */
export const ConfirmationBody = z.optional(
  z.strictObject({
    present: z.array(id).check(z.maxLength(MAX_PUPILS), z.refine(onlyOnce, { error: 'pupil-entered-twice' })),
  }),
);

function onlyOnce(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

export const LessonState = z.strictObject({ ...state, confirmed: nullable(z.strictObject(confirmed)) });
/** The lesson after the request: `confirmed` is null as long as `suggestions` wait for an answer. */
export const LessonConfirmation = z.strictObject({
  ...state,
  confirmed: nullable(z.strictObject(confirmed)),
  suggestions: z.array(OpenSuggestion),
});

/** Most lessons of a request: more than a full-time teacher leaves unconfirmed in a half-year. */
export const MAX_LESSONS = 250;

/** Without `lessons`: the to-do list, newest first, up to `limit`; the answer's `next` continues it. */
export const LessonConfirmationsBody = z.strictObject({
  /** `preview` shows the outcome and writes nothing. */
  mode: z.enum(['preview', 'confirm']),
  lessons: z.optional(
    z
      .array(
        z.strictObject({
          groupId: id,
          date: day,
          lessonId: id,
          /** Pupils expected away who are here after all. */
          present: z.optional(
            z.array(id).check(z.maxLength(MAX_PUPILS), z.refine(onlyOnce, { error: 'pupil-entered-twice' })),
          ),
        }),
      )
      .check(z.minLength(1), z.maxLength(MAX_LESSONS)),
  ),
});
export const LessonConfirmationsQuery = z.strictObject({
  cursor: z.optional(cursor),
  limit: z.optional(z.string().check(z.regex(/^([1-9]|[1-9]\d|1\d\d|2[0-4]\d|250)$/))),
});
export const LessonConfirmations = z.strictObject({
  mode: z.enum(['preview', 'confirm']),
  /** The number of lessons that this request confirmed, or would confirm. */
  confirmed: z.int(),
  /** The number of lessons that stay open, each with the reason. */
  left: z.int(),
  lessons: z.array(
    z.strictObject({
      groupId: id,
      date: day,
      lessonId: id,
      group: nullable(z.string()),
      subject: nullable(z.string()),
      from: nullable(time),
      to: nullable(time),
      /** `ready` in a preview: the request would confirm the lesson. */
      outcome: z.enum(['confirmed', 'ready', 'already-confirmed', 'left']),
      /** The reason why the lesson stays open, and the remedy. */
      why: nullable(z.strictObject({ code: z.string(), detail: z.string() })),
      suggestions: z.array(OpenSuggestion),
    }),
  ),
  /** The cursor of the to-do list's next page; null if the request names lessons, and at the list's end. */
  next: nullable(z.string()),
});
export const RegisteredEntries = z.strictObject({
  ...state,
  confirmed: nullable(z.strictObject(confirmed)),
  entries: z.array(z.strictObject({ pupilId: id, kind: z.enum(ENTRY_KINDS), minutes })),
  /** The other pupils expected away, without a line. Answers stored before this field lack it. */
  suggestions: z._default(z.array(OpenSuggestion), []),
});

export const UnsettledRegisters = z.strictObject({
  registers: z.array(
    z.strictObject({
      groupId: id,
      date: day,
      lessonId: id,
      group: z.string(),
      subject: nullable(z.string()),
      /** The lesson's times at the registration. */
      from: time,
      to: time,
      /** The lesson's present times; `null` if the timetable has removed it from that day. */
      planned: nullable(z.strictObject({ from: time, to: time })),
      displaced: Displaced,
      /** The number of pupils registered away. */
      away: z.int(),
    }),
  ),
});

export const Substitute = z.strictObject({
  staffId: id,
  name: nullable(z.string()),
  from: day,
  to: day,
  grantedBy: id,
  grantedAt: z.iso.datetime(),
});
export const Substitutes = z.strictObject({ substitutes: z.array(Substitute) });
