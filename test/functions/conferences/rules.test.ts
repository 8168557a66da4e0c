import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONFERENCE_EVENTS,
  CONFERENCE_MOVES,
  CONFERENCE_STATES,
  SLOT_EVENTS,
  SLOT_MOVES,
  SLOT_STATES,
  TALK_EVENTS,
  TALK_MOVES,
  TALK_STATES,
  WAIT_EVENTS,
  WAIT_MOVES,
  WAIT_STATES,
} from '../../../functions/conferences/rules.ts';
import {
  bookingFault,
  leavingFault,
  nextInLine,
  offerUntil,
  startInstant,
  type Waiting,
  type Window,
} from '../../../functions/conferences/talk-rules.ts';

const SLOT = { day: '2026-11-10', from: '16:00', to: '16:20' };
const OPEN: Window = {
  state: 'open',
  bookingFrom: '2026-11-01T07:00:00.000Z',
  bookingUntil: '2026-11-09T11:00:00.000Z',
  cancelHours: 24,
};

describe('the states of a conference (H1)', () => {
  it.each([
    ['conference', CONFERENCE_MOVES, CONFERENCE_STATES, CONFERENCE_EVENTS, ['ended']],
    ['time', SLOT_MOVES, SLOT_STATES, SLOT_EVENTS, ['done', 'no-show', 'cancelled']],
    ['talk', TALK_MOVES, TALK_STATES, TALK_EVENTS, ['cancelled-by-family', 'cancelled-by-school', 'done', 'no-show']],
    // Whoever has left a list may ask again.
    ['wait', WAIT_MOVES, WAIT_STATES, WAIT_EVENTS, []],
  ] as const)(
    'every state of a %s is reached from the first, and its ends are final',
    (_of, moves, states, events, ends) => {
      const next = moves as Readonly<Record<string, Readonly<Record<string, string>>>>;
      const reached = new Set<string>([states[0]]);
      for (let size = 0; size < reached.size; ) {
        size = reached.size;
        for (const state of [...reached]) for (const to of Object.values(next[state] ?? {})) reached.add(to);
      }
      expect([...reached].sort()).toEqual([...states].sort());
      expect(states.filter((state) => Object.keys(next[state] ?? {}).length === 0)).toEqual(ends);
      expect([...new Set(Object.values(next).flatMap((each) => Object.keys(each)))].sort()).toEqual([...events].sort());
    },
  );

  it('whatever happens to a time and its talk together, a booked talk has a booked time', () => {
    // What each act does to the time and to the talk; both are written in one transaction.
    const acts = fc.constantFrom(
      { slot: 'book', talk: 'new' },
      { slot: 'leave', talk: 'leave' },
      { slot: 'cancel', talk: 'cancel' },
      { slot: 'hold', talk: 'hold' },
      { slot: 'miss', talk: 'miss' },
      { slot: 'block', talk: undefined },
      { slot: 'unblock', talk: undefined },
      { slot: 'offer', talk: undefined },
      { slot: 'lapse', talk: undefined },
    ) as fc.Arbitrary<{ slot: keyof (typeof SLOT_MOVES)['free']; talk: string | undefined }>;
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40 }), (walk) => {
        let slot: (typeof SLOT_STATES)[number] = 'free';
        let talk: (typeof TALK_STATES)[number] | undefined;
        for (const act of walk) {
          const to: (typeof SLOT_STATES)[number] | undefined = SLOT_MOVES[slot][act.slot];
          if (to === undefined) continue;
          if (act.talk === 'new') talk = 'booked';
          else if (act.talk !== undefined && talk === 'booked') talk = TALK_MOVES.booked[act.talk as 'leave'] ?? talk;
          slot = to;
          expect(slot === 'booked').toBe(talk === 'booked');
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('when a talk can be booked', () => {
  it.each<[string | undefined, Partial<Window>, string]>([
    [undefined, {}, '2026-11-01T07:00:00.000Z'],
    [undefined, {}, '2026-11-09T10:59:59.999Z'],
    ['not-yet', {}, '2026-11-01T06:59:59.999Z'],
    ['too-late', {}, '2026-11-09T11:00:00.000Z'],
    ['not-open', { state: 'draft' }, '2026-11-02T07:00:00.000Z'],
    ['not-open', { state: 'closed' }, '2026-11-02T07:00:00.000Z'],
    ['talk-too-near', { bookingUntil: '2026-11-30T11:00:00.000Z' }, '2026-11-10T15:00:00.000Z'],
  ])('booking is refused as %s for %j at %s', (fault, given, now) => {
    expect(bookingFault({ ...OPEN, ...given }, SLOT, now)).toBe(fault);
  });

  it('a family cancels until the hours before the talk that the school has set, also when booking is over', () => {
    const last = '2026-11-09T15:00:00.000Z';
    expect(startInstant(SLOT)).toBe('2026-11-10T15:00:00.000Z');
    expect(leavingFault({ ...OPEN, state: 'closed' }, SLOT, last)).toBeUndefined();
    expect(leavingFault(OPEN, SLOT, '2026-11-09T15:00:00.001Z')).toBe('talk-too-near');
    expect(leavingFault({ ...OPEN, state: 'ended' }, SLOT, last)).toBe('not-open');
  });
});

describe('the waiting list', () => {
  it('an offer holds a day, and never into the last two hours before the talk', () => {
    expect(offerUntil(SLOT, '2026-11-05T09:00:00.000Z')).toBe('2026-11-06T09:00:00.000Z');
    expect(offerUntil(SLOT, '2026-11-10T09:00:00.000Z')).toBe('2026-11-10T13:00:00.000Z');
    expect(offerUntil(SLOT, '2026-11-10T13:00:00.000Z')).toBeUndefined();
  });

  it('a time goes to who has waited longest of those whom it suits, and to nobody who has had an offer', () => {
    const wait = fc.record({
      waitId: fc.uuid(),
      state: fc.constantFrom(...WAIT_STATES),
      at: fc.integer({ min: 0, max: 50 }).map((minute) => new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString()),
      wants: fc.constantFrom(
        undefined,
        { day: SLOT.day, from: '15:00', to: '17:00' },
        { day: SLOT.day, from: '08:00', to: '16:10' },
      ),
    });
    fc.assert(
      fc.property(fc.uniqueArray(wait, { selector: ({ waitId }) => waitId, maxLength: 12 }), (list: Waiting[]) => {
        const suited = list.filter(({ state, wants }) => state === 'waiting' && wants?.from !== '08:00');
        const next = nextInLine(list, SLOT);
        expect(next === undefined).toBe(suited.length === 0);
        if (next) {
          expect(suited).toContain(next);
          expect(suited.every(({ at }) => at >= next.at)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
