import type { Choice, FieldFault } from '../shared/errors.ts';
import type { Documentation, Flags } from '../shared/school/absence-terms.ts';
import { type Day, halfYearOf, type Instant } from '../shared/time.ts';
import type { RefusalCode } from './refusals.ts';

/** Reasons why a final code differs from the report or entry (B10): a closed list that staff and guardians see. */
export const DIFFERENCES = [
  'documented-later',
  'guardian-corrected',
  'teacher-corrected',
  'registered-by-mistake',
  'leave-granted',
] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** Decisions of one request: they fit in one transaction with a fact for each pupil and the idempotency record. */
export const MAX_DECISIONS = 45;
/** Days of one side-by-side view. */
export const MAX_SIDE_BY_SIDE_DAYS = 14;
/** Days of one request for the queue or a history. */
export const MAX_RANGE_DAYS = 366;

/** A code of the set that held on the day, with its flags. */
export type Code = Choice & Flags;
/** The codes of one day and type of school, and the codes that rules give without a decision. */
export type CodesOfDay = {
  readonly codes: readonly Code[];
  readonly unreported: string;
  readonly reported: string;
  readonly leave: string;
};

/** A contact teacher's decision on a pupil's day, or on a lesson of it, as requested. */
export type Line = {
  readonly pupilId: string;
  readonly date: Day;
  readonly lessonId?: string | undefined;
  readonly wholeDay?: boolean | undefined;
  /** `null` takes the decision back. */
  readonly code: string | null;
  /** Left out: the reason stays as decided or reported. `null`: no reason. */
  readonly reasonId?: string | null | undefined;
  readonly difference?: Difference | undefined;
  /** The version of the decision that the teacher saw; 0 when there was no decision. */
  readonly version: number;
};

/** A value of a decision. The empty code means that the decision was taken back (decision 014). */
export type Value = Flags & {
  readonly wholeDay: boolean;
  readonly code: string;
  readonly reasonId: string | null;
  readonly difference?: Difference | undefined;
  readonly by: string;
  readonly at: Instant;
  /** The leave that wrote it; absent when a person decided. */
  readonly leaveId?: string | undefined;
};

/** A pupil's records of a day, against which a decision is checked. */
export type DayRecords = {
  /** Reports of the day, with the lessons that each touches if the timetable was known. */
  readonly reports: readonly { readonly reasonId: string | null; readonly lessonIds?: readonly string[] | undefined }[];
  readonly onLeave: boolean;
  readonly entries: readonly {
    readonly lessonId: string;
    readonly kind: 'absent' | 'part' | 'late' | 'present';
    readonly documentation: Documentation;
  }[];
  /** The decision on this day or lesson, if any. */
  readonly decided?: (Value & { readonly version: number }) | undefined;
};

/** Settings and time against which a line is checked. */
export type Measure = {
  readonly codes: CodesOfDay | undefined;
  readonly reasons: readonly Choice[];
  readonly today: Day;
};

export type LineFault = {
  readonly field: 'date' | 'lessonId' | 'wholeDay' | 'code' | 'reasonId' | 'difference' | 'version';
  readonly code: RefusalCode;
  readonly params?: FieldFault['params'];
};

/** True for a decision that counts, false for a decision that was taken back. */
export const isStanding = <Of extends Pick<Value, 'code'>>(decided: Of | undefined): decided is Of =>
  decided !== undefined && decided.code !== '';

/** The records about the lesson that a line decides, or about the whole day. */
export function about<Of extends Pick<DayRecords, 'reports' | 'entries'>>(
  records: Of,
  lessonId: string | undefined,
): Of {
  if (lessonId === undefined) return records;
  return {
    ...records,
    reports: records.reports.filter(({ lessonIds }) => lessonIds === undefined || lessonIds.includes(lessonId)),
    entries: records.entries.filter((entry) => entry.lessonId === lessonId),
  };
}

/** True when there is something to decide on: a report, leave or an entry, or an earlier decision to correct. */
export function decidable(records: DayRecords, lessonId: string | undefined): boolean {
  const { reports, entries, onLeave, decided } = about(records, lessonId);
  if (decided !== undefined || entries.length > 0) return true;
  // Leave, and a report made without a timetable, name no lessons: they allow a decision on the day only.
  return lessonId === undefined
    ? onLeave || reports.length > 0
    : reports.some((report) => report.lessonIds !== undefined);
}

/**
 * The documentation that report, leave and entries give the absence. A pupil registered as present throughout is not
 * absent, whatever was reported. Leave goes before a report, a report before an entry without a report.
 */
export function saidOf(
  records: Omit<DayRecords, 'decided'>,
  lessonId: string | undefined,
  codes: CodesOfDay,
): readonly Documentation[] {
  const { reports, entries, onLeave } = about(records, lessonId);
  const away = entries.filter((entry) => entry.kind !== 'present');
  if (entries.length > 0 && away.length === 0) return ['not-absence'];
  const ofReport = reports.length > 0 ? codes.reported : undefined;
  const byRule = onLeave ? codes.leave : ofReport;
  if (byRule === undefined) return [...new Set(away.map((entry) => entry.documentation))];
  return codes.codes.filter((code) => code.id === byRule).map((code) => code.documentation);
}

/**
 * True when a decision must give a difference reason (B10): its documentation differs from that of report, leave and
 * entries, it changes an earlier decision (law 6), or its half-year has ended. A new absence reason alone needs none.
 */
export function needsWhy(line: Line, records: DayRecords, codes: CodesOfDay, today: Day): boolean {
  if (halfYearOf(line.date).to < today) return true;
  const { decided } = records;
  if (isStanding(decided) && (decided.code !== line.code || decided.wholeDay !== (line.wholeDay ?? false))) return true;
  if (line.code === null || decided?.code === line.code) return false;
  const code = codes.codes.find((candidate) => candidate.id === line.code);
  return code !== undefined && !saidOf(records, line.lessonId, codes).includes(code.documentation);
}

/** The fault of a line, if any. */
export function faultOfLine(line: Line, records: DayRecords, measure: Measure): LineFault | undefined {
  return faultOfWords(line, measure) ?? faultOfState(line, records, measure);
}

function faultOfWords({ date, lessonId, wholeDay, code, reasonId }: Line, measure: Measure): LineFault | undefined {
  const { codes, reasons, today } = measure;
  if (date > today) return { field: 'date', code: 'handling.not-yet', params: { today } };
  if (!codes) return { field: 'date', code: 'handling.no-code-set', params: { date } };
  if (code !== null && !codes.codes.some((candidate) => candidate.id === code)) {
    return { field: 'code', code: 'handling.unknown-code', params: { date, allowed: codes.codes } };
  }
  if (wholeDay && (lessonId !== undefined || code === null))
    return { field: 'wholeDay', code: 'handling.whole-day-of-what' };
  if (typeof reasonId === 'string' && !reasons.some(({ id }) => id === reasonId)) {
    return { field: 'reasonId', code: 'handling.unknown-reason', params: { allowed: reasons } };
  }
  return undefined;
}

function faultOfState(line: Line, records: DayRecords, { codes, today }: Measure): LineFault | undefined {
  const { date, lessonId, version } = line;
  const present = records.decided?.version ?? 0;
  if (version !== present) {
    return { field: 'version', code: 'handling.stale', params: { date, version: present } };
  }
  const missing = line.code === null ? !isStanding(records.decided) : !decidable(records, lessonId);
  if (missing) {
    const field = lessonId === undefined ? 'date' : 'lessonId';
    return { field, code: 'handling.nothing-to-decide', params: { date } };
  }
  return codes && line.difference === undefined && needsWhy(line, records, codes, today)
    ? { field: 'difference', code: 'handling.difference-required', params: { date } }
    : undefined;
}

/** The value that a line without faults leads to. */
export function valueFor(line: Line, records: DayRecords, codes: CodesOfDay, by: string, at: Instant): Value {
  const { difference } = line;
  if (line.code === null) return takenBack({ by, at, difference });
  const code = codes.codes.find((candidate) => candidate.id === line.code);
  if (!code) throw new Error('A line with an unknown code has a fault and gives no value.');
  const { id, documentation, onDiploma, countsTowardsLimit } = code;
  const reasonId = line.reasonId === undefined ? reasonSeen(records, line.lessonId) : line.reasonId;
  const flags = { documentation, onDiploma, ...(countsTowardsLimit !== undefined && { countsTowardsLimit }) };
  const why = difference === undefined ? {} : { difference };
  return { wholeDay: line.wholeDay ?? false, code: id, ...flags, reasonId: reasonId ?? null, ...why, by, at };
}

/** The value that takes a decision back: it counts nowhere and shows nothing of the decision (decision 014). */
export const takenBack = (attribution: Pick<Value, 'by' | 'at' | 'difference' | 'leaveId'>): Value => ({
  wholeDay: false,
  code: '',
  documentation: 'not-absence',
  onDiploma: false,
  reasonId: null,
  ...attribution,
});

/** The reason that guardians see now: as decided, else as reported; `undefined` when they see neither. */
export function reasonSeen(records: DayRecords, lessonId: string | undefined): string | null | undefined {
  if (isStanding(records.decided)) return records.decided.reasonId;
  const [report] = about(records, lessonId).reports;
  return report?.reasonId;
}

/** True when guardians will see a different reason than before (C2). */
export function changesReason(value: Value, records: DayRecords, lessonId: string | undefined): boolean {
  const seen = reasonSeen(records, lessonId);
  return seen !== undefined && seen !== value.reasonId;
}

/** True when a line equals the present decision, so that nothing is written. */
export const unchanged = (line: Line, value: Value, decided: DayRecords['decided']): boolean =>
  decided !== undefined &&
  decided.code === value.code &&
  decided.wholeDay === value.wholeDay &&
  decided.reasonId === value.reasonId &&
  (line.difference === undefined || decided.difference === line.difference);
