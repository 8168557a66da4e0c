import { describe, expect, it } from 'vitest';
import { type Marks, planOf, type Roster, type RosterPupil, undoOf } from '../../web/pages/lessons/marks.ts';
import { acceptedOf, hourBefore, lateNow, leftNow } from '../../web/pages/lessons/minutes.ts';
import { isNow } from '../../web/parts/lesson-now.ts';
import { byDay, mondayOf } from '../../web/words/days.ts';

const suggestion = { source: 'report', id: 'r', from: null, to: null, unconfirmed: false } as const;

const pupil = (pupilId: string, more: Partial<RosterPupil> = {}): RosterPupil => ({
  pupilId,
  pupilName: pupilId,
  protected: false,
  member: true,
  exempt: false,
  suggestion: null,
  entry: null,
  ...more,
});

const rosterOf = (pupils: readonly RosterPupil[], more: Partial<Roster> = {}): Roster => ({
  groupId: 'g',
  date: '2026-11-30',
  lessonId: 'l',
  state: 'open',
  displaced: null,
  unsettled: false,
  confirmed: null,
  group: 'G',
  subject: null,
  from: '08:30',
  to: '09:30',
  minutes: 60,
  room: null,
  pupils: [...pupils],
  ...more,
});

const confirmed = { staffId: 's', at: '2026-11-30T08:00:00Z', how: 'by-hand', name: null } as const;
const away: Marks = { a: { kind: 'absent', minutes: 0 } };
const here: Marks = { a: { kind: 'present', minutes: 0 } };

describe('the one request that stores a lesson', () => {
  it.each([
    ['nobody away', rosterOf([pupil('a')]), {}, { by: 'confirmation', present: [] }],
    ['a tap that says what holds', rosterOf([pupil('a')]), here, { by: 'confirmation', present: [] }],
    ['somebody away', rosterOf([pupil('a')]), away, { by: 'entries', entries: [{ pupilId: 'a', kind: 'absent' }] }],
    ['somebody here after all', rosterOf([pupil('a', { suggestion })]), here, { by: 'confirmation', present: ['a'] }],
    ['a confirmed lesson without changes', rosterOf([pupil('a')], { confirmed }), {}, undefined],
    [
      'an entry taken back',
      rosterOf([pupil('a', { entry: { kind: 'absent', minutes: 60 } })], { confirmed }),
      here,
      { by: 'entries', entries: [{ pupilId: 'a', kind: 'present' }] },
    ],
    [
      'a pupil here after all in a confirmed lesson',
      rosterOf([pupil('a', { suggestion })], { confirmed }),
      here,
      { by: 'entries', entries: [{ pupilId: 'a', kind: 'present' }] },
    ],
  ])('one request stores %s', (_what, roster, marks: Marks, expected) => {
    expect(planOf(roster, marks, [])).toEqual(expected);
  });

  it('a pupil of a lost request is named again, also when the tap was taken back since', () => {
    const plan = planOf(rosterOf([pupil('a'), pupil('b')]), here, ['a']);
    expect(plan).toEqual({ by: 'entries', entries: [{ pupilId: 'a', kind: 'present' }] });
  });
});

describe('the undo', () => {
  it('the undo puts entries back and takes the confirmation back', () => {
    const before = rosterOf([pupil('a'), pupil('b', { entry: { kind: 'late', minutes: 4 } })]);
    const entries = [
      { pupilId: 'a', kind: 'absent' },
      { pupilId: 'b', kind: 'absent' },
    ] as const;
    expect(undoOf(before, { by: 'entries', entries: [...entries] })).toEqual({
      entries: [
        { pupilId: 'a', kind: 'present' },
        { pupilId: 'b', kind: 'late', minutes: 4 },
      ],
      unconfirm: true,
      stay: [],
    });
  });

  it('the undo never says "present" of a pupil whom a guardian has reported away', () => {
    const reported = pupil('a', { suggestion });
    const undo = undoOf(rosterOf([reported]), { by: 'entries', entries: [{ pupilId: 'a', kind: 'absent' }] });
    expect(undo).toEqual({ entries: [], unconfirm: false, stay: [reported] });
  });
});

describe('the minutes of a tap', () => {
  const lesson = { date: '2026-11-30', from: '08:30', to: '09:30' };

  it.each([
    ['08:42', 12, 48],
    ['08:30', 1, 5],
    ['08:20', 1, 5],
    ['09:29', 59, 1],
    ['11:00', 5, 5],
  ])('the minutes of late and of left early are counted from the clock at %s', (time, late, left) => {
    const now = { day: '2026-11-30', time };
    expect([lateNow(lesson, now), leftNow(lesson, now)]).toEqual([late, left]);
  });

  it.each([
    [null, null, { kind: 'absent', minutes: 0 }],
    ['08:00', '10:00', { kind: 'absent', minutes: 0 }],
    ['09:00', null, { kind: 'part', minutes: 30 }],
    [null, '08:50', { kind: 'part', minutes: 20 }],
  ])('an accepted report from %s to %s has the minutes of the lesson that it covers', (from, to, mark) => {
    expect(acceptedOf({ suggestion: { ...suggestion, from, to } }, lesson)).toEqual(mark);
  });

  it.each([
    ['08:24', false],
    ['08:25', true],
    ['09:29', true],
    ['09:30', false],
  ])('a lesson at 08:30 is the one that is now at %s: %s', (time, now) => {
    expect(isNow(lesson, { day: '2026-11-30', time })).toBe(now);
    expect(isNow(lesson, { day: '2026-12-01', time })).toBe(false);
  });

  it('the hour before is of the same group, over a break and not over lunch', () => {
    const hour = (from: string, to: string, more = {}) => ({
      groupId: 'g',
      date: '2026-11-30',
      from,
      to,
      status: 'planned',
      ...more,
    });
    const second = hour('09:45', '10:45');
    const first = hour('08:30', '09:30');
    expect(hourBefore([second, first], second)).toBe(first);
    expect(hourBefore([hour('07:30', '08:30')], second)).toBeUndefined();
    expect(hourBefore([{ ...first, groupId: 'other' }], second)).toBeUndefined();
    expect(hourBefore([{ ...first, status: 'cancelled' }], second)).toBeUndefined();
  });
});

describe('the days of a week', () => {
  it.each([
    ['2026-11-30', '2026-11-30'],
    ['2026-12-06', '2026-11-30'],
    ['2027-03-28', '2027-03-22'],
    ['2026-10-25', '2026-10-19'],
  ])('the week of %s begins on %s, also when the clock changes in it', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it('lessons by day keep their order', () => {
    const lessons = ['1', '1', '2'].map((date, index) => ({ date, index }));
    expect(byDay(lessons)).toEqual([
      ['1', lessons.slice(0, 2)],
      ['2', lessons.slice(2)],
    ]);
  });
});
