import { describe, expect, it } from 'vitest';
import { type Appointment, isShown, shownOf } from '../../../functions/calendar/rules.ts';
import { addressOf, hashOf, newToken, tokenIn } from '../../../functions/calendar/token.ts';
import { momentOf } from '../../../functions/shared/time.ts';

const NOW = momentOf(Date.parse('2026-12-01T09:00:00.000Z'));
const appointment = (given: Partial<Appointment> = {}): Appointment => ({
  ...{ kind: 'talk', id: 'a', isCancelled: false, day: '2026-12-10', from: '18:00', to: '18:20', mode: 'room' },
  ...{ version: 1, changedAt: '2026-11-20T09:00:00.000Z' },
  ...given,
});

describe('what a feed shows (H2)', () => {
  it.each([
    ['one to come', {}, true],
    ['one that was 90 days ago', { day: '2026-09-02' }, true],
    ['one that was 91 days ago', { day: '2026-09-01' }, false],
    ['one that was cancelled a minute less than 30 days ago', at('2026-11-01T09:01:00.000Z'), true],
    ['one that was cancelled 30 days ago', at('2026-11-01T09:00:00.000Z'), false],
  ])('a feed shows or leaves out: %s', (_what, given, shown) => {
    expect(isShown(appointment(given), NOW)).toBe(shown);
  });

  it('a feed shows each appointment once, in the order of their times, and a talk beside a meeting of the same id', () => {
    const late = appointment({ id: 'b', day: '2026-12-11' });
    const meeting = appointment({ kind: 'meeting', from: '19:00' });
    const shown = shownOf([late, appointment(), meeting, appointment({ from: '17:00' }), late], NOW);
    expect(shown.map(({ kind, id, from }) => `${kind} ${id} ${from}`)).toEqual([
      'talk a 17:00',
      'meeting a 19:00',
      'talk b 18:00',
    ]);
  });
});

function at(changedAt: string): Partial<Appointment> {
  return { isCancelled: true, changedAt };
}

describe('the token of a feed (H2)', () => {
  it('a token has 256 bits, differs each time, and is known by a hash that a key may hold', () => {
    const tokens = Array.from({ length: 200 }, newToken);
    expect(new Set(tokens).size).toBe(200);
    for (const token of tokens) {
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      expect(hashOf(token)).toMatch(/^[0-9a-f]{64}$/);
      expect(hashOf(token)).not.toContain(token);
    }
  });

  it('an address ends in .ics for calendars that want it, and is read with and without', () => {
    expect(addressOf('https://skole.example', 'abc')).toBe('https://skole.example/v1/calendar/abc.ics');
    expect([tokenIn('abc.ics'), tokenIn('abc'), tokenIn('.ics')]).toEqual(['abc', 'abc', '']);
  });
});
