import { describe, expect, it } from 'vitest';
import { instantOf, osloOf } from '../../web/words/oslo.ts';

describe('the time of a form in Norway', () => {
  it.each([
    ['in winter', '2026-12-01', '08:00', '2026-12-01T07:00:00.000Z'],
    ['in summer', '2027-06-01', '08:00', '2027-06-01T06:00:00.000Z'],
    ['at midnight', '2026-12-01', '00:00', '2026-11-30T23:00:00.000Z'],
    ['the first time in the hour that comes twice', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['an hour later in the hour that is left out', '2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
    ['after the clocks went forward', '2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
  ])('a time of a form %s becomes the same moment for everybody', (_when, day, time, instant) => {
    expect(instantOf(day, time)).toBe(instant);
  });

  it('a moment is shown by the clocks of Norway, and comes back the same', () => {
    expect(osloOf('2026-12-31T23:30:00.000Z')).toEqual({ day: '2027-01-01', time: '00:30' });
    for (const instant of ['2026-12-01T07:00:00.000Z', '2027-07-01T21:59:00.000Z']) {
      const { day, time } = osloOf(instant);
      expect(instantOf(day, time)).toBe(instant);
    }
  });
});
