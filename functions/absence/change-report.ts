import type { CallerAs } from '../access/authorize.ts';
import { calendarOf } from '../settings/lookup.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { limitsOf } from './authorize.ts';
import { calendarBeside, meetingOf } from './beside.ts';
import { daysAfterChange, noSchoolDayIn, type ReportedDay } from './days.ts';
import { touchedLessons } from './lessons.ts';
import { overlapFault } from './overlap.ts';
import {
  matched,
  type OwnName,
  type OwnReport,
  type OwnReportDeps,
  readOwnReport,
  requestName,
  saveOwn,
} from './own-report.ts';
import { refusalOf } from './plan-report.ts';
import type { Report } from './report.ts';
import { type Absence, faultOfChange, faultOfReason, isWithin } from './rules.ts';
import { attributionOf, nextVersion, stepOf } from './steps.ts';

/** The changes; an absent field stays. `null` removes a time or the reason, and makes the last day open. */
export type Change = {
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly reasonId?: string | null | undefined;
};

/** Changes or shortens a report ("back earlier") until the school has handled it (A4): two reads, one transaction. */
export const changeReport =
  (deps: OwnReportDeps) => (caller: CallerAs, input: OwnName & { readonly ifMatch: number; readonly change: Change }) =>
    retryOnConflict(async () => {
      const own = await readOwnReport(deps, caller, input);
      const { actor, report, org, card } = own;
      const request = requestName(caller, actor.personId, input.ifMatch, input.change);
      const attribution = attributionOf(actor, caller.moment, request);
      const touched = (days: readonly ReportedDay[]) => {
        const coming = days.filter((day) => day.day >= caller.moment.day);
        return touchedLessons(deps.lookup, caller.login.ownerId, card, coming);
      };
      if (matched(report, input.ifMatch, request) === 'repeat') return { ...own, lessons: await touched(report.days) };
      const wanted = merged(report, input.change);
      const reasonId = input.change.reasonId === undefined ? report.reasonId : input.change.reasonId;
      // Check the state first: a caller who may not change the report at all must not get advice about a date.
      const next = nextVersion(report, 'change', { ...wanted, reasonId }, attribution, own.contact);
      if (asItWas(report, wanted, reasonId)) return { ...own, lessons: await touched(report.days) };
      refuse(own, wanted, reasonId === report.reasonId ? undefined : reasonId, caller);
      const spans = own.guard.spans;
      const known = calendarOf(org, report.schoolId);
      // An open-ended report skips the days of other reports, and still does so when it gets a last day.
      const open = report.lastDay === null || wanted.lastDay === null;
      const calendar = open ? calendarBeside(known, spans, report.reportId) : known;
      const days = daysAfterChange(calendar, report.days, wanted, caller.moment.day);
      if (days.length === 0) throw refusalOf([{ pointer: '/firstDay', ...noSchoolDayIn(calendar, wanted) }]);
      const after = { ...next, days: [...days] };
      const parts = { before: report, after, guard: own.guard, lessons: await touched(days) };
      return saveOwn(deps, caller, own, stepOf(caller.login.ownerId, 'absence-changed', parts));
    });

const merged = (report: Absence, change: Change): Absence => ({
  firstDay: change.firstDay ?? report.firstDay,
  lastDay: change.lastDay === undefined ? report.lastDay : change.lastDay,
  from: change.from === undefined ? report.from : (change.from ?? undefined),
  to: change.to === undefined ? report.to : (change.to ?? undefined),
});

/** A caller who sends the report back unchanged makes no new version. */
const asItWas = (report: Report, { firstDay, lastDay, from, to }: Absence, reasonId: string | null): boolean =>
  report.firstDay === firstDay &&
  report.lastDay === lastDay &&
  report.from === from &&
  report.to === to &&
  report.reasonId === reasonId;

function refuse(own: OwnReport, wanted: Absence, reasonId: Change['reasonId'], caller: CallerAs): void {
  const { report, org, guard } = own;
  const limits = limitsOf(org.at(report.schoolId), caller.moment);
  const fault = faultOfChange(report, wanted, limits) ?? faultOfReason(reasonId, limits);
  if (fault) {
    const params = { ...fault.params, ...(fault.code === 'absence.over' && { contact: own.contact }) };
    throw refusalOf([{ pointer: `/${fault.field}`, code: fault.code, params }]);
  }
  if (isWithin(report, wanted)) return;
  const others = guard.spans.filter(({ reportId }) => reportId !== report.reportId);
  const meeting = meetingOf(wanted, others, own.open);
  if (meeting.kind === 'free') return;
  const { pupilId } = report;
  const calendar = calendarOf(org, report.schoolId);
  const around = { caller, pupilId, schoolId: own.schoolId, calendar, spans: others };
  throw refusalOf([overlapFault('/firstDay', meeting.span, wanted, around)]);
}
