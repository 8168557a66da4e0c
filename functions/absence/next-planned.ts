import type { LeaveDay } from '../leave/lookup.ts';
import type { Day } from '../shared/time.ts';
import type { Guard } from './report.ts';

/** A planned absence: reported, or granted leave. */
export type Planned = {
  readonly kind: 'report' | 'leave';
  readonly id: string;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
  readonly from: string | null;
  readonly to: string | null;
};

/**
 * The first absence that begins after today. `leave` includes the days before today, which show that a leave has
 * already begun. Pure.
 */
export function nextPlanned(
  spans: readonly Guard['spans'][number][],
  leave: readonly LeaveDay[],
  today: Day,
): Planned | undefined {
  const reports = spans.map(({ reportId: id, firstDay, lastDay, from, to }): Planned => {
    return { kind: 'report', id, firstDay, lastDay, from: from ?? null, to: to ?? null };
  });
  const granted = [...Map.groupBy(leave, ({ leaveId }) => leaveId)].map(([id, days]): Planned => {
    const dates = days.map(({ date }) => date).sort();
    return { kind: 'leave', id, firstDay: dates[0] ?? '', lastDay: dates.at(-1) ?? null, from: null, to: null };
  });
  const ahead = [...reports, ...granted].filter(({ firstDay }) => firstDay > today);
  return ahead.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))[0];
}

const placeOf = ({ firstDay, from, id }: Planned): string => `${firstDay}T${from ?? '00:00'} ${id}`;
