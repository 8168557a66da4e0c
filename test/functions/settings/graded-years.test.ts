import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradedYearOn, isGraded } from '../../../functions/settings/graded-years.ts';

const TODAY = '2026-11-24';

describe('who is given grades (OF §§ 9-4, 9-13)', () => {
  it.each([
    ['grunnskole', '1', false],
    ['grunnskole', '7', false],
    ['grunnskole', '8', true],
    ['grunnskole', '10', true],
    ['grunnskole', undefined, true],
    ['grunnskole', 'voksne', true],
    ['vgs', 'Vg1', true],
    ['vgs', '1', true],
    ['vgs', undefined, true],
  ] as const)('grades are given or not: %s, year %s: %s', (schoolType, year, graded) => {
    expect(isGraded(schoolType, year, TODAY)).toBe(graded);
  });

  it('property: in compulsory school exactly from the year that the rule of the day names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), (year) => {
        expect(isGraded('grunnskole', String(year), TODAY)).toBe(year >= gradedYearOn(TODAY));
      }),
    );
  });
});
