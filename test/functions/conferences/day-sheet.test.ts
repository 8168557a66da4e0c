import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedSheets,
  EMPTY,
  isFree,
  type SheetOf,
  sheetsWith,
  sheetsWithout,
  withoutSlot,
  withTimes,
} from '../../../functions/conferences/day-sheet.ts';
import type { Talk } from '../../../functions/conferences/record.ts';

const DAY = '2026-11-10';
const MOTHER = { kind: 'guardian', id: 'mother' } as const;
const FATHER = { kind: 'guardian', id: 'father' } as const;
const talk = (bookingId: string, from: string, to: string, more: Partial<Talk> = {}): Talk => ({
  bookingId,
  conferenceId: 'conference',
  schoolId: 'school',
  pupilId: 'pupil',
  teacherId: 'teacher',
  day: DAY,
  from,
  to,
  mode: 'room',
  state: 'booked',
  adults: [MOTHER],
  by: MOTHER,
  basis: 'guardian:parental-responsibility',
  at: '2026-11-02T08:00:00.000Z',
  changedAt: '2026-11-02T08:00:00.000Z',
  version: 1,
  steps: [],
  expiresAtSeconds: 0,
  ...more,
});
const sheetsOf = (...people: readonly SheetOf['person'][]): readonly SheetOf[] =>
  people.map((person) => ({ person, day: DAY, sheet: EMPTY }));
const timesIn = (sheets: readonly SheetOf[]) => sheets.map(({ sheet }) => sheet.times.map(({ from }) => from));

describe('the day of a person (H1)', () => {
  it('a talk may begin when another ends, and not a minute before', () => {
    const [of] = sheetsWith(sheetsOf(MOTHER), talk('a', '16:00', '16:20'));
    const sheet = of?.sheet ?? EMPTY;
    expect(isFree(sheet, { from: '16:20', to: '16:40' })).toBe(true);
    expect(isFree(sheet, { from: '15:40', to: '16:00' })).toBe(true);
    expect(isFree(sheet, { from: '16:19', to: '16:40' })).toBe(false);
    expect(isFree(sheet, { from: '15:40', to: '16:01' })).toBe(false);
    expect(isFree(sheet, { from: '15:00', to: '17:00' })).toBe(false);
  });

  it('a talk is on the sheets of those who come, on its day alone', () => {
    const joint = talk('a', '16:00', '16:20', { adults: [MOTHER] });
    expect(timesIn(sheetsWith(sheetsOf(MOTHER, FATHER), joint))).toEqual([['16:00'], []]);
    expect(timesIn(sheetsWith(sheetsOf(MOTHER), { ...joint, day: '2026-11-11' }))).toEqual([[]]);
    expect(timesIn(sheetsWith(sheetsOf({ kind: 'staff', id: 'mother' }), joint))).toEqual([[]]);
  });

  it('only sheets that differ are written', () => {
    const before = sheetsOf(MOTHER, FATHER);
    const after = sheetsWith(before, talk('a', '16:00', '16:20'));
    expect(changedSheets(before, after).map(({ person }) => person)).toEqual([MOTHER]);
    expect(changedSheets(after, after)).toEqual([]);
    const moved = sheetsWith(sheetsWithout(after, { bookingId: 'a' }), talk('a', '17:00', '17:20'));
    expect(timesIn(changedSheets(after, moved))).toEqual([['17:00']]);
  });

  it('a teacher’s time leaves the sheet without the times of other conferences', () => {
    const sheet = withTimes(EMPTY, [
      { from: '17:00', to: '17:10', conferenceId: 'one' },
      { from: '16:00', to: '16:10', conferenceId: 'other' },
    ]);
    expect(sheet.times.map(({ from }) => from)).toEqual(['16:00', '17:00']);
    expect(withoutSlot(sheet, { conferenceId: 'other', from: '17:00' })).toEqual(sheet);
    expect(withoutSlot(sheet, { conferenceId: 'one', from: '17:00' }).times).toHaveLength(1);
  });

  it('whatever is added where it is free and taken away again, no two times of a sheet meet', () => {
    const acts = fc.array(
      fc.record({
        id: fc.integer({ min: 0, max: 8 }),
        from: fc.integer({ min: 84, max: 250 }),
        length: fc.integer({ min: 1, max: 12 }),
      }),
      { maxLength: 40 },
    );
    const clock = (step: number) =>
      `${String(Math.floor(step / 12)).padStart(2, '0')}:${String((step % 12) * 5).padStart(2, '0')}`;
    fc.assert(
      fc.property(acts, (walk) => {
        let sheets = sheetsOf(MOTHER);
        const expected = new Map<string, readonly [number, number]>();
        for (const { id, from, length } of walk) {
          const name = `t${id}`;
          const next = talk(name, clock(from), clock(from + length));
          if (expected.delete(name)) sheets = sheetsWithout(sheets, { bookingId: name });
          const meets = [...expected.values()].some(([start, end]) => start < from + length && from < end);
          expect(isFree(sheets[0]?.sheet ?? EMPTY, next)).toBe(!meets);
          if (meets) continue;
          sheets = sheetsWith(sheets, next);
          expected.set(name, [from, from + length]);
        }
        const starts = [...expected.values()].map(([start]) => clock(start)).sort();
        expect(timesIn(sheets)).toEqual([starts]);
      }),
      { numRuns: 500 },
    );
  });
});
