import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LONGEST_GAP_MINUTES,
  minuteOf,
  nearest,
  overlap,
  planFault,
  rowOf,
  type SlotPlan,
  type SlotTime,
  slotsOf,
  startOf,
} from '../../../functions/conferences/slot-rules.ts';
import { instantsIn, momentOf } from '../../../functions/shared/time.ts';

const DAY = '2026-11-10';
const slot = (from: string, to: string, day = DAY): SlotTime => ({ day, from, to });
const plan = (given: Partial<SlotPlan> = {}): SlotPlan => ({
  stretches: [slot('16:00', '18:00')],
  lengthMinutes: 20,
  breakMinutes: 5,
  ...given,
});
const RUNS = { numRuns: 1000 };

describe('times for talks (H1)', () => {
  it('a plan makes as many times as its hours hold, with breaks between and none at the end', () => {
    expect(slotsOf(plan(), []).map(({ from, to }) => `${from}–${to}`)).toEqual([
      '16:00–16:20',
      '16:25–16:45',
      '16:50–17:10',
      '17:15–17:35',
      '17:40–18:00',
    ]);
  });

  it('a plan that is made again leaves what there is', () => {
    const first = slotsOf(plan(), []);
    expect(slotsOf(plan(), first)).toEqual([]);
    expect(slotsOf(plan(), [slot('16:10', '16:30')])[0]).toEqual(slot('16:50', '17:10'));
  });

  it.each<[string, Partial<SlotPlan>]>([
    ['length', { lengthMinutes: 0 }],
    ['length', { lengthMinutes: 7 }],
    ['length', { lengthMinutes: 245 }],
    ['length', { lengthMinutes: 7.5 }],
    ['break', { breakMinutes: -5 }],
    ['break', { breakMinutes: 125 }],
    ['no-stretch', { stretches: [] }],
    ['stretch-order', { stretches: [slot('18:00', '16:00')] }],
    ['stretch-order', { stretches: [slot('16:00', '16:00')] }],
    ['stretch-hours', { stretches: [slot('02:00', '04:00')] }],
    ['stretch-hours', { stretches: [slot('20:00', '23:00')] }],
    ['too-short', { stretches: [slot('16:00', '16:15')] }],
    [
      'too-many',
      {
        lengthMinutes: 5,
        breakMinutes: 0,
        stretches: ['2026-11-10', '2026-11-11'].map((day) => slot('08:00', '17:00', day)),
      },
    ],
  ])('a plan is refused for its %s: %j', (fault, given) => {
    expect(planFault(plan(given))).toBe(fault);
  });

  it('whatever the plan, its times lie in its hours, have its length and never meet each other or what is taken', () => {
    const five = (least: number, most: number) =>
      fc.integer({ min: least / 5, max: most / 5 }).map((steps) => steps * 5);
    const stretch = fc
      .tuple(fc.constantFrom(DAY, '2026-11-11'), five(420, 1200), five(10, 300))
      .map(([day, from, minutes]) => slot(clock(from), clock(Math.min(from + minutes, 1320)), day));
    fc.assert(
      fc.property(
        fc.array(stretch, { minLength: 1, maxLength: 4 }),
        five(5, 60),
        five(0, 30),
        fc.array(stretch, { maxLength: 3 }),
        (stretches, lengthMinutes, breakMinutes, taken) => {
          const given = { stretches, lengthMinutes, breakMinutes };
          fc.pre(planFault(given) === undefined);
          const made = slotsOf(given, taken);
          for (const [index, each] of made.entries()) {
            expect(minuteOf(each.to) - minuteOf(each.from)).toBe(lengthMinutes);
            expect(stretches.some(({ day, from, to }) => day === each.day && from <= each.from && each.to <= to)).toBe(
              true,
            );
            expect([...taken, ...made.slice(index + 1)].some((other) => overlap(each, other))).toBe(false);
          }
        },
      ),
      RUNS,
    );
  });

  it('on the days when clocks change, each time has one instant, and lasts as long as on other days', () => {
    // The last Sundays of March and October of these years, the days around them, and an ordinary day.
    const changes = ['2026-10-24', '2026-10-25', '2026-10-26', '2027-03-27', '2027-03-28', '2027-03-29', '2027-06-15'];
    const five = (least: number, most: number) =>
      fc.integer({ min: least / 5, max: most / 5 }).map((steps) => steps * 5);
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        five(420, 1200),
        five(5, 240),
        five(0, 60),
        (day, from, length, pause) => {
          const given = { stretches: [slot(clock(from), '22:00', day)], lengthMinutes: length, breakMinutes: pause };
          fc.pre(planFault(given) === undefined);
          const made = slotsOf(given, []);
          expect(made.length).toBe(Math.floor((1320 - from + pause) / (length + pause)));
          for (const [index, each] of made.entries()) {
            expect([...instantsIn(each.day, each.from), ...instantsIn(each.day, each.to)]).toHaveLength(2);
            expect(startOf({ ...each, from: each.to }) - startOf(each)).toBe(length * 60_000);
            expect(startOf(each) - startOf(made[0] ?? each)).toBe(index * (length + pause) * 60_000);
            expect(momentOf(startOf(each))).toMatchObject({ day, time: each.from });
          }
        },
      ),
      RUNS,
    );
  });

  it('a plan in the night is refused, so that no time lies in the hour that is skipped or comes twice', () => {
    for (const day of ['2026-10-25', '2027-03-28'])
      for (const from of ['01:30', '02:00', '02:30', '03:00'])
        expect(planFault(plan({ stretches: [slot(from, '08:00', day)] }))).toBe('stretch-hours');
  });

  it('a taken time is answered with the three nearest free ones', () => {
    const free = slotsOf(plan(), [slot('16:50', '17:10')]);
    expect(nearest(slot('16:50', '17:10'), free).map(({ from }) => from)).toEqual(['16:25', '17:15', '16:00']);
    expect(nearest(slot('16:50', '17:10'), [])).toEqual([]);
  });

  it('the free times that are offered are nearer than all others', () => {
    const times = fc
      .uniqueArray(fc.integer({ min: 84, max: 260 }), { maxLength: 30 })
      .map((steps) => steps.map((step) => slot(clock(step * 5), clock(step * 5 + 5))));
    fc.assert(
      fc.property(times, (free) => {
        const wish = slot('12:00', '12:05');
        const offered = nearest(wish, free);
        expect(offered).toHaveLength(Math.min(3, free.length));
        const far = (each: SlotTime) => Math.abs(startOf(each) - startOf(wish));
        const worst = Math.max(0, ...offered.map(far));
        expect(free.filter((each) => !offered.includes(each)).every((each) => far(each) >= worst)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('times for siblings', () => {
  it('siblings get times one after the other, in whatever order their teachers are free', () => {
    const older = [slot('16:00', '16:20'), slot('17:15', '17:35')];
    const younger = [slot('16:50', '17:10'), slot('18:30', '18:50')];
    expect(rowOf([older, younger], 5)).toEqual([slot('16:00', '16:20'), slot('16:50', '17:10')]);
    expect(rowOf([older, younger], 35)).toBeUndefined();
    expect(rowOf([younger, older], 5)).toEqual([slot('16:50', '17:10'), slot('16:00', '16:20')]);
  });

  it('siblings get none when one of them would have to wait or come another day', () => {
    expect(rowOf([[slot('16:00', '16:20')], [slot('18:00', '18:20')]], 5)).toBeUndefined();
    expect(rowOf([[slot('16:00', '16:20')], [slot('16:30', '16:50', '2026-11-11')]], 5)).toBeUndefined();
    expect(rowOf([[slot('16:00', '16:20')], []], 5)).toBeUndefined();
  });

  it('a row is found exactly when trying every combination finds it, and it keeps the gaps', () => {
    const list = fc.array(
      fc
        .tuple(fc.constantFrom(DAY, '2026-11-11'), fc.integer({ min: 0, max: 20 }))
        .map(([day, step]) => slot(clock(960 + step * 10), clock(980 + step * 10), day)),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 3 }), fc.constantFrom(0, 5, 10), (lists, gap) => {
        const all = lists.reduce<SlotTime[][]>(
          (rows, each) => rows.flatMap((row) => each.map((time) => [...row, time])),
          [[]],
        );
        const fits = (row: readonly SlotTime[]) => {
          const sorted = row.toSorted((a, b) => startOf(a) - startOf(b));
          return sorted.slice(1).every((each, index) => {
            const minutes = (startOf(each) - startOf(sorted[index] as SlotTime)) / 60_000 - 20;
            return each.day === sorted[index]?.day && minutes >= gap && minutes <= LONGEST_GAP_MINUTES;
          });
        };
        const found = rowOf(lists, gap);
        expect(found !== undefined).toBe(all.some(fits));
        if (found) {
          expect(fits(found)).toBe(true);
          expect(found.every((each, index) => lists[index]?.includes(each))).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
