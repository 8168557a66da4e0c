import type { Choice, FieldFault } from '../shared/errors.ts';
import type { Documentation, Flags } from '../shared/school/absence-terms.ts';
import { type Day, halfYearOf, type Instant } from '../shared/time.ts';
import type { RefusalCode } from './refusals.ts';

/** Why a final code differs from what was reported or registered (B10): a closed list, seen by staff and guardians. */
export const DIFFERENCES = [
  'documented-later',
  'guardian-corrected',
  'teacher-corrected',
  'registered-by-mistake',
  'leave-granted',
] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** Decisions of one request: with a fact for each pupil and the answer to repeat they fit in one transaction. */
export const MAX_DECISIONS = 45;
/** Days that are shown side by side at once. */
export const MAX_SIDE_BY_SIDE_DAYS = 14;
/** Days over which the queue or a history may be asked about at once. */
export const MAX_RANGE_DAYS = 366;

/** A code of the set that held on the day, with its flags; what sets hold beside them is not asked here. */
export type Code = Choice & Flags;
/** The codes of one day and type of school, and those that rules give when nobody decides. */
export type CodesOfDay = {
  readonly codes: readonly Code[];
  readonly unreported: string;
  readonly reported: string;
  readonly leave: string;
};

/** What a contact teacher says of a pupil's day, or of one lesson of it. */
export type Line = {
  readonly pupilId: string;
  readonly date: Day;
  readonly lessonId?: string | undefined;
  readonly wholeDay?: boolean | undefined;
  /** `null` takes the decision back. */
  readonly code: string | null;
  /** Left out: as it was decided or reported. `null`: none. */
  readonly reasonId?: string | null | undefined;
  readonly difference?: Difference | undefined;
  /** The version of the decision that the teacher saw; 0 when there was none. */
  readonly version: number;
};

/** A value of a decision. The empty code says that the decision was taken back (decision 014). */
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

/** What is known of a pupil's day when it is decided on. */
export type DayRecords = {
  /** Reports of the day; the lessons that each touches, where the timetable was known. */
  readonly reports: readonly { readonly reasonId: string | null; readonly lessonIds?: readonly string[] | undefined }[];
  readonly onLeave: boolean;
  readonly entries: readonly {
    readonly lessonId: string;
    readonly kind: 'absent' | 'part' | 'late' | 'present';
    readonly documentation: Documentation;
  }[];
  /** The decision on this day or lesson, if there has been one. */
  readonly decided?: (Value & { readonly version: number }) | undefined;
};

/** What a line is measured against. */
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

/** True for a decision that counts: one that was taken back says nothing. */
export const isStanding = <Of extends Pick<Value, 'code'>>(decided: Of | undefined): decided is Of =>
  decided !== undefined && decided.code !== '';

/** The records that speak of what a line decides: of one lesson, or of the whole day. */
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
  // Which lessons leave takes, or a report whose day had no timetable, nobody knows: the day can be decided on.
  return lessonId === undefined
    ? onLeave || reports.length > 0
    : reports.some((report) => report.lessonIds !== undefined);
}

/**
 * How report, leave and entries say that the absence is documented. Who is registered as present all through is not
 * absent, whatever was reported; leave goes before a report, a report before an entry nobody had reported.
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
 * Whether a decision must say why (B10): its documentation is another than report, leave and entries say, it changes
 * what was decided before (law 6), or its half-year has ended. A new reason alone needs no why.
 */
export function needsWhy(line: Line, records: DayRecords, codes: CodesOfDay, today: Day): boolean {
  if (halfYearOf(line.date).to < today) return true;
  const { decided } = records;
  if (isStanding(decided) && (decided.code !== line.code || decided.wholeDay !== (line.wholeDay ?? false))) return true;
  if (line.code === null || decided?.code === line.code) return false;
  const code = codes.codes.find((candidate) => candidate.id === line.code);
  return code !== undefined && !saidOf(records, line.lessonId, codes).includes(code.documentation);
}

/** What is wrong with a line; `undefined` when nothing is. */
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

/** The value that a line without faults gives. */
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

/** The value that takes a decision back: it counts nowhere, and nothing of the decision is shown (decision 014). */
export const takenBack = (hand: Pick<Value, 'by' | 'at' | 'difference' | 'leaveId'>): Value => ({
  wholeDay: false,
  code: '',
  documentation: 'not-absence',
  onDiploma: false,
  reasonId: null,
  ...hand,
});

/** The reason that guardians see now: as decided, else as reported; `undefined` when there is none to see. */
export function reasonSeen(records: DayRecords, lessonId: string | undefined): string | null | undefined {
  if (isStanding(records.decided)) return records.decided.reasonId;
  const [report] = about(records, lessonId).reports;
  return report?.reasonId;
}

/** True when guardians had seen another reason than they will now (C2). */
export function changesReason(value: Value, records: DayRecords, lessonId: string | undefined): boolean {
  const seen = reasonSeen(records, lessonId);
  return seen !== undefined && seen !== value.reasonId;
}

/** True when a line asks for what is decided already: nothing is written then. */
export const unchanged = (line: Line, value: Value, decided: DayRecords['decided']): boolean =>
  decided !== undefined &&
  decided.code === value.code &&
  decided.wholeDay === value.wholeDay &&
  decided.reasonId === value.reasonId &&
  (line.difference === undefined || decided.difference === line.difference);
