import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { goLiveBounds, goLiveOf } from '../../../functions/settings/go-live.ts';
import { effective, type Stored, valuesOf } from '../../../functions/settings/rules.ts';
import { addDays, daysBetween, isDay, schoolYearOf } from '../../../functions/shared/time.ts';

const KEY = 'school.goLiveDay';
const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days));
const maybe = fc.option(day, { nil: undefined });
const chosen = fc.option(fc.oneof(day, fc.constant('' as const)), { nil: undefined });

/** What somebody set for the owner and at each school, as it is kept. */
const stored = (
  owner: string | undefined,
  schools: Readonly<Record<string, string | undefined>>,
): readonly Stored[] => {
  const kept = { key: KEY, version: 1, changedAt: '2026-11-24T06:30:00.000Z' } as const;
  return [
    ...(owner === undefined ? [] : [{ ...kept, at: { level: 'owner' as const }, value: owner }]),
    ...Object.entries(schools).flatMap(([schoolId, value]) =>
      value === undefined ? [] : [{ ...kept, at: { level: 'school' as const, schoolId }, value }],
    ),
  ];
};

describe('the day on which a school went live (decision 032)', () => {
  test('the day on which a school went live is the school’s own, else the owner’s, else that of its first import, else none; an empty one is the import’s', () => {
    const world = fc.record({ owner: chosen, a: chosen, b: chosen, sinceA: maybe, sinceB: maybe });
    fc.assert(
      fc.property(world, ({ owner, a, b, sinceA, sinceB }) => {
        const values = valuesOf(stored(owner, { a, b }));
        const goLive = goLiveOf({ at: (schoolId) => effective(values, schoolId) }, [
          { id: 'a', importedSince: sinceA },
          { id: 'b', importedSince: sinceB },
        ]);
        const wanted = (set: string | undefined, since: string | undefined) => {
          const said = set === undefined ? owner : set;
          if (said !== undefined && said !== '') return said;
          return since === undefined ? '' : since;
        };
        const [first, second] = [wanted(a, sinceA), wanted(b, sinceB)];
        expect([goLive('a'), goLive('b')]).toEqual([first, second]);
        // Of a school that is not known, or not named, nothing is left out that any school would ask about.
        const earliest = first < second ? first : second;
        expect([goLive('c'), goLive()]).toEqual([earliest, earliest]);
      }),
    );
  });

  test('an owner without schools leaves nothing out', () => {
    expect(goLiveOf({ at: () => ({ [KEY]: '' }) }, [])('a')).toBe('');
  });

  test('the day on which a school went live may be set from the last school year to the end of the next, whichever day it is today', () => {
    fc.assert(
      fc.property(day, (today) => {
        const { first, last } = goLiveBounds(today);
        expect([isDay(first), isDay(last)]).toEqual([true, true]);
        expect([first.slice(5), last.slice(5)]).toEqual(['08-01', '07-31']);
        expect([...schoolYearOf(today)].every((half) => first < half.from && half.to < last)).toBe(true);
        expect([daysBetween(first, today) > 364, daysBetween(today, last) > 364]).toEqual([true, true]);
        expect(daysBetween(first, last)).toBeLessThan(3 * 366);
      }),
    );
    expect(goLiveBounds('2026-07-31')).toEqual({ first: '2024-08-01', last: '2027-07-31' });
    expect(goLiveBounds('2026-08-01')).toEqual({ first: '2025-08-01', last: '2028-07-31' });
  });

  test.each<[unknown, boolean]>([
    ['', true],
    ['2026-11-24', true],
    ['2026-02-30', false],
    ['24.11.2026', false],
    ['0026-11-24', false],
    [null, false],
    [20261124, false],
  ])('the day on which a school went live: %j is a value: %s', (value, taken) => {
    expect(DEFINITIONS[KEY].value.safeParse(value).success).toBe(taken);
  });
});
