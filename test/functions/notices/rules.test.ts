import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  CARRYING,
  type Due,
  dueMove,
  EVIDENCE,
  isOver,
  MOST_UNKNOWN_OUTCOMES,
  MOVES,
  type Move,
  mayHaveReached,
  mayMove,
  retryAt,
  STAGES,
  STEPS,
  type Stage,
  UNKNOWN_WAIT_MS,
} from '../../../functions/notices/rules.ts';
import { stateOf } from '../../support/notice-state.ts';

const RUNS = { numRuns: 10_000 };
const stage = fc.constantFrom(...STAGES);
const evidence = fc.array(fc.constantFrom(...EVIDENCE), { maxLength: 8 });

describe('the state machine (F6)', () => {
  it('the state machine has every stage reachable, and nothing leads out of what is over', () => {
    const reached = new Set<string>(MOVES.map((move) => STEPS[move].to));
    expect(STAGES.filter((other) => other !== 'planned' && !reached.has(other))).toEqual([]);
    for (const move of MOVES)
      for (const from of STEPS[move].from) expect([move, from, isOver(from)]).toEqual([move, from, false]);
  });

  /** Every stage that moves may lead to from a stage, itself too. */
  function leadsTo(first: Stage): ReadonlySet<Stage> {
    const found = new Set<Stage>([first]);
    for (const at of found)
      for (const { from, to } of Object.values(STEPS)) if (to !== 'as-it-was' && from.includes(at)) found.add(to);
    return found;
  }

  it('the state machine lets carry what has left or may still leave, and nothing else', () => {
    expect(CARRYING).toEqual(STAGES.filter((other) => leadsTo(other).has('submitted')));
  });

  it('the state machine counts as told what was in a sender’s hand, by itself or with another, and may not be called back', () => {
    const safe = ['planned', 'suppressed', 'cancelled', 'no-channel'];
    expect(STAGES.filter((other) => !mayHaveReached(other))).toEqual(safe);
    for (const from of STAGES) if (mayMove('cancel', from)) expect([from, mayHaveReached(from)]).toEqual([from, false]);
  });

  it('the state machine never claims a notice with an unknown outcome as if it were new, nor cancels what may have left', () => {
    expect(mayMove('claim', 'unknown')).toBe(false);
    expect(mayMove('claim', 'claimed')).toBe(false);
    expect(mayMove('cancel', 'claimed')).toBe(false);
    expect(mayMove('hasten', 'unknown')).toBe(false);
    expect(mayMove('suppress', 'unknown')).toBe(false);
    expect(mayMove('requeue', 'unknown')).toBe(false);
  });
});

describe('what a notice is', () => {
  test('what a notice is does not depend on the order or the repetition of what the provider told', () => {
    fc.assert(
      fc.property(stage, evidence, fc.infiniteStream(fc.nat()), (at, told, noise) => {
        const shuffled = told
          .flatMap((telling) => [telling, telling])
          .map((telling) => ({ telling, by: noise.next().value ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ telling }) => telling);
        expect(stateOf(at, new Set(shuffled))).toBe(stateOf(at, new Set(told)));
      }),
      RUNS,
    );
  });

  test('what a notice is only grows stronger with what is told: complained over bounced over delivered over undelivered over submitted', () => {
    const rank = [
      ...['planned', 'claimed', 'unknown', 'expired', 'submitted', 'undelivered', 'delivered', 'bounced', 'complained'],
    ];
    fc.assert(
      fc.property(
        fc.constantFrom('planned', 'claimed', 'unknown', 'expired', 'submitted'),
        evidence,
        evidence,
        (at, a, b) => {
          const before = rank.indexOf(stateOf(at, new Set(a)));
          expect(rank.indexOf(stateOf(at, new Set([...a, ...b])))).toBeGreaterThanOrEqual(before);
        },
      ),
      RUNS,
    );
  });

  it('what a notice is lifts an expired notice by a late delivery', () => {
    expect(stateOf('expired', new Set())).toBe('expired');
    expect(stateOf('expired', new Set(['delivered']))).toBe('delivered');
    expect(stateOf('unknown', new Set(['accepted']))).toBe('submitted');
  });
});

const base = {
  channel: 'email' as const,
  evidence: new Set<never>(),
  losses: 0,
  wakeAt: '2026-11-24T08:00:00.000Z',
  notAfter: '2026-11-27T08:00:00.000Z',
};

describe('what is due', () => {
  it.each([
    ['planned', '2026-11-24T07:59:59.999Z', {}, 'wait'],
    ['planned', '2026-11-24T08:00:00.000Z', {}, 'send'],
    ['claimed', '2026-11-24T08:00:00.000Z', {}, 'mark-unknown'],
    ['carried', '2026-11-24T08:00:00.000Z', {}, 'follow'],
    ['unknown', '2026-11-24T08:00:00.000Z', {}, 'reclaim'],
    ['unknown', '2026-11-24T08:00:00.000Z', { evidence: new Set(['accepted' as const]) }, 'settle'],
    ['claimed', '2026-11-24T07:00:00.000Z', { evidence: new Set(['delivered' as const]) }, 'settle'],
    ['planned', '2026-11-27T08:00:00.000Z', {}, 'expire'],
    ['planned', '2026-11-24T08:00:00.000Z', { losses: MOST_UNKNOWN_OUTCOMES }, 'give-up'],
    ['submitted', '2026-11-28T08:00:00.000Z', {}, 'nothing'],
    ['suppressed', '2026-11-24T09:00:00.000Z', {}, 'nothing'],
  ] as const)('what is due: %s at %s: %o → %s', (at, now, more, wanted) => {
    expect(dueMove({ ...base, stage: at, ...more }, now)).toBe(wanted);
  });

  test('a notice that a provider has told of is never sent again, whatever else holds', () => {
    fc.assert(
      fc.property(stage, fc.constantFrom(...EVIDENCE), fc.nat(20), fc.boolean(), (at, told, losses, late) => {
        const now = late ? '2027-01-01T00:00:00.000Z' : '2026-11-24T08:00:00.000Z';
        const due = dueMove({ ...base, stage: at, losses, evidence: new Set([told]) }, now);
        expect(['settle', 'nothing']).toContain(due);
      }),
      RUNS,
    );
  });

  const MADE_BY: Readonly<Record<Due, readonly Move[]>> = {
    send: ['claim', 'postpone', 'suppress', 'cancel', 'give-up', 'carry'],
    reclaim: ['reclaim', 'postpone', 'expire', 'give-up'],
    'mark-unknown': ['mark-unknown'],
    follow: ['share', 'detach', 'postpone'],
    settle: ['submit'],
    expire: ['expire'],
    'give-up': ['give-up'],
    wait: [],
    nothing: [],
  };

  test('every move that what is due can make is legal from the stage, so that no notice is woken for ever', () => {
    fc.assert(
      fc.property(stage, evidence, fc.nat(20), fc.boolean(), (at, told, losses, late) => {
        const now = late ? '2027-01-01T00:00:00.000Z' : '2026-11-24T08:00:00.000Z';
        const due = dueMove({ ...base, stage: at, losses, evidence: new Set(told) }, now);
        const moves = due === 'settle' && at === 'carried' ? (['share'] as const) : MADE_BY[due];
        expect({ at, due, illegal: moves.filter((move) => !mayMove(move, at)) }).toEqual({ at, due, illegal: [] });
      }),
      RUNS,
    );
  });

  it('what is due waits with a doubtful e-mail longer than a provider is late, and with a doubtful push not at all', () => {
    expect(UNKNOWN_WAIT_MS.email).toBeGreaterThanOrEqual(10 * 60_000);
    expect(UNKNOWN_WAIT_MS.push).toBe(0);
  });

  test('what is due retries later and later, up to an hour and a quarter, and never in the past', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, spread) => {
        const wait =
          Date.parse(retryAt('2026-11-24T08:00:00.000Z', attempt, spread)) - Date.parse('2026-11-24T08:00:00.000Z');
        expect(wait).toBeGreaterThan(20_000);
        expect(wait).toBeLessThanOrEqual(75 * 60_000);
      }),
      RUNS,
    );
  });
});
