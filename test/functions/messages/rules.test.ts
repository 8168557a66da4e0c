import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  deliveredAt,
  hasRead,
  isHeldFor,
  isSame,
  isUnread,
  isWaiting,
  mayWithdraw,
  nextAt,
  type Person,
  sees,
} from '../../../functions/messages/rules.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { isSchoolDay } from '../../../functions/shared/school/calendar.ts';
import {
  addDays,
  type Day,
  laterBy,
  momentOf,
  WEEKDAYS,
  type WeekdayHours,
  weekday,
} from '../../../functions/shared/time.ts';

const OFFICE: readonly WeekdayHours[] = DEFINITIONS['messages.answerHours'].default;
const CALENDAR = {
  terms: [{ from: '2026-08-17', to: '2027-06-19' }],
  closedDays: [{ from: '2026-12-22', to: '2027-01-02' }],
};
const school = (day: Day) => isSchoolDay(CALENDAR, day);
const everyDay = () => true;
const at = (instant: string) => momentOf(Date.parse(instant));
const night = (day: WeekdayHours['day'], from: string, to: string): WeekdayHours => ({ day, from, to });

describe('answer hours (G3)', () => {
  test.each([
    ['in the middle of the day', '2026-11-24T09:00:00Z', undefined],
    ['the second in which they begin', '2026-11-24T06:30:00Z', undefined],
    ['the second before they begin', '2026-11-24T06:29:59Z', '2026-11-24T06:30:00.000Z'],
    ['the second before they end', '2026-11-24T14:59:59Z', undefined],
    ['the second in which they end', '2026-11-24T15:00:00Z', '2026-11-25T06:30:00.000Z'],
    ['on a Friday evening', '2026-11-27T20:00:00Z', '2026-11-30T06:30:00.000Z'],
    ['before the days closed at Christmas', '2026-12-21T20:00:00Z', '2027-01-04T06:30:00.000Z'],
    ['on a day that the school has closed', '2026-12-22T10:00:00Z', '2027-01-04T06:30:00.000Z'],
    ['before Easter', '2027-03-24T20:00:00Z', '2027-03-30T05:30:00.000Z'],
    ['on 17 May', '2027-05-17T09:00:00Z', '2027-05-18T05:30:00.000Z'],
    ['on the Friday before the clocks go back', '2026-10-23T20:00:00Z', '2026-10-26T06:30:00.000Z'],
    ['on the Friday before the clocks go forward', '2027-03-19T20:00:00Z', '2027-03-22T06:30:00.000Z'],
    ['after the last known term', '2027-06-20T09:00:00Z', undefined],
  ])('a message that is written %s is delivered when it should be', (_when, now, wanted) => {
    expect(deliveredAt(OFFICE, school, at(now))).toBe(wanted);
  });

  test('hours in the night in which clocks change begin once, and a missing hour begins when the gap is over', () => {
    const sunday = [night('sunday', '02:30', '04:00')];
    // 25 October: half past two comes twice, at half past midnight and at half past one UTC.
    expect(deliveredAt(sunday, everyDay, at('2026-10-25T00:29:59Z'))).toBe('2026-10-25T00:30:00.000Z');
    expect(deliveredAt(sunday, everyDay, at('2026-10-25T00:30:00Z'))).toBeUndefined();
    // The clock shows ten past two a second time, and the hours of this night have begun already.
    expect(deliveredAt(sunday, everyDay, at('2026-10-25T01:10:00Z'))).toBeUndefined();
    expect(deliveredAt(sunday, everyDay, at('2026-10-25T02:59:59Z'))).toBeUndefined();
    expect(deliveredAt(sunday, everyDay, at('2026-10-25T03:00:00Z'))).toBe('2026-11-01T01:30:00.000Z');
    // 28 March: half past two never comes.
    expect(deliveredAt(sunday, everyDay, at('2027-03-28T00:59:59Z'))).toBe('2027-03-28T01:00:00.000Z');
    expect(deliveredAt(sunday, everyDay, at('2027-03-28T01:00:00Z'))).toBeUndefined();
  });

  test('several hours of a day are taken in the order of the clock, whatever their order in the list', () => {
    const twice = [night('tuesday', '18:00', '19:00'), night('tuesday', '08:00', '09:00')];
    expect(deliveredAt(twice, school, at('2026-11-24T06:00:00Z'))).toBe('2026-11-24T07:00:00.000Z');
    expect(deliveredAt(twice, school, at('2026-11-24T10:00:00Z'))).toBe('2026-11-24T17:00:00.000Z');
    expect(deliveredAt([], school, at('2026-11-24T20:00:00Z'))).toBeUndefined();
  });

  test('a message never waits within the hours, and always until the first start of hours on a school day', () => {
    const minute = fc.integer({ min: Date.parse('2026-08-20T00:00:00Z'), max: Date.parse('2027-06-10T00:00:00Z') });
    const waits = (milliseconds: number): boolean => {
      const now = momentOf(milliseconds);
      const opens = (day: Day, time: string) => school(day) && weekday(day) <= 5 && '07:30' <= time && time < '16:00';
      const due = deliveredAt(OFFICE, school, now);
      if (opens(now.day, now.time)) return due === undefined;
      if (due === undefined) return false;
      const then = momentOf(Date.parse(due));
      const before = momentOf(Date.parse(due) - 1);
      const between = [];
      for (let day = addDays(now.day, 1); day < then.day; day = addDays(day, 1)) between.push(day);
      return (
        due > now.instant &&
        opens(then.day, then.time) &&
        !opens(before.day, before.time) &&
        between.every((day) => !school(day)) &&
        (then.day === now.day || !school(now.day) || now.time >= '16:00')
      );
    };
    fc.assert(
      fc.property(minute, (milliseconds) => {
        expect(waits(milliseconds)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('the settings know the same days of the week as the rules', () => {
    expect(OFFICE.map(({ day }) => day)).toEqual(WEEKDAYS.slice(0, 5));
  });
});

const guardian = (id: string): Person => ({ kind: 'guardian', id });
const teacher: Person = { kind: 'staff', id: 't' };
const HELD = { until: '2026-11-25T06:30:00.000Z', for: ['t'] };
const [EVENING, LATER] = ['2026-11-24T20:00:00.000Z', '2026-11-25T07:00:00.000Z'];
const waiting = { messageId: 'm2', by: guardian('a'), held: HELD };
const mark = (person: Person, upTo: string, when = LATER) => ({ person, upTo, at: when });

describe('who sees a message', () => {
  test.each([
    ['a member of staff for whom it waits', teacher, EVENING, false],
    ['the same when the hours begin', teacher, HELD.until, true],
    ['another member of staff', { kind: 'staff', id: 'u' } as const, EVENING, true],
    ['the other guardian', guardian('b'), EVENING, true],
    ['a guardian whose id is in the list', guardian('t'), EVENING, true],
  ])('a message that waits and %s', (_who, person, now, wanted) => {
    expect(sees({ person, seesFrom: '' }, waiting, now)).toBe(wanted);
    expect(isHeldFor(waiting, person, now)).toBe(!wanted);
  });

  test('a person sees what was written from their first message on, and own messages always', () => {
    const message = { messageId: 'm2', by: guardian('a') };
    const seat = (seesFrom: string) => ({ person: teacher, seesFrom });
    expect([seat(''), seat('m2'), seat('m3')].map((each) => sees(each, message, EVENING))).toEqual([true, true, false]);
    expect(sees({ person: guardian('a'), seesFrom: 'm3' }, message, EVENING)).toBe(true);
    expect(sees({ person: teacher, seesFrom: '' }, { ...waiting, by: teacher }, EVENING)).toBe(true);
    expect(isSame(guardian('x'), { kind: 'pupil', id: 'x' })).toBe(false);
  });
});

describe('who has read a message', () => {
  test.each([
    ['nobody', [], true],
    ['its author', [mark(guardian('a'), 'm9')], true],
    ['a reader who is behind', [mark(guardian('b'), 'm1')], true],
    ['a reader who has come to it', [mark(guardian('b'), 'm2')], false],
    ['a reader past it', [mark(guardian('b'), 'm1'), mark(guardian('c'), 'm3')], false],
    ['a teacher who read on while it waited', [mark(teacher, 'm3', EVENING)], true],
    ['a teacher who read after it had waited', [mark(teacher, 'm3', HELD.until)], false],
  ])('a message is unread with marks of %s: %#', (_who, marks, wanted) => {
    expect(isUnread(waiting, marks)).toBe(wanted);
  });

  test('the author may take a message back while it waits, whatever others read, and then only while it is unread', () => {
    const read = [mark(guardian('b'), 'm2', EVENING)];
    expect(mayWithdraw(waiting, read, EVENING)).toBe(true);
    expect(mayWithdraw(waiting, read, HELD.until)).toBe(false);
    expect(mayWithdraw(waiting, [], LATER)).toBe(true);
    expect(isWaiting({ held: { ...HELD, for: [] } }, EVENING)).toBe(false);
    expect(isWaiting({}, EVENING)).toBe(false);
  });

  test('a message is unread exactly if no other’s mark reads it', () => {
    const person = fc.constantFrom<Person>(guardian('a'), guardian('b'), teacher);
    const marks = fc.array(
      fc.record({ person, upTo: fc.constantFrom('m1', 'm2', 'm3'), at: fc.constantFrom(EVENING, LATER) }),
    );
    fc.assert(
      fc.property(marks, fc.boolean(), (all, held) => {
        const message = held ? waiting : { messageId: 'm2', by: guardian('a') };
        const readers = all.filter((each) => hasRead(message, each) && !isSame(each.person, message.by));
        expect(isUnread(message, all)).toBe(readers.length === 0);
      }),
    );
  });
});

test('messages are written one after the other, also within one millisecond', () => {
  expect(nextAt('', EVENING)).toBe(EVENING);
  expect(nextAt(EVENING, LATER)).toBe(LATER);
  expect(nextAt(EVENING, EVENING)).toBe(laterBy(EVENING, 1));
  expect(nextAt(LATER, EVENING)).toBe(laterBy(LATER, 1));
});
