import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CarriedRecord, type CarriedValue, carriedOf, carriedSum } from '../../../functions/figures/carried.ts';
import { halfOf } from '../../../functions/imports/carried-rules.ts';
import { addDays } from '../../../functions/shared/time.ts';

const LIVE = '2026-11-15';
const value = (more: Partial<CarriedValue> = {}): CarriedValue => ({
  at: '2026-11-15T08:00:00.000Z',
  readOn: LIVE,
  system: 'sas',
  mode: 'occurrence',
  ofSchool: false,
  groupId: '5a',
  from: '2026-10-16',
  to: '2026-10-17',
  days: 1,
  documented: true,
  ...more,
});
const rows = (...all: readonly Partial<CarriedValue>[]): CarriedRecord[] =>
  all.map((more, at) => ({ rowId: `r${at}`, trail: [value(more)] }));
const hours = (minutes: number, more: Partial<CarriedValue> = {}) => ({ days: undefined, minutes, ...more });
const of = (documented: number, undocumented = 0, notSaid = 0) => ({ documented, undocumented, notSaid });
const sumTo = { mode: 'sum', from: '2026-08-01', to: '2027-01-01' } as const;

describe('what another system registered before the school went live', () => {
  it.each<[string, CarriedRecord[], unknown, unknown]>([
    [
      'days by documentation',
      rows({}, { documented: false }, { documented: undefined, days: 0.5 }),
      of(1, 1, 0.5),
      null,
    ],
    ['hours of several subjects add up', rows(hours(45), hours(60, { groupId: 'nor' })), null, of(105)],
    ['a day away is away from every group', rows({}, { groupId: 'nor' }, { groupId: 'nor' }), of(2), null],
    ['the sum of the school goes first', rows(hours(45), hours(90, { ofSchool: true, groupId: 's' })), null, of(90)],
    ['a sum holds its absences', rows({}, { ...sumTo, days: 3 }), of(3), null],
    ['but not those of the other documentation', rows({ documented: false }, { ...sumTo, days: 3 }), of(3, 1), null],
    ['a sum that does not say holds both', rows({}, { ...sumTo, days: 3, documented: undefined }), of(0, 0, 3), null],
    ['a month is in the half-year', rows({ ...sumTo, days: 5 }, { ...sumTo, to: '2026-09-01', days: 2 }), of(5), null],
    [
      'sums of both documentations add up',
      rows({ ...sumTo, days: 5 }, { ...sumTo, days: 2, documented: false }),
      of(5, 2),
      null,
    ],
    ['corrections are taken off, never below nothing', rows(hours(90), hours(-120)), null, of(0)],
    [
      'of two systems the last to speak',
      rows({ system: 'old', at: '2026-11-14T08:00:00.000Z', days: 4 }, {}),
      of(1),
      null,
    ],
  ])('what another system registered before the school went live: %s', (_what, records, days, minutes) => {
    expect(carriedOf(records, LIVE)).toEqual({ before: LIVE, days, minutes });
  });

  it('what another system registered before the school went live has nothing where nobody knows since when the school registers here', () => {
    expect(carriedOf(rows({}), '')).toBeUndefined();
    expect(carriedOf([], LIVE)).toBeUndefined();
  });

  it('a sum over the day counts as it was read by then, and what was taken back is gone', () => {
    const read = (days: number, readOn: string, gone?: true) =>
      value({ ...sumTo, days, readOn, at: `${readOn}T08:00:00.000Z`, gone });
    const trail = [read(3, '2026-11-10'), read(4, LIVE), read(9, '2026-12-01')];
    expect(carriedOf([{ rowId: 'r', trail }], LIVE)?.days).toEqual(of(4));
    expect(carriedOf([{ rowId: 'r', trail: [...trail, read(9, '2026-12-02', true)] }], LIVE)?.days).toEqual(of(4));
    expect(carriedOf([{ rowId: 'r', trail: [read(3, '2026-11-10'), read(3, LIVE, true)] }], LIVE)).toBeUndefined();
  });

  const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays('2026-08-01', days));
  const anyRecord = fc
    .tuple(
      day,
      fc.integer({ min: 1, max: 60 }),
      day,
      fc.constantFrom('sum', 'occurrence'),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([from, long, readOn, mode, days]) =>
      value({ from, to: addDays(from, long), readOn, mode: mode === 'sum' ? 'sum' : 'occurrence', days }),
    );
  it('property: what lies after the day, and what was read later and reaches over it, changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 8 }), day, (values, live) => {
        const all = values.map((carried, at) => ({ rowId: `r${at}`, trail: [carried] }));
        const before = all.filter(
          ({ trail: [carried] }) => carried && carried.from < live && (carried.to <= live || carried.readOn <= live),
        );
        expect(carriedOf(all, live)).toEqual(carriedOf(before, live));
        const most = before.reduce((sum, { trail: [carried] }) => sum + (carried?.days ?? 0), 0);
        expect(carriedOf(all, live)?.days?.documented ?? 0).toBeLessThanOrEqual(most);
      }),
      { numRuns: 3000 },
    );
  });

  it('the absence of several pupils by another system is the sum', () => {
    const a = carriedOf(rows({}), LIVE);
    expect(carriedSum([a, undefined, a])).toEqual({ before: LIVE, days: of(2), minutes: null });
    expect(carriedSum([undefined])).toBeUndefined();
  });
});

describe('the half-year that it is put in', () => {
  it.each([
    ['one day', '2026-10-16', '2026-10-17', LIVE, '2026-autumn'],
    ['most of the days', '2026-12-30', '2027-01-09', '2027-02-01', '2027-spring'],
    ['the autumn that reaches into January', '2026-08-01', '2027-02-01', '2027-02-20', '2026-autumn'],
    ['a year read in autumn', '2026-08-01', '2027-08-01', LIVE, '2026-autumn'],
    ['a year read in summer', '2026-08-01', '2027-08-01', '2027-07-20', '2027-spring'],
    ['one that is to come', '2027-01-05', '2027-01-06', LIVE, '2027-spring'],
  ])('the half-year that it is put in: %s', (_what, from, to, today, half) => {
    expect(halfOf({ from, to }, today)).toBe(half);
  });
});
