import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstToConfirm, isToConfirm } from '../../../functions/lessons/rules.ts';
import { addDays, halfYearOf, momentOf } from '../../../functions/shared/time.ts';

const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-06-01', days));
const goLives = fc.oneof(day, fc.constant('' as const));
/** Of a school day: at night a time of day is no order twice a year, and the rule goes by the instant. */
const hour = fc.integer({ min: 7, max: 17 }).map((at) => String(at).padStart(2, '0'));
/** A lesson of some day, a moment of some other, and of three days around either. */
const asked = fc
  .record({
    date: day,
    from: hour,
    to: hour,
    goLive: goLives,
    confirmed: fc.boolean(),
    near: fc.integer({ min: -3, max: 3 }),
  })
  .chain(({ near, ...lesson }) =>
    fc.record({
      lesson: fc.constant({ ...lesson, from: `${lesson.from}:00`, to: `${lesson.to}:45` }),
      day: fc.oneof(day, fc.constant(addDays(lesson.date, near))),
      goLive: fc.oneof(goLives, fc.constant(addDays(lesson.date, near))),
      minute: fc.integer({ min: 0, max: 1439 }),
    }),
  )
  .map(({ day: today, minute, ...rest }) => ({
    ...rest,
    moment: momentOf(Date.parse(`${today}T00:00:00Z`) + minute * 60_000),
  }));

describe('a lesson that its teacher is to be reminded of (B4, decision 032)', () => {
  test('a lesson that its teacher is to be reminded of is over, not confirmed, of this half-year, and not from before its school went live: that, and nothing else', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(asked, ({ lesson, goLive, moment }) => {
        const { confirmed, date, to } = lesson;
        const over = date < moment.day || (date === moment.day && to <= moment.time);
        const thisHalf = halfYearOf(date).id === halfYearOf(moment.day).id;
        const old = goLive !== '' && date < goLive;
        const wanted = over && !confirmed && thisHalf && !old;
        seen.add(wanted);
        expect(isToConfirm(lesson, { confirmed, goLive, moment })).toBe(wanted);
      }),
      { numRuns: 3000 },
    );
    expect([...seen].sort()).toEqual([false, true]);
  });

  test('nothing before the first day that is read is to be confirmed at any school', () => {
    fc.assert(
      fc.property(asked, goLives, ({ lesson, goLive, moment }, other) => {
        const earliest = goLive < other ? goLive : other;
        const ofSchool = (schoolId?: string) => (schoolId === 'a' ? goLive : schoolId === 'b' ? other : earliest);
        const first = firstToConfirm(ofSchool, moment);
        for (const day of [goLive, other]) {
          if (lesson.date < first) expect(isToConfirm(lesson, { confirmed: false, goLive: day, moment })).toBe(false);
        }
        expect(first >= halfYearOf(moment.day).from).toBe(true);
      }),
    );
  });

  test('a lesson that its teacher is to be reminded of by the instant, also in the hour that comes twice', () => {
    const night = { date: '2026-10-25', from: '02:00', to: '02:30' };
    const at = (instant: string) => ({ confirmed: false, goLive: '', moment: momentOf(Date.parse(instant)) }) as const;
    expect(isToConfirm(night, at('2026-10-25T00:29:59Z'))).toBe(false);
    expect(isToConfirm(night, at('2026-10-25T00:30:00Z'))).toBe(true);
  });
});
