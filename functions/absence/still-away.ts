import { type Calendar, isSchoolDay, schoolDays } from '../shared/school/calendar.ts';
import type { Day } from '../shared/time.ts';
import { dayAfter, type ReportedDay } from './days.ts';

/** The part of an open report that answers and the morning run change. */
export type Open = { readonly lastDay: Day | null; readonly days: readonly ReportedDay[] };

export type Answered =
  | (Open & { readonly ok: true; readonly changed: boolean })
  | { readonly ok: false; readonly reason: 'not-open' | 'not-asked' | 'too-late' };

/**
 * Answers "still away?" for one day (A5). Yes makes the day certain and asks about the next school day; no ends the
 * absence on the school day before. Idempotent, so a second tap is harmless.
 */
export function answered(calendar: Calendar, open: Open, day: Day, stillAway: boolean, today: Day): Answered {
  const unchanged = { ok: true, changed: false, lastDay: open.lastDay, days: open.days } as const;
  const current = open.days.find((reportedDay) => reportedDay.day === day);
  if (open.lastDay !== null) {
    const repeated = !stillAway && current === undefined && open.lastDay < day;
    return repeated ? unchanged : { ok: false, reason: 'not-open' };
  }
  if (current === undefined || open.days[0]?.day === day) return { ok: false, reason: 'not-asked' };
  if (current.state === 'reported' && stillAway) return unchanged;
  if (day < today) return { ok: false, reason: 'too-late' };
  const earlier = open.days.filter((reportedDay) => reportedDay.day < day);
  if (!stillAway) return { ok: true, changed: true, lastDay: earlier.at(-1)?.day ?? day, days: earlier };
  const next = dayAfter(calendar, day);
  const days = [...earlier, { ...current, state: 'reported' as const }];
  const asked = next === undefined ? [] : [{ day: next, state: 'awaiting' as const }];
  return { ok: true, changed: true, lastDay: null, days: [...days, ...asked] };
}

export type Rolled =
  | { readonly kind: 'nothing' }
  | (Open & { readonly kind: 'asked' })
  | (Open & { readonly kind: 'lapsed' });

/**
 * A school morning for an open report. A day without a question gets one. After `maxUnanswered` unanswered school days
 * the absence ends on the last of them. The run also asks about days that it missed, so that no day silently becomes
 * present, and about coming days that another report has released.
 */
export function rolled(calendar: Calendar, open: Open, today: Day, maxUnanswered: number): Rolled {
  const last = open.days.at(-1);
  if (open.lastDay !== null || last === undefined) return { kind: 'nothing' };
  const days = withMissing(calendar, open.days, today);
  for (let next = dayAfter(calendar, last.day); next !== undefined && next <= today; next = dayAfter(calendar, next)) {
    if (unanswered(days, today) >= maxUnanswered) break;
    days.push({ day: next, state: 'awaiting' });
  }
  const certain = lastCertain(days);
  const silent = days.slice(certain + 1).filter((day) => day.day < today);
  if (silent.length >= maxUnanswered && isSchoolDay(calendar, today)) {
    const kept = days.filter((day) => day.day <= (silent[maxUnanswered - 1]?.day ?? last.day));
    return { kind: 'lapsed', lastDay: kept.at(-1)?.day ?? last.day, days: kept };
  }
  return days.length === open.days.length ? { kind: 'nothing' } : { kind: 'asked', lastDay: null, days };
}

/** Adds the coming days between the first and the last that no report holds; past days stay unchanged. */
function withMissing(calendar: Calendar, days: readonly ReportedDay[], today: Day): ReportedDay[] {
  const [first, last] = [days[0]?.day ?? today, days.at(-1)?.day ?? today];
  const missing = schoolDays(calendar, first > today ? first : today, last).filter(
    (day) => !days.some((reportedDay) => reportedDay.day === day),
  );
  return [...days, ...missing.map((day) => ({ day, state: 'awaiting' as const }))].sort((a, b) =>
    a.day < b.day ? -1 : 1,
  );
}

const lastCertain = (days: readonly ReportedDay[]): number => days.findLastIndex((day) => day.state === 'reported');

/** The number of unanswered past days after the last certain day. */
const unanswered = (days: readonly ReportedDay[], today: Day): number =>
  days.slice(lastCertain(days) + 1).filter((day) => day.day < today).length;
