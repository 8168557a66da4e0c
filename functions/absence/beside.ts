import type { Calendar } from '../shared/school/calendar.ts';
import { addDays, type Day } from '../shared/time.ts';
import type { ReportedDay } from './days.ts';
import { type Absence, overlaps, type Status } from './rules.ts';

/** The span of one of the pupil's reports; decision 035 says how reports share days. */
export type Span = Absence & { readonly reportId: string; readonly status: Status };
/** An open-ended report with its days until now. */
export type OpenReport = { readonly reportId: string; readonly days: readonly ReportedDay[] };

/**
 * `free`: no report overlaps. `ends`: `span` is open-ended and ends where the new absence begins. `meets`: `span`
 * blocks the new absence.
 */
export type Meeting =
  | { readonly kind: 'free' }
  | { readonly kind: 'ends'; readonly span: Span; readonly end: End }
  | { readonly kind: 'meets'; readonly span: Span };
/** The remaining part of an open-ended report. */
export type End = { readonly lastDay: Day; readonly to?: string | undefined; readonly days: readonly ReportedDay[] };

/**
 * The effect of an absence on the reports in force. Two bounded reports never overlap. An open-ended report holds only
 * the days that it lists: a report planned for a later day stays, and the open-ended report skips that day. A new
 * report on its listed days ends it. A pupil has at most one open-ended report, since two would claim the same days.
 */
export function meetingOf(wanted: Absence, spans: readonly Span[], open: OpenReport | undefined): Meeting {
  let ends: Meeting = { kind: 'free' };
  for (const span of spans) {
    if (!overlaps(span, wanted)) continue;
    if (span.lastDay !== null) {
      if (wanted.lastDay === null && span.firstDay > wanted.firstDay) continue;
      return { kind: 'meets', span };
    }
    if (wanted.lastDay === null || open?.reportId !== span.reportId) return { kind: 'meets', span };
    if (!open.days.some((day) => overlaps(asAbsence(day), wanted))) continue;
    const end = wanted.firstDay > span.firstDay ? endBefore(open.days, wanted) : undefined;
    if (!end) return { kind: 'meets', span };
    ends = { kind: 'ends', span, end };
  }
  return ends;
}

const asAbsence = ({ day, from, to }: ReportedDay): Absence => ({ firstDay: day, lastDay: day, from, to });

/**
 * The open-ended report up to the beginning of another absence; `undefined` when the other absence ends before the
 * open-ended report does, or leaves it no day.
 */
function endBefore(days: readonly ReportedDay[], { firstDay, lastDay, from }: Absence): End | undefined {
  const last = days.at(-1);
  if (lastDay === null || !last || last.day > lastDay) return undefined;
  const earlier = days.filter(({ day }) => day < firstDay);
  const shared = days.find(({ day }) => day === firstDay);
  if (shared && from !== undefined && (shared.from ?? '00:00') < from) {
    return { lastDay: firstDay, to: from, days: [...earlier, { ...shared, to: from }] };
  }
  const left = earlier.at(-1);
  return left && { lastDay: left.day, days: earlier };
}

/** The calendar of an open-ended report. It omits whole days of other reports: a day has one report. */
export function calendarBeside(calendar: Calendar, spans: readonly Span[], reportId?: string): Calendar {
  const taken = spans.flatMap((span) => {
    if (span.reportId === reportId || span.lastDay === null) return [];
    const from = span.from === undefined ? span.firstDay : addDays(span.firstDay, 1);
    const to = span.to === undefined ? span.lastDay : addDays(span.lastDay, -1);
    return from <= to ? [{ from, to }] : [];
  });
  return { ...calendar, closedDays: [...calendar.closedDays, ...taken] };
}
