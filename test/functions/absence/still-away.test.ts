import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter, daysAfterChange, daysOf, lessonsTouched, shownState } from '../../../functions/absence/days.ts';
import { answered, type Open, rolled } from '../../../functions/absence/still-away.ts';
import { isSchoolDay, nextSchoolDay } from '../../../functions/shared/school/calendar.ts';
import { addDays } from '../../../functions/shared/time.ts';

const calendar = { terms: [], closedDays: [] };
const opened = (firstDay: string): Open => ({
  lastDay: null,
  days: daysOf(calendar, { firstDay, lastDay: null }),
});
const states = (open: Open) => open.days.map((day) => `${day.day} ${day.state}`);

describe('an open-ended absence (A5)', () => {
  test('an open-ended absence begins with its first school day and a question for the next', () => {
    expect(states(opened('2026-11-27'))).toEqual(['2026-11-27 reported', '2026-11-30 awaiting']);
    expect(states(opened('2026-11-28'))).toEqual(['2026-11-30 reported', '2026-12-01 awaiting']);
  });

  test('a question shows as unconfirmed from its own day on, and never as present', () => {
    const asked = { day: '2026-11-30', state: 'awaiting' as const };
    expect(shownState(asked, '2026-11-29')).toBe('awaiting');
    expect(shownState(asked, '2026-11-30')).toBe('unconfirmed');
    expect(shownState(asked, '2026-12-05')).toBe('unconfirmed');
  });

  test('the answer yes makes the day certain and asks about the next; a second yes changes nothing', () => {
    const yes = answered(calendar, opened('2026-11-26'), '2026-11-27', true, '2026-11-27');
    if (!yes.ok) throw new Error(yes.reason);
    expect(states(yes)).toEqual(['2026-11-26 reported', '2026-11-27 reported', '2026-11-30 awaiting']);
    expect(answered(calendar, yes, '2026-11-27', true, '2026-11-27')).toMatchObject({ ok: true, changed: false });
  });

  test('no ends it the school day before; a second no changes nothing', () => {
    const no = answered(calendar, opened('2026-11-27'), '2026-11-30', false, '2026-11-30');
    if (!no.ok) throw new Error(no.reason);
    expect(no).toMatchObject({ changed: true, lastDay: '2026-11-27' });
    expect(states(no)).toEqual(['2026-11-27 reported']);
    expect(answered(calendar, no, '2026-11-30', false, '2026-11-30')).toMatchObject({ ok: true, changed: false });
    expect(answered(calendar, no, '2026-11-30', true, '2026-11-30')).toEqual({ ok: false, reason: 'not-open' });
  });

  test.each([
    ['the first day', '2026-11-23', '2026-11-23', 'not-asked'],
    ['a day without a question', '2026-11-25', '2026-11-24', 'not-asked'],
    ['a day that has passed', '2026-11-24', '2026-11-25', 'too-late'],
  ])('no answer for %s', (_name, day, today, reason) => {
    expect(answered(calendar, opened('2026-11-23'), day, true, today)).toEqual({ ok: false, reason });
  });

  test('mornings ask on, and after five unanswered school days it lapses with the last of them', () => {
    let open: Open = opened('2026-11-23');
    const kinds: string[] = [];
    for (let day = '2026-11-24'; day <= '2026-12-02'; day = addDays(day, 1)) {
      const roll = rolled(calendar, open, day, 5);
      kinds.push(`${day} ${roll.kind}`);
      if (roll.kind !== 'nothing') open = roll;
    }
    expect(kinds).toEqual([
      '2026-11-24 nothing',
      '2026-11-25 asked',
      '2026-11-26 asked',
      '2026-11-27 asked',
      '2026-11-28 nothing',
      '2026-11-29 nothing',
      '2026-11-30 asked',
      '2026-12-01 lapsed',
      '2026-12-02 nothing',
    ]);
    expect(open.lastDay).toBe('2026-11-30');
    expect(open.days.filter((day) => day.state === 'awaiting')).toHaveLength(5);
  });

  test('an open-ended absence: whatever the answers and missed mornings: days are school days in order without gaps, and silence ends', () => {
    const step = fc.record({ run: fc.boolean(), answer: fc.constantFrom('yes', 'no', 'none', 'none') });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (steps, max) => {
        const first = '2027-03-15';
        let open: Open = opened(first);
        let silent = 0;
        for (const [index, { run, answer }] of steps.entries()) {
          const today = addDays(first, index + 1);
          if (run || isSchoolDay(calendar, today)) {
            const roll = rolled(calendar, open, today, max);
            if (roll.kind !== 'nothing') open = roll;
          }
          if (answer !== 'none') {
            const said = answered(calendar, open, today, answer === 'yes', today);
            if (said.ok && said.changed) {
              open = said;
              silent = 0;
            }
          }
          for (const [at, day] of open.days.entries()) {
            expect(isSchoolDay(calendar, day.day)).toBe(true);
            const next = open.days[at + 1];
            if (next) expect(next.day).toBe(dayAfter(calendar, day.day));
          }
          silent = open.days.slice(open.days.findLastIndex((day) => day.state === 'reported') + 1).length;
          expect(silent).toBeLessThanOrEqual(max + 1);
          if (open.lastDay !== null) expect(open.days.at(-1)?.day).toBe(open.lastDay);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('days and lessons', () => {
  const lesson = (from: string, to: string, status: 'planned' | 'cancelled' = 'planned') => ({
    id: `${from}`,
    groupId: 'g',
    date: '2026-11-24',
    from,
    to,
    status,
  });

  test('a part of a day touches the lessons that share a minute with it, not those that only meet it', () => {
    const lessons = [
      lesson('08:30', '09:15'),
      lesson('09:15', '10:00'),
      lesson('10:15', '11:00'),
      lesson('09:30', '09:40', 'cancelled'),
    ];
    const part = { day: '2026-11-24', state: 'reported' as const, from: '09:15', to: '10:15' };
    expect(lessonsTouched(part, lessons).map((touched) => touched.id)).toEqual(['09:15']);
    expect(lessonsTouched({ day: '2026-11-24', state: 'reported' }, lessons)).toHaveLength(3);
    expect(lessonsTouched({ day: '2026-11-25', state: 'reported' }, lessons)).toEqual([]);
  });

  test('times fall on the first and the last day only', () => {
    const days = daysOf(calendar, { firstDay: '2026-11-24', lastDay: '2026-11-26', from: '12:00', to: '10:00' });
    expect(days).toEqual([
      { day: '2026-11-24', state: 'reported', from: '12:00' },
      { day: '2026-11-25', state: 'reported' },
      { day: '2026-11-26', state: 'reported', to: '10:00' },
    ]);
  });

  test('a change keeps what has passed, with its answers, and follows the new span from today', () => {
    const old = [
      { day: '2026-11-23', state: 'reported' as const },
      { day: '2026-11-24', state: 'awaiting' as const },
      { day: '2026-11-25', state: 'awaiting' as const },
    ];
    const change = (lastDay: string | null) =>
      daysAfterChange(calendar, old, { firstDay: '2026-11-23', lastDay }, '2026-11-25').map(
        (day) => `${day.day} ${day.state}`,
      );
    expect(change('2026-11-24')).toEqual(['2026-11-23 reported', '2026-11-24 awaiting']);
    expect(change('2026-11-26')).toEqual([
      '2026-11-23 reported',
      '2026-11-24 awaiting',
      '2026-11-25 reported',
      '2026-11-26 reported',
    ]);
    expect(change(null)).toEqual(['2026-11-23 reported', '2026-11-24 awaiting', '2026-11-25 awaiting']);
  });

  test('a report that is made open-ended in the middle has today as certain, and asks about the next school day', () => {
    const old = ['2026-11-23', '2026-11-24', '2026-11-25'].map((day) => ({ day, state: 'reported' as const }));
    const days = daysAfterChange(calendar, old, { firstDay: '2026-11-23', lastDay: null }, '2026-11-25');
    expect(days.at(-2)).toEqual({ day: '2026-11-25', state: 'reported' });
    expect(days.at(-1)).toEqual({ day: nextSchoolDay(calendar, '2026-11-26'), state: 'awaiting' });
  });
});
