import type { DayItem } from '../absence/lookup.ts';
import type { LeaveDay } from '../leave/lookup.ts';
import type { TimeOfDay } from '../shared/time.ts';

/** The reason to expect a pupil away from a lesson: the teacher sees it, and accepts it or not (B1). */
export type Suggestion = {
  readonly source: 'report' | 'leave';
  /** Id of the report or the leave. */
  readonly id: string;
  /** The part of the day; `null` at both ends is the whole day. */
  readonly from: TimeOfDay | null;
  readonly to: TimeOfDay | null;
  /** The guardian was asked "still away?" and nobody has answered (A5). */
  readonly unconfirmed: boolean;
};

type Times = { readonly from: TimeOfDay; readonly to: TimeOfDay };

/**
 * For each pupil, the suggestion that touches the lesson, by the minute and half-open. Granted leave goes before a
 * report, a report before an unanswered question.
 */
export function suggestionsFor(
  lesson: Times,
  reported: readonly DayItem[],
  onLeave: readonly LeaveDay[],
): ReadonlyMap<string, Suggestion> {
  const touching = reported.filter((day) => lesson.from < (day.to ?? '24:00') && (day.from ?? '00:00') < lesson.to);
  const byState = touching.toSorted((a, b) => Number(a.state === 'reported') - Number(b.state === 'reported'));
  return new Map<string, Suggestion>([
    ...byState.map((day) => [day.pupilId, ofReport(day)] as const),
    ...onLeave.map(({ pupilId, leaveId }) => [pupilId, ofLeave(leaveId)] as const),
  ]);
}

const ofReport = ({ reportId, from, to, state }: DayItem): Suggestion => ({
  source: 'report',
  id: reportId,
  from: from ?? null,
  to: to ?? null,
  unconfirmed: state !== 'reported',
});

const ofLeave = (id: string): Suggestion => ({ source: 'leave', id, from: null, to: null, unconfirmed: false });

/** The code set's rule for the first code of an absence; an unanswered question is no report. */
export function whyAway(suggestion: Suggestion | undefined): 'unreported' | 'reported' | 'leave' {
  if (!suggestion || suggestion.unconfirmed) return 'unreported';
  return suggestion.source === 'leave' ? 'leave' : 'reported';
}
