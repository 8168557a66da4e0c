import type { CallerAs } from '../access/authorize.ts';
import type { PupilCard } from '../roster/lookup.ts';
import { calendarOf, type OrgContext } from '../settings/lookup.ts';
import type { FieldFault, Refusal } from '../shared/errors.ts';
import { newSortableId } from '../shared/ids.ts';
import type { RelationCondition } from '../shared/table/relation-condition.ts';
import { isAdult } from '../shared/time.ts';
import { type AbsenceSettings, limitsOf } from './authorize.ts';
import { calendarBeside, type End, meetingOf } from './beside.ts';
import { daysOf, noSchoolDayIn, type ReportedDay } from './days.ts';
import { overlapFault } from './overlap.ts';
import { defaultReasonFor } from './reasons.ts';
import { type RefusalCode, refuse } from './refusals.ts';
import type { Guard, Report } from './report.ts';
import { type Absence, faultOfNew, faultOfReason } from './rules.ts';
import type { Attribution } from './steps.ts';

/** One child's part of a request. */
export type Wanted = {
  readonly pupilId: string;
  readonly absence: Absence;
  /** Absent: the owner's default. `null`: no reason. */
  readonly reasonId?: string | null | undefined;
  /** The child's place in the body, for the pointers of refusals; `''` when the child is the body. */
  readonly pointer: string;
};

/** A child's part that the caller may report, with the child's records. */
export type Found = {
  readonly wanted: Wanted;
  readonly card: PupilCard;
  readonly guard: Guard;
  /** A guardian's relation, which must still hold when the transaction commits. */
  readonly relation: RelationCondition | undefined;
  /** The pupil's earlier open-ended report, if there is one. */
  readonly open: Report | undefined;
};
/** A child's part with its school days, or with its faults. */
export type Planned = {
  readonly found: Found;
  readonly days: readonly ReportedDay[];
  readonly faults: readonly FieldFault<RefusalCode>[];
  /** The open-ended report that ends where this one begins. */
  readonly ends?: { readonly report: Report; readonly end: End } | undefined;
};

/** Applies rules, calendar and overlap to one child's part; pure. */
export function planOf(found: Found, org: OrgContext<AbsenceSettings>, caller: CallerAs): Planned {
  const { wanted, card, guard, open } = found;
  const { schoolId } = card.facts;
  const limits = limitsOf(org.at(schoolId), caller.moment);
  const fault = faultOfNew(wanted.absence, limits) ?? faultOfReason(wanted.reasonId, limits);
  if (fault) {
    const { field, code, params } = fault;
    return { found, days: [], faults: [{ pointer: `${wanted.pointer}/${field}`, code, params }] };
  }
  const calendar = calendarOf(org, schoolId);
  const beside = wanted.absence.lastDay === null ? calendarBeside(calendar, guard.spans) : calendar;
  const days = daysOf(beside, wanted.absence);
  const meeting = meetingOf(wanted.absence, guard.spans, open);
  if (meeting.kind === 'meets') {
    const around = { caller, pupilId: wanted.pupilId, schoolId, calendar, spans: guard.spans };
    const fault = overlapFault(`${wanted.pointer}/firstDay`, meeting.span, wanted.absence, around);
    return { found, days, faults: [fault] };
  }
  const ends = meeting.kind === 'ends' && open ? { report: open, end: meeting.end } : undefined;
  return days.length > 0
    ? { found, days, faults: [], ends }
    : { found, days, faults: [{ pointer: `${wanted.pointer}/firstDay`, ...noSchoolDayIn(calendar, wanted.absence) }] };
}

/**
 * One refusal that lists every fault and takes its code from the first, an overlap last: an overlap conflicts with
 * another report, the other faults lie in the request.
 */
export function refusalOf(faults: readonly FieldFault<RefusalCode>[]): Refusal {
  const first = faults.find((fault) => fault.code !== 'absence.overlap') ?? faults[0];
  return refuse(first?.code ?? 'invalid-request', first?.params, { faults });
}

/** The reporter: the pupil from the age of 18, also when the office took the report by phone. */
const reporterOf = ({ facts }: PupilCard, { by, moment }: Attribution): 'guardian' | 'pupil' =>
  by.kind === 'pupil' || (by.kind === 'staff' && isAdult(facts.birthDate, moment.day)) ? 'pupil' : 'guardian';

/** The first version of a report. */
export function newReport(
  { found, days }: Planned,
  attribution: Attribution,
  org: OrgContext<AbsenceSettings>,
): Report {
  const { wanted, card } = found;
  const { schoolId } = card.facts;
  const { by, channel, moment } = attribution;
  const byDefault = defaultReasonFor(org.at(schoolId), reporterOf(card, attribution));
  return {
    reportId: newSortableId(Date.parse(moment.instant)),
    pupilId: wanted.pupilId,
    schoolId,
    version: 1,
    status: 'sent',
    ...wanted.absence,
    reasonId: wanted.reasonId === undefined ? byDefault : wanted.reasonId,
    days: [...days],
    madeBy: by,
    channel,
    madeAt: moment.instant,
    move: 'report',
    changedBy: by,
    changedChannel: channel,
    changedAt: moment.instant,
  };
}
