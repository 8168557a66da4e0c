import type { CallerAs } from '../access/authorize.ts';
import type { FieldFault } from '../shared/errors.ts';
import { type Calendar, nextSchoolDay, schoolDays } from '../shared/school/calendar.ts';
import { addDays, type Day } from '../shared/time.ts';
import type { Span } from './beside.ts';
import type { RefusalCode } from './refusals.ts';
import { type Absence, STEPS } from './rules.ts';

type Around = {
  readonly caller: CallerAs;
  readonly pupilId: string;
  readonly schoolId: string;
  readonly calendar: Calendar;
  readonly spans: readonly Span[];
};

/**
 * Names the blocking report and a remedy: change it while that is possible, else report the days around it. The caller
 * may report for the pupil, so may see all the pupil's reports, also this id. `freeUntil` and `freeFrom` are the last
 * and the first free day around it; empty when there is none.
 */
export function overlapFault(pointer: string, span: Span, wanted: Absence, around: Around): FieldFault<RefusalCode> {
  const { caller, pupilId } = around;
  const { reportId, firstDay, lastDay } = span;
  const changeable = STEPS.change.from.includes(span.status) && (lastDay === null || lastDay >= caller.moment.day);
  const paths = pathsOf(around, reportId);
  return {
    pointer,
    code: 'absence.overlap',
    params: {
      childId: pupilId,
      reportId,
      firstDay,
      lastDay: lastDay ?? '',
      way: changeable ? 'change' : 'report-around',
      method: changeable ? 'PATCH' : 'POST',
      path: changeable ? paths.report : paths.all,
      freeUntil: freeUntil(span, wanted, around) ?? '',
      freeFrom: freeFrom(span, around) ?? '',
    },
  };
}

function pathsOf({ caller, pupilId, schoolId }: Around, reportId: string) {
  if (caller.as === 'guardian') {
    const all = '/v1/guardian/absence-reports';
    return { all, report: `/v1/guardian/children/${pupilId}/absence-reports/${reportId}` };
  }
  if (caller.as === 'pupil') {
    const all = `/v1/pupil/${pupilId}/absence-reports`;
    return { all, report: `${all}/${reportId}` };
  }
  const all = `/v1/schools/${schoolId}/absence-reports`;
  return { all, report: `/v1/schools/${schoolId}/pupils/${pupilId}/absence-reports/${reportId}` };
}

/** The last wanted school day before the blocking report that no bounded report holds. */
const freeUntil = (span: Span, wanted: Absence, { calendar, spans }: Around): Day | undefined =>
  schoolDays(calendar, wanted.firstDay, addDays(span.firstDay, -1)).findLast((day) => !isHeld(day, spans));

/** The first school day after the blocking report that no bounded report holds; none after an open-ended report. */
function freeFrom({ lastDay }: Span, { calendar, spans }: Around): Day | undefined {
  let day = lastDay === null ? undefined : nextSchoolDay(calendar, addDays(lastDay, 1));
  while (day !== undefined && isHeld(day, spans)) day = nextSchoolDay(calendar, addDays(day, 1));
  return day;
}

/** True for a day that a bounded report holds, wholly or in part. */
const isHeld = (day: Day, spans: readonly Span[]): boolean =>
  spans.some(({ firstDay, lastDay }) => lastDay !== null && firstDay <= day && day <= lastDay);
