import { describe, expect, test } from 'vitest';
import { nextPlanned } from '../../../functions/absence/next-planned.ts';

const TODAY = '2026-11-24';
type Span = Parameters<typeof nextPlanned>[0][number];
const span = (reportId: string, firstDay: string, more: Partial<Span> = {}): Span => ({
  ...{ reportId, status: 'sent', firstDay, lastDay: firstDay },
  ...more,
});
const days = (leaveId: string, ...dates: readonly string[]) =>
  dates.map((date) => ({ leaveId, date, pupilId: 'p', schoolId: 's' }));

describe('the next absence that a family has planned', () => {
  test.each([
    ['nothing', [], [], undefined],
    ['what has begun', [span('now', TODAY), span('past', '2026-11-02')], days('leave', TODAY, '2026-11-25'), undefined],
    ['leave that has begun', [], days('leave', '2026-11-20', '2026-11-25'), undefined],
    ['the first of several', [span('late', '2026-12-03'), span('soon', '2026-11-25')], [], 'soon'],
    ['the earlier one of a day', [span('b', '2026-11-25', { from: '12:00' }), span('a', '2026-11-25')], [], 'a'],
    ['leave before a report', [span('late', '2026-12-03')], days('leave', '2026-11-30', '2026-12-01'), 'leave'],
    ['what is handled is planned still', [span('known', '2026-11-30', { status: 'handled' })], [], 'known'],
  ] as const)('the next absence that a family has planned: %s', (_what, spans, leave, id) => {
    expect(nextPlanned(spans, leave, TODAY)?.id).toBe(id);
  });

  test('leave is told from its first day to its last', () => {
    expect(nextPlanned([], days('leave', '2026-12-01', '2026-11-30'), TODAY)).toEqual({
      ...{ kind: 'leave', id: 'leave', firstDay: '2026-11-30', lastDay: '2026-12-01', from: null, to: null },
    });
  });
});
