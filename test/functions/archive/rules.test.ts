import { expect, test } from 'vitest';
import { isLate, isNext, isSettled, isWoken, JOB_STATES, retryAt, STEPS } from '../../../functions/archive/rules.ts';

test('tries are a minute apart, then twice as far each time, up to six hours and without end (L1)', () => {
  const now = '2026-11-24T06:00:00.000Z';
  const minutes = [1, 2, 3, 9, 10, 1000].map(
    (attempt) => (Date.parse(retryAt(now, attempt)) - Date.parse(now)) / 60_000,
  );
  expect(minutes).toEqual([1, 2, 4, 256, 360, 360]);
});

test('a receipt archives from every state but its own, and nothing leaves that state (L1)', () => {
  expect([...STEPS.archive.from, 'archived'].sort()).toEqual([...JOB_STATES].sort());
  expect(Object.values(STEPS).filter(({ from }) => from.includes('archived'))).toEqual([]);
});

test('a failed job holds up the next one until somebody decides, and is not tried by itself (L1)', () => {
  expect(JOB_STATES.filter((state) => isNext([state]))).toEqual(['archived', 'given-up']);
  expect(JOB_STATES.filter((state) => !isSettled(state) && !isWoken(state))).toEqual(['failed']);
  expect([isNext([]), isNext([undefined]), isNext(['archived', 'failed'])]).toEqual([true, false, false]);
});

test('only an answer, a person or time brings a question on, and it never counts as handed over (decision 043)', () => {
  const from = Object.entries(STEPS).flatMap(([move, step]) => (step.from.includes('searching') ? [move] : []));
  expect(from.sort()).toEqual(['answer', 'archive', 'ask-again', 'fail', 'give-up']);
  expect([STEPS.search, STEPS.answer]).toEqual([
    { from: ['sending'], to: 'searching' },
    { from: ['searching'], to: 'queued' },
  ]);
  expect([isSettled('searching'), isWoken('searching'), isNext(['searching'])]).toEqual([false, true, false]);
});

test('a warning that no archive has is somebody’s business after a day and not before', () => {
  const sent = '2026-11-24T06:00:00.000Z';
  expect(isLate(sent, '2026-11-25T05:59:59.999Z')).toBe(false);
  expect(isLate(sent, '2026-11-25T06:00:00.000Z')).toBe(true);
});
