import type { Calendar } from '../shared/school/calendar.ts';
import { addDays, type Day } from '../shared/time.ts';
import type { ReportedDay } from './days.ts';
import { type Absence, overlaps, type Status } from './rules.ts';

/** How a pupil's reports stand beside one another (decision 035). Pure. */
export type Span = Absence & { readonly reportId: string; readonly status: Status };
/** An open-ended report with the days that it holds by now. */
export type OpenReport = { readonly reportId: string; readonly days: readonly ReportedDay[] };

/**
 * `free`: nothing is in the way. `ends`: the named one is open-ended and ends where the new one begins. `meets`: the
 * named one is in the way.
 */
export type Meeting =
  | { readonly kind: 'free' }
  | { readonly kind: 'ends'; readonly span: Span; readonly end: End }
  | { readonly kind: 'meets'; readonly span: Span };
/** What is left of an open-ended report. */
export type End = { readonly lastDay: Day; readonly to?: string | undefined; readonly days: readonly ReportedDay[] };

/**
 * What an absence means for the reports in force. Two that are bounded never share a moment. An open-ended one holds
 * the days that are known by now and no others: a day planned later stays beside it, and it passes over that day; a
 * later word on the days that it still asks about ends it. Of two open-ended ones each would claim what the other does,
 * so there is one.
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
 * The open-ended report up to where another begins; `undefined` where the other does not reach to its end, or leaves it
 * nothing.
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

/**
 * The calendar of an open-ended report: without the days that the pupil's other reports hold wholly, so that none is
 * held twice.
 */
export function calendarBeside(calendar: Calendar, spans: readonly Span[], reportId?: string): Calendar {
  const held = spans.flatMap((span) => {
    if (span.reportId === reportId || span.lastDay === null) return [];
    const from = span.from === undefined ? span.firstDay : addDays(span.firstDay, 1);
    const to = span.to === undefined ? span.lastDay : addDays(span.lastDay, -1);
    return from <= to ? [{ from, to }] : [];
  });
  return { ...calendar, closedDays: [...calendar.closedDays, ...held] };
}
