import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Absence,
  faultOfChange,
  faultOfNew,
  faultOfReason,
  isWithin,
  lastAllowedDay,
  MOVES,
  overlaps,
  type STATUSES,
  STEPS,
  statusAfter,
} from '../../../functions/absence/rules.ts';
import { addDays, daysBetween, momentOf } from '../../../functions/shared/time.ts';
import { choicesOf } from '../../support/choices.ts';

const today = '2026-11-24';
const limits = { today, windowDays: 180, maxDays: 14, reasons: choicesOf('reported-by-guardian') };
const day = fc.integer({ min: -400, max: 400 }).map((offset) => addDays(today, offset));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const absence = fc.record(
  { firstDay: day, lastDay: fc.oneof(day, fc.constant(null)), from: time, to: time },
  { requiredKeys: ['firstDay', 'lastDay'] },
);
const codeOf = (wanted: Absence) => faultOfNew(wanted, limits)?.code;

describe('the window of a new report (A2)', () => {
  const whole = (firstDay: string, lastDay = firstDay) => ({ firstDay, lastDay });
  test.each([
    ['today', whole(today), undefined],
    ['yesterday', whole(addDays(today, -1)), 'absence.past'],
    ['the last allowed day', whole(addDays(today, 180)), undefined],
    ['the day after it', whole(addDays(today, 181)), 'absence.too-far-ahead'],
    ['ends beyond the window', whole(addDays(today, 175), addDays(today, 181)), 'absence.too-far-ahead'],
    ['fourteen days', whole(today, addDays(today, 13)), undefined],
    ['fifteen days', whole(today, addDays(today, 14)), 'absence.too-long'],
    ['backwards', whole(addDays(today, 2), addDays(today, 1)), 'absence.from-after-to'],
    ['open-ended', { firstDay: today, lastDay: null }, undefined],
    ['open-ended with an end time', { firstDay: today, lastDay: null, to: '11:00' }, 'absence.to-without-last-day'],
    ['from before to', { ...whole(today), from: '08:30', to: '11:00' }, undefined],
    ['from equal to to', { ...whole(today), from: '11:00', to: '11:00' }, 'absence.from-after-to'],
    ['from after to', { ...whole(today), from: '11:00', to: '08:30' }, 'absence.from-after-to'],
    [
      'from later than to on another day',
      { ...whole(today, addDays(today, 1)), from: '11:00', to: '08:30' },
      undefined,
    ],
    ['only from', { ...whole(today), from: '12:00' }, undefined],
    ['ends when the day begins', { ...whole(today, addDays(today, 1)), to: '00:00' }, 'absence.from-after-to'],
  ])('the window of a new report: %s', (_name, wanted, code) => expect(codeOf(wanted)).toBe(code));

  test('the refusal names the limit and the last allowed day', () => {
    expect(faultOfNew(whole('2027-09-01'), limits)).toEqual({
      field: 'firstDay',
      code: 'absence.too-far-ahead',
      params: { windowDays: 180, lastAllowedDay: '2027-05-23' },
    });
  });

  test('the window of a new report: what is let through is never in the past, never beyond the window, never too long, never empty', () => {
    fc.assert(
      fc.property(absence, (wanted) => {
        const fine = codeOf(wanted) === undefined;
        const last = wanted.lastDay ?? wanted.firstDay;
        const sameDay = wanted.firstDay === wanted.lastDay;
        const expected =
          wanted.firstDay >= today &&
          last >= wanted.firstDay &&
          last <= lastAllowedDay(limits) &&
          (wanted.lastDay === null
            ? wanted.to === undefined
            : daysBetween(wanted.firstDay, wanted.lastDay) < 14 && wanted.to !== '00:00') &&
          !(sameDay && wanted.from !== undefined && wanted.to !== undefined && wanted.from >= wanted.to);
        expect(fine).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['spring', Date.parse('2027-03-27T20:00:00Z')],
    ['autumn', Date.parse('2027-10-30T19:00:00Z')],
  ])(
    'every minute around the %s clock change belongs to one Oslo day, and that day may be reported',
    (_name, start) => {
      for (let minute = 0; minute <= 9 * 60; minute++) {
        const now = momentOf(start + minute * 60_000).day;
        const here = { ...limits, today: now };
        expect(faultOfNew({ firstDay: now, lastDay: now }, here)).toBeUndefined();
        expect(faultOfNew({ firstDay: addDays(now, -1), lastDay: now }, here)?.code).toBe('absence.past');
        expect(lastAllowedDay(here)).toBe(addDays(now, 180));
      }
    },
  );
});

describe('a change (A4)', () => {
  const begun = { firstDay: '2026-11-23', lastDay: '2026-11-27' };
  test.each([
    ['back today', begun, { ...begun, lastDay: '2026-11-23' }, undefined],
    ['back after today', begun, { ...begun, lastDay: today }, undefined],
    ['back during today', begun, { ...begun, lastDay: today, to: '10:00' }, undefined],
    ['back before yesterday', begun, { ...begun, lastDay: '2026-11-22' }, 'absence.past'],
    ['a time on yesterday', begun, { ...begun, lastDay: '2026-11-23', to: '10:00' }, 'absence.past'],
    ['another beginning', begun, { ...begun, firstDay: today }, 'absence.begun'],
    ['another time of a begun day', begun, { ...begun, from: '10:00' }, 'absence.begun'],
    ['longer than allowed', begun, { ...begun, lastDay: '2026-12-07' }, 'absence.too-long'],
    [
      'an end for a long open one',
      { firstDay: '2026-10-01', lastDay: null },
      { firstDay: '2026-10-01', lastDay: '2026-11-30' },
      undefined,
    ],
    [
      'what is over',
      { firstDay: '2026-11-20', lastDay: '2026-11-23' },
      { firstDay: '2026-11-20', lastDay: today },
      'absence.over',
    ],
    [
      'a coming one into the past',
      { firstDay: '2026-11-30', lastDay: '2026-11-30' },
      { firstDay: '2026-11-23', lastDay: '2026-11-23' },
      'absence.past',
    ],
  ])('a change: %s', (_name, old, wanted, code) => expect(faultOfChange(old, wanted, limits)?.code).toBe(code));

  test('a change never lets a day before yesterday go or come', () => {
    fc.assert(
      fc.property(absence, absence, (old, wanted) => {
        if (faultOfChange(old, wanted, limits) !== undefined) return;
        const last = wanted.lastDay ?? '~';
        expect(last >= addDays(today, -1)).toBe(true);
        expect(wanted.firstDay >= today || wanted.firstDay === old.firstDay).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});

test('a reason is one of the list, none, or left out (A3)', () => {
  expect(faultOfReason('reported-by-guardian', limits)).toBeUndefined();
  expect(faultOfReason(null, limits)).toBeUndefined();
  expect(faultOfReason(undefined, limits)).toBeUndefined();
  expect(faultOfReason('flu', limits)).toMatchObject({ field: 'reasonId', code: 'absence.unknown-reason' });
});

describe('overlap', () => {
  /** The moments of an absence, one per quarter of an hour, up to a fixed horizon: overlap by counting. */
  const quarters = ({ firstDay, lastDay, from, to }: Absence): Set<string> => {
    const found = new Set<string>();
    for (let at = firstDay; at <= (lastDay ?? '2028-01-31'); at = addDays(at, 1)) {
      for (let quarter = 0; quarter < 96; quarter++) {
        const clock = `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
        const begins = at !== firstDay || from === undefined || clock >= from;
        if (begins && (at !== lastDay || to === undefined || clock < to)) found.add(`${at}T${clock}`);
      }
    }
    return found;
  };
  const near = fc.integer({ min: 0, max: 3 }).map((offset) => addDays('2028-01-24', offset));
  const small = fc
    .record(
      { firstDay: near, lastDay: fc.oneof(near, fc.constant(null)), from: time, to: time },
      { requiredKeys: ['firstDay', 'lastDay'] },
    )
    .filter((report) => faultOfNew(report, { ...limits, today: '2028-01-24' }) === undefined);

  test('overlap is sharing a quarter of an hour, either way round', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const inB = quarters(b);
        const shared = [...quarters(a)].some((moment) => inB.has(moment));
        expect(overlaps(a, b)).toBe(shared);
        expect(overlaps(b, a)).toBe(shared);
      }),
      { numRuns: 300 },
    );
  });

  test('one may begin where another ends', () => {
    const morning = { firstDay: today, lastDay: today, to: '11:00' };
    const noon = { firstDay: today, lastDay: today, from: '11:00' };
    expect([overlaps(morning, noon), overlaps(noon, morning)]).toEqual([false, false]);
    expect(overlaps(morning, { firstDay: today, lastDay: today, from: '10:59' })).toBe(true);
  });
});

describe('the state machine (A7)', () => {
  test('any sequence of moves keeps to the table, and nothing leaves handled or withdrawn', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 30 }), fc.boolean(), (moves, open) => {
        let status: (typeof STATUSES)[number] = 'sent';
        for (const move of moves) {
          const moved = statusAfter(move, status, open);
          const legal = STEPS[move].from.includes(status) && !(move === 'handle' && open);
          expect('status' in moved).toBe(legal);
          if (status === 'handled' || status === 'withdrawn') expect('refused' in moved && moved.refused).toBe(status);
          if ('status' in moved) status = moved.status;
        }
      }),
      { numRuns: 10_000 },
    );
  });

  test('a change goes back to sent, since nobody has read it', () => {
    expect(statusAfter('change', 'seen', false)).toEqual({ status: 'sent' });
    expect(statusAfter('answer', 'seen', true)).toEqual({ status: 'seen' });
    expect(statusAfter('handle', 'seen', true)).toEqual({ refused: 'still-open' });
    expect(statusAfter('see', 'seen', false)).toEqual({ refused: 'already-seen' });
  });
});

test.each([
  ['the same', {}, true],
  ['a shorter one', { lastDay: '2026-11-24' }, true],
  ['a part of its day', { lastDay: '2026-11-24', from: '10:00', to: '11:00' }, true],
  ['one that begins earlier', { firstDay: '2026-11-23' }, false],
  ['one that ends later', { lastDay: '2026-11-26' }, false],
  ['one without an end', { lastDay: null }, false],
])('a change to %s claims no more than before: %o is %s', (_what, more, isInside) => {
  const old = { firstDay: '2026-11-24', lastDay: '2026-11-25' };
  expect(isWithin(old, { ...old, ...more })).toBe(isInside);
});
