import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isDue,
  keptFrom,
  movesNow,
  REPORT_MOVES,
  type ReportState,
  STEPS,
  stateAfter,
} from '../../../functions/message-care/rules.ts';
import { mayMove, stateAt, THREAD_MOVES, type ThreadState } from '../../../functions/messages/rules.ts';

const { array, assert, constantFrom, date, integer, option, property, record } = fc;

describe('a report’s life', () => {
  test('only an open report is handled, once, and only a pause outlasts it', () => {
    assert(
      property(array(constantFrom(...REPORT_MOVES), { maxLength: 20 }), (moves) => {
        let state: ReportState = 'open';
        for (const move of moves) {
          const next = stateAfter(state, move);
          expect(next === undefined).toBe(state === 'handled' && move !== 'resume');
          if (state === 'handled') expect(next ?? 'handled').toBe('handled');
          state = next ?? state;
        }
        expect(state === 'handled').toBe(moves.includes('handle'));
      }),
    );
  });

  test('a leader is offered a move exactly where it is legal and possible', () => {
    const about = record({ stands: constantFrom(true, false), mayPause: constantFrom(true, false) });
    assert(
      property(constantFrom('open' as const, 'handled' as const), about, (state, { stands, mayPause }) => {
        const moves = movesNow(state, { stands, mayPause, mayResume: !mayPause });
        expect(moves.includes('hide')).toBe(state === 'open' && stands);
        expect(moves.includes('pause')).toBe(state === 'open' && mayPause);
        expect(moves.includes('resume')).toBe(!mayPause);
        expect(moves.includes('handle')).toBe(state === 'open');
        for (const move of moves) expect(STEPS[move].from).toContain(state);
      }),
    );
  });
});

const NOW = '2026-11-24T09:00:00.000Z';
const instant = date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map((at) =>
  at.toISOString(),
);
const state = constantFrom<ThreadState>('open', 'closed', 'paused', 'purging');

describe('a conversation that the school takes care of', () => {
  test('a conversation in care is open again from the instant at which its pause ends, and not before', () => {
    assert(
      property(option(instant, { nil: undefined }), instant, (until, now) => {
        const paused = { state: 'paused' as const, paused: { until } };
        expect(stateAt(paused, now)).toBe(until !== undefined && until <= now ? 'open' : 'paused');
        expect(mayMove('pause', paused, now)).toBe(!mayMove('resume', paused, now));
      }),
    );
  });

  test('a conversation in care is deleted from every state but by nobody twice, and never while it is held', () => {
    assert(
      property(state, constantFrom(undefined, { by: 'leader' }), (from, hold) => {
        expect(mayMove('purge', { state: from, hold }, NOW)).toBe(hold === undefined && from !== 'purging');
      }),
    );
    expect(THREAD_MOVES.purge.from).not.toContain('purging');
  });

  test('a conversation in care that is being deleted is neither paused nor resumed', () => {
    for (const move of ['pause', 'resume'] as const) expect(mayMove(move, { state: 'purging' }, NOW)).toBe(false);
  });
});

describe('how long conversations are kept', () => {
  test('a conversation is due from the day on which its months are over, unless it is held', () => {
    const from = keptFrom('2028-11-24', 24);
    expect(from).toBe('2026-11-23T23:00:00.000Z');
    expect(isDue({ lastAt: '2026-11-23T22:59:59.999Z' }, from)).toBe(true);
    expect(isDue({ lastAt: '2026-11-23T23:00:00.000Z' }, from)).toBe(false);
    expect(isDue({ lastAt: '2020-01-01T00:00:00.000Z', hold: {} }, from)).toBe(false);
  });

  test('a longer time keeps all that a shorter one keeps', () => {
    assert(
      property(instant, integer({ min: 6, max: 120 }), integer({ min: 0, max: 60 }), (now, months, more) => {
        const day = now.slice(0, 10);
        expect(keptFrom(day, months + more) <= keptFrom(day, months)).toBe(true);
      }),
    );
  });
});
