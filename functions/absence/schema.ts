import * as z from 'zod/mini';
import { day, id, schoolContact, sentBack, sortableId, time, unread, waitingLine } from '../shared/schema.ts';
import { STATUSES } from './rules.ts';

const reasonId = z.string().check(z.minLength(1), z.maxLength(60), z.regex(/^[a-z0-9-]+$/));

/** `waiting=true` adds the caller's waiting work, so that the first page of an office needs one request for both. */
export const DayQuery = z.strictObject({ day, waiting: z.optional(z.enum(['true', 'false'])) });

/** The period in civil time: `from` applies to the first day, `to` to the last; `lastDay: null` is open-ended. */
const absence = {
  firstDay: day,
  lastDay: z.nullable(day),
  from: z.optional(time),
  to: z.optional(time),
  /** A reason of the owner's list. Absent: the owner's default. `null`: no reason. */
  reasonId: z.optional(z.nullable(reasonId)),
};

export const ReportBody = z.strictObject({
  children: z
    .array(z.strictObject({ childId: id, ...absence }))
    .check(z.minLength(1), z.maxLength(10), z.refine(oncePerChild, { error: 'child-twice' })),
});
export const PupilReportBody = z.strictObject(absence);
export const OfficeReportBody = z.strictObject({ pupilId: id, ...absence, calledBy: z.optional(id) });

export const StillAwayBody = z.strictObject({ day, stillAway: z.boolean() });

const MAX_RECEIPTS = 25;
export const ReceiptsBody = z.strictObject({
  reports: z
    .array(z.strictObject({ pupilId: id, reportId: sortableId }))
    .check(z.minLength(1), z.maxLength(MAX_RECEIPTS)),
  /** The new state of the reports; "seen" again changes nothing. */
  status: z.enum(['seen', 'handled']),
});

function oncePerChild(children: readonly { childId: string }[]): boolean {
  return new Set(children.map((child) => child.childId)).size === children.length;
}

const MadeBy = z.strictObject({
  kind: z.enum(['guardian', 'pupil', 'staff', 'system']),
  /** True for the caller. */
  you: z.boolean(),
  /** A guardian's name, when the caller may see it. */
  name: z.optional(z.string()),
});
const Channel = z.enum(['online', 'office', 'schedule']);
const Reason = z.strictObject({ id: z.string(), text: z.string() });
const DayState = z.enum(['reported', 'awaiting', 'unconfirmed']);

const Lesson = z.strictObject({
  lessonId: z.string(),
  from: time,
  to: time,
  subject: z.optional(z.string()),
});

const ReportedDay = z.strictObject({
  day,
  state: DayState,
  from: z.optional(time),
  to: z.optional(time),
  /** The touched lessons; absent when the timetable is not known, and in lists. */
  lessons: z.optional(z.array(Lesson)),
});

export const Report = z.strictObject({
  reportId: sortableId,
  childId: id,
  schoolId: id,
  version: z.number(),
  status: z.enum(STATUSES),
  firstDay: day,
  lastDay: z.nullable(day),
  from: z.optional(time),
  to: z.optional(time),
  reason: z.nullable(Reason),
  days: z.array(ReportedDay),
  madeBy: MadeBy,
  channel: Channel,
  /** The guardian who called, when the office entered the report (A9). */
  calledBy: z.optional(MadeBy),
  madeAt: z.iso.datetime(),
  changedBy: MadeBy,
  changedChannel: Channel,
  changedAt: z.iso.datetime(),
  /** True until the school handles the report, or the report is withdrawn or over. */
  changeable: z.boolean(),
  /** The day of the current "still away?" question; `null` when there is no question. */
  question: z.nullable(z.strictObject({ day })),
});

const changes = sentBack(
  {
    firstDay: z.optional(day),
    lastDay: z.optional(z.nullable(day)),
    from: z.optional(z.nullable(time)),
    to: z.optional(z.nullable(time)),
    reasonId: z.optional(z.nullable(reasonId)),
    /** The reason as the API shows it: its id counts when the body has no `reasonId`. */
    reason: z.optional(z.nullable(z.strictObject({ id: reasonId, text: z.string() }))),
  },
  Object.keys(Report.shape),
);
/** JSON merge patch: an absent field stays, `null` removes it. A fetched, edited and returned report is valid too. */
export const ChangeBody = z.pipe(
  changes,
  z.transform(({ reason, ...rest }: z.output<typeof changes>) =>
    reason === undefined ? rest : { reasonId: reason?.id ?? null, ...rest },
  ),
);

export const Reports = z.strictObject({
  reports: z.array(Report),
  /** Open-ended reports that the new reports ended, each with its last day. Older stored answers lack the field. */
  ended: z._default(
    z.array(z.strictObject({ childId: id, reportId: sortableId, version: z.number(), lastDay: day })),
    [],
  ),
});
export const ReportPage = z.strictObject({ reports: z.array(Report), next: z.nullable(z.string()) });
export const Versions = z.strictObject({ versions: z.array(Report) });

/** The reasons and limits of reporting, shown before the user fills in the form (A2). */
const Reporting = z.strictObject({
  windowDays: z.number(),
  firstDay: day,
  lastDay: day,
  maxDays: z.number(),
  nextSchoolDay: z.nullable(day),
  reasons: z.array(Reason),
  defaultReasonId: z.nullable(z.string()),
});

const card = {
  pupilName: z.string(),
  schoolId: id,
  schoolName: z.string(),
  schoolContact,
  /** The school's name of the class ("4A"); `null` when the pupil has no class. */
  className: z.nullable(z.string()),
  grade: z.nullable(z.string()),
  today: z.strictObject({
    status: z.enum(['none', 'reported', 'unconfirmed']),
    reports: z.array(
      z.strictObject({ reportId: sortableId, status: z.enum(STATUSES), from: z.optional(time), to: z.optional(time) }),
    ),
  }),
  /** The first absence that begins after today: a report, or granted leave. */
  nextPlanned: z.nullable(
    z.strictObject({
      kind: z.enum(['report', 'leave']),
      /** The id of the report or the application. */
      id: z.string(),
      firstDay: day,
      lastDay: z.nullable(day),
      from: z.nullable(time),
      to: z.nullable(time),
    }),
  ),
  /** Unread items about this pupil in the caller's inbox, per area. */
  unread,
  may: z.strictObject({ report: z.boolean(), why: z.optional(z.enum(['pupil-of-age', 'pupil-not-of-age'])) }),
  reporting: Reporting,
};
export const Children = z.strictObject({
  /** The caller's own name; `null` when the roster holds none. */
  guardianName: z.nullable(z.string()),
  children: z.array(z.strictObject({ childId: id, ...card })),
  /** The reason for an empty list, without any name, and the remedy; `null` when the list has children. */
  why: z.nullable(
    z.strictObject({ code: z.enum(['relation-not-settled', 'pupil-of-age', 'no-child-here']), text: z.string() }),
  ),
});
export const PupilCard = z.strictObject({ pupilId: id, ...card });

export const SchoolDay = z.strictObject({
  day,
  /** The work that waits for the caller, as `waiting` of the school has it; `null` where it was not asked for. */
  waiting: z.nullable(z.array(waitingLine)),
  absences: z.array(
    z.strictObject({
      pupilId: id,
      pupilName: z.string(),
      className: z.nullable(z.string()),
      protected: z.boolean(),
      reportId: sortableId,
      version: z.number(),
      status: z.enum(STATUSES),
      state: DayState,
      from: z.optional(time),
      to: z.optional(time),
      firstDay: day,
      lastDay: z.nullable(day),
      reason: z.nullable(Reason),
      madeBy: z.enum(['guardian', 'pupil', 'staff', 'system']),
      channel: Channel,
      lessons: z.optional(z.array(Lesson)),
    }),
  ),
});

export const Receipts = z.strictObject({
  reports: z.array(
    z.strictObject({ pupilId: id, reportId: sortableId, status: z.enum(STATUSES), version: z.number() }),
  ),
});
