import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Slot } from '../../../functions/conferences/record.ts';
import { CONFERENCE_MOVES, type ConferenceState, RUNNING } from '../../../functions/conferences/rules.ts';
import { dueStep, isReminderTime, isToRemind } from '../../../functions/conferences/time-rules.ts';
import { momentOf } from '../../../functions/shared/time.ts';

const at = (instant: string) => momentOf(Date.parse(instant));
const slot = (day: string, from: string, state: Slot['state'] = 'free'): Slot => ({
  ...{ conferenceId: 'c', teacherId: 't', day, from, to: `${from.slice(0, 3)}30`, mode: 'room' },
  ...{ state, madeAt: '2026-11-01T08:00:00.000Z', version: 1, expiresAtSeconds: 0 },
});
const TWO_DAYS = [slot('2026-11-10', '08:00', 'booked'), slot('2026-11-12', '15:00')];
const conference = (state: ConferenceState, bookingUntil = '2026-11-09T11:00:00.000Z') => ({ state, bookingUntil });

describe('what time does to a conference (H1)', () => {
  it.each<[string, ConferenceState, string, ReturnType<typeof dueStep>]>([
    ['nothing before its first time', 'closed', '2026-11-10T06:59:00.000Z', undefined],
    ['it begins with its first time', 'closed', '2026-11-10T07:00:00.000Z', 'begin'],
    ['it begins also from open', 'open', '2026-11-10T07:00:00.000Z', 'begin'],
    ['it goes on between its days', 'held', '2026-11-12T14:29:00.000Z', undefined],
    ['it ends after its last time', 'held', '2026-11-12T14:30:00.000Z', 'end'],
    ['it begins late, after its last time', 'open', '2026-11-13T07:00:00.000Z', 'begin'],
  ])('what time does to a conference: %s', (_what, state, now, wanted) => {
    expect(dueStep(conference(state), TWO_DAYS, at(now))).toBe(wanted);
  });

  it('time begins an open conference no earlier than its booking ends, and a closed one with its first time', () => {
    const until = '2026-11-11T11:00:00.000Z';
    const during = at('2026-11-10T08:00:00.000Z');
    expect(dueStep(conference('open', until), TWO_DAYS, during)).toBeUndefined();
    expect(dueStep(conference('closed', until), TWO_DAYS, during)).toBe('begin');
    expect(dueStep(conference('open', until), TWO_DAYS, at(until))).toBe('begin');
    // A booking that ends after the last time holds nothing up.
    expect(dueStep(conference('open', '2026-12-01T11:00:00.000Z'), TWO_DAYS, at('2026-11-12T14:30:00.000Z'))).toBe(
      'begin',
    );
  });

  it('time does nothing to a conference without times, or with cancelled ones alone', () => {
    const over = at('2026-12-01T08:00:00.000Z');
    expect(dueStep(conference('open'), [], over)).toBeUndefined();
    expect(dueStep(conference('open'), [slot('2026-11-10', '08:00', 'cancelled')], over)).toBeUndefined();
    // A cancelled first time does not begin it.
    const early = [slot('2026-11-09', '08:00', 'cancelled'), ...TWO_DAYS];
    expect(dueStep(conference('closed'), early, at('2026-11-09T09:00:00.000Z'))).toBeUndefined();
  });

  it('what time does is always a step that its state allows', () => {
    const states = fc.constantFrom(...RUNNING);
    const days = fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(states, days, fc.integer({ min: 0, max: 40 }), (state, on, days) => {
        const slots = on.map((day) => slot(`2026-11-${String(day).padStart(2, '0')}`, '15:00'));
        const step = dueStep(conference(state), slots, momentOf(Date.UTC(2026, 9, 25 + days, 12)));
        expect(step === undefined || CONFERENCE_MOVES[state][step] !== undefined).toBe(true);
      }),
    );
  });
});

describe('when people are reminded (H1)', () => {
  it.each([
    ['09:59', false],
    ['10:00', true],
    ['19:59', true],
    ['20:00', false],
  ])('people are reminded at %s: %s', (time, wanted) => {
    expect(isReminderTime({ time })).toBe(wanted);
  });

  it('people are reminded of a talk of the next day that was there yesterday', () => {
    const now = at('2026-11-09T09:40:00.000Z');
    const of = (day: string, changedAt: string) => isToRemind({ day, changedAt }, '2026-11-10', now);
    expect(of('2026-11-10', '2026-11-08T22:59:00.000Z')).toBe(true);
    // Half past midnight in Oslo is today.
    expect(of('2026-11-10', '2026-11-08T23:30:00.000Z')).toBe(false);
    expect(of('2026-11-10', '2026-11-09T08:00:00.000Z')).toBe(false);
    expect(of('2026-11-11', '2026-11-02T08:00:00.000Z')).toBe(false);
    expect(of('2026-11-09', '2026-11-02T08:00:00.000Z')).toBe(false);
  });
});
