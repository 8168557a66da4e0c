import { expect, it } from 'vitest';
import { KEPT_SECONDS, listenersOf, STUCK_AFTER_SECONDS, stuckBefore } from '../../../functions/outbox/rules.ts';

it('a fact is stuck after two minutes, long before it is deleted', () => {
  expect(stuckBefore('2026-11-24T08:00:00.000Z')).toBe('2026-11-24T07:58:00.000Z');
  expect(KEPT_SECONDS).toBeGreaterThan(100 * STUCK_AFTER_SECONDS);
});

it('a fact goes to everybody who listens to it, and to nobody else', () => {
  const queues = {
    figures: { facts: ['absence-decided', 'lesson-confirmed'] },
    absence: { facts: ['absence-decided'] },
    lessons: { facts: [] },
  };
  expect(listenersOf(queues, 'absence-decided')).toEqual(['figures', 'absence']);
  expect(listenersOf(queues, 'absence')).toEqual([]);
});
