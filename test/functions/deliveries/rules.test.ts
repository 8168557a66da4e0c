import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Circumstances,
  daysLater,
  isOnPaper,
  type Known,
  nextStep,
  outcomesOf,
  type Step,
  statusOf,
  type Told,
  unreachableSince,
} from '../../../functions/deliveries/rules.ts';

const SENT = '2026-11-20T08:00:00.000Z';
const HOLDS: Circumstances = { mayReceive: true, isProtected: false, reminderDays: 7, paperDays: 7 };
const fresh: Known = { availableAt: SENT };
const at = (day: string, time = '08:00') => `2026-${day}T${time}:00.000Z`;

const told = (state: Told['state'], more: Partial<Told> = {}): Told => ({
  ...{ round: 'sent', channel: state === 'undeliverable' ? 'none' : 'email', noticeId: 'mail', at: SENT },
  ...{ state, ...more },
});

describe('what is done about a warning nobody has opened (D6)', () => {
  it('what is done about a warning nobody has opened waits a week to the minute, then reminds', () => {
    expect(nextStep(fresh, SENT, HOLDS)).toEqual({ do: 'wait', until: at('11-27') });
    expect(nextStep(fresh, at('11-27', '07:59'), HOLDS)).toEqual({ do: 'wait', until: at('11-27') });
    expect(nextStep(fresh, at('11-27'), HOLDS)).toEqual({ do: 'remind' });
  });

  it('what is done about a warning nobody has opened waits another week from the reminder, however late that was, and then asks for paper', () => {
    const late = { ...fresh, remindedAt: at('12-03') };
    expect(nextStep(late, at('12-09'), HOLDS)).toEqual({ do: 'wait', until: at('12-10') });
    expect(nextStep(late, at('12-10'), HOLDS)).toEqual({ do: 'paper', why: 'unopened' });
  });

  it('what is done about a warning nobody has opened keeps the time of day over both clock changes', () => {
    expect(daysLater('2026-10-20T08:00:30.500Z', 7)).toBe('2026-10-27T09:00:30.500Z');
    expect(daysLater('2026-03-24T09:00:00.000Z', 7)).toBe('2026-03-31T08:00:00.000Z');
    // 02:30 is not on the clock that night: the first moment after the gap.
    expect(daysLater('2026-03-22T01:30:00.000Z', 7)).toBe('2026-03-29T01:00:00.000Z');
  });

  it('what is done about a warning nobody has opened asks for paper at once where the address is protected', () => {
    expect(nextStep(fresh, SENT, { ...HOLDS, isProtected: true })).toEqual({ do: 'paper', why: 'protected' });
  });

  it('what is done about a warning nobody has opened asks for paper an hour after no way was left, unless some notice got through', () => {
    const lost = { ...fresh, told: [told('undeliverable')] };
    expect(nextStep(lost, SENT, HOLDS)).toEqual({ do: 'wait', until: at('11-20', '09:00') });
    expect(nextStep(lost, at('11-20', '09:00'), HOLDS)).toEqual({ do: 'paper', why: 'no-channel' });
    const push = told('submitted', { channel: 'push', noticeId: 'push' });
    expect(nextStep({ ...fresh, told: [told('undeliverable'), push] }, at('11-20', '09:00'), HOLDS).do).toBe('wait');
    const bounced = [told('undeliverable'), told('submitted'), told('bounced')];
    expect(unreachableSince(bounced)).toBe(SENT);
    expect(unreachableSince([told('undeliverable'), told('delivered'), told('undelivered')])).toBeUndefined();
  });

  it('what is done about a warning nobody has opened asks for paper when the reminder is what nothing carries', () => {
    const known = [told('submitted'), told('undeliverable', { round: 'reminder', noticeId: 'again' })];
    expect(unreachableSince(known)).toBe(SENT);
  });

  it.each(['improved', 'withdrawn', 'overtaken'] as const)(
    'what is done about a warning nobody has opened lets go of a warning that has ended: %s',
    (ended) => {
      const waits = { ...fresh, paperAt: SENT };
      for (const known of [fresh, waits]) {
        expect(nextStep(known, at('12-30'), { ...HOLDS, ended })).toEqual({ do: 'let-go', why: ended });
      }
    },
  );

  it('what is done about a warning nobody has opened lets go of who may get nothing any more, also when a letter waited for them', () => {
    const gone = { ...HOLDS, mayReceive: false };
    for (const known of [fresh, { ...fresh, paperAt: SENT }])
      expect(nextStep(known, at('11-27'), gone)).toEqual({ do: 'let-go', why: 'no-right' });
  });

  it('what is done about a warning nobody has opened does nothing about what is closed', () => {
    const closed: readonly Known[] = [
      { ...fresh, openedAt: SENT },
      { ...fresh, paperAt: SENT, paperDone: {} },
      { ...fresh, letGoAt: SENT },
    ];
    for (const known of closed)
      expect(nextStep(known, at('12-30'), { ...HOLDS, ended: 'withdrawn', mayReceive: false })).toEqual({
        do: 'nothing',
      });
  });
});

describe('what is known of the notices', () => {
  const anything = fc.record({
    round: fc.constantFrom('sent' as const, 'reminder' as const),
    channel: fc.constantFrom('email' as const, 'push' as const),
    noticeId: fc.constantFrom('a', 'b', 'c'),
    state: fc.constantFrom<Told['state'][]>('submitted', 'delivered', 'undelivered', 'bounced', 'no-channel'),
    at: fc.constantFrom(SENT, at('11-21'), at('11-22')),
  });

  it('what is known of the notices is the same in any order and however often it was told', () => {
    const runs = fc
      .array(anything, { maxLength: 12 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length })));
    fc.assert(
      fc.property(runs, ([all, again]) => {
        expect(outcomesOf(again)).toEqual(outcomesOf(all));
        expect(unreachableSince(again)).toEqual(unreachableSince(all));
      }),
      { numRuns: 10_000 },
    );
  });

  it('what is known of the notices names the strongest of each round and channel, and the phone that took it', () => {
    const known = [
      told('submitted'),
      told('delivered', { at: at('11-21') }),
      told('no-channel', { channel: 'push', noticeId: 'old phone' }),
      told('submitted', { channel: 'push', noticeId: 'phone', at: at('11-20', '08:01') }),
      told('undeliverable'),
    ];
    expect(outcomesOf(known)).toEqual([
      { round: 'sent', channel: 'push', state: 'submitted', at: at('11-20', '08:01') },
      { round: 'sent', channel: 'email', state: 'delivered', at: at('11-21') },
    ]);
  });
});

/** A recipient as the stores keep it, moved by the steps that the rule names. */
function carryOut(known: Known, step: Step, now: string): Known {
  switch (step.do) {
    case 'remind':
      expect(known.remindedAt).toBeUndefined();
      return { ...known, remindedAt: now };
    case 'paper':
      expect(known.paperAt).toBeUndefined();
      return { ...known, paperAt: now };
    case 'let-go':
      return { ...known, letGoAt: now };
    default:
      return known;
  }
}

const run = fc.record({
  /** Hours between runs: from a quarter to weeks without any. */
  hours: fc.array(fc.integer({ min: 0, max: 24 * 12 }), { minLength: 40, maxLength: 40 }),
  opensAt: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
  lostAt: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
  endsAt: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
  goneAt: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
  isProtected: fc.boolean(),
});

describe('runs at any times, and whatever happens in between', () => {
  it('end with everybody having opened it, a letter on its way, or nobody to bring it to; and never two reminders', () => {
    fc.assert(
      fc.property(run, ({ hours, opensAt, lostAt, endsAt, goneAt, isProtected }) => {
        let known = fresh;
        let now = Date.parse(SENT);
        const path: string[] = [];
        for (const [turn, wait] of hours.entries()) {
          now += (wait + 1) * 3_600_000;
          const instant = new Date(now).toISOString();
          if (turn === opensAt) known = { ...known, openedAt: instant };
          if (turn === lostAt) known = { ...known, told: [told('undeliverable', { at: instant })] };
          const ended = endsAt !== undefined && turn >= endsAt ? 'withdrawn' : undefined;
          const step = nextStep(known, instant, {
            ...{ ...HOLDS, ended, isProtected },
            mayReceive: !(goneAt !== undefined && turn >= goneAt),
          });
          if (step.do === 'wait') expect(step.until > instant).toBe(true);
          known = carryOut(known, step, instant);
          path.push(step.do);
        }
        fc.pre(now > Date.parse(SENT) + 60 * 24 * 3_600_000);
        expect(['opened', 'let-go', 'paper-waits']).toContain(statusOf(known));
        expect(path.filter((step) => step === 'remind').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 10_000 },
    );
  });
});

it.each<readonly [ReturnType<typeof statusOf>, Partial<Known>, boolean]>([
  ['available', {}, false],
  ['reminded', { remindedAt: at('11-27') }, false],
  ['paper-waits', { remindedAt: at('11-27'), paperAt: at('12-04') }, true],
  ['let-go', { paperAt: at('12-04'), letGoAt: at('12-05') }, false],
  ['on-paper', { paperAt: at('12-04'), paperDone: { at: at('12-05'), by: 's', how: 'handed-over' } }, false],
  ['opened', { paperAt: at('12-04'), openedAt: at('12-06') }, false],
  ['acknowledged', { openedAt: at('12-06'), acknowledgedAt: at('12-06') }, false],
])('a delivery is %s in one word, and %o waits for paper: %s', (status, more, waits) => {
  expect([statusOf({ ...fresh, ...more }), isOnPaper({ ...fresh, ...more })]).toEqual([status, waits]);
});
