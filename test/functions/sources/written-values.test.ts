import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/shared/time.ts';
import { dayOf, gradeOf, hoursOf, timeOf } from '../../../functions/sources/written-values.ts';

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1930-01-01', days));
const parts = (text: string) => text.split('-') as [string, string, string];
const bare = (digits: string) => String(Number(digits));

describe('a day as Norwegian systems write it', () => {
  const FORMS: readonly (readonly [string, (year: string, month: string, date: string) => string])[] = [
    ['2026-08-17', (y, m, d) => `${y}-${m}-${d}`],
    ['17.08.2026', (y, m, d) => `${d}.${m}.${y}`],
    ['17.8.2026', (y, m, d) => `${bare(d)}.${bare(m)}.${y}`],
    ['17. 8. 2026', (y, m, d) => `${bare(d)}. ${bare(m)}. ${y}`],
    ['20260817', (y, m, d) => y + m + d],
    ['2026/08/17', (y, m, d) => `${y}/${m}/${d}`],
    ['2026-08-17T00:00:00', (y, m, d) => `${y}-${m}-${d}T00:00:00`],
    ['2026-08-17T00:00:00Z', (y, m, d) => `${y}-${m}-${d}T00:00:00Z`],
    ['2026-08-17T00:00:00.000Z', (y, m, d) => `${y}-${m}-${d}T00:00:00.000Z`],
    ['2026-08-17T23:59:59Z', (y, m, d) => `${y}-${m}-${d}T23:59:59Z`],
    ['2026-08-17T00:00:00+02:00', (y, m, d) => `${y}-${m}-${d}T00:00:00+02:00`],
    ['2026-08-17 08:00', (y, m, d) => `${y}-${m}-${d} 08:00`],
    ['17.08.2026 00:00:00', (y, m, d) => `${d}.${m}.${y} 00:00:00`],
  ];
  it.each(FORMS)('a day as Norwegian systems write it: %s is read, whatever the day', (_form, write) => {
    fc.assert(fc.property(day, (expected) => void expect(dayOf(write(...parts(expected)))).toBe(expected)));
  });
  it('midnight in Oslo that is written in UTC is that day', () => {
    expect(dayOf('2026-08-16T22:00:00Z')).toBe('2026-08-17');
    expect(dayOf('2026-12-31T23:00:00.000Z')).toBe('2027-01-01');
  });
  it.each([
    '',
    '17/08/2026',
    '08/17/2026',
    '17.08.26',
    '2026-02-29',
    '2026-13-01',
    '31.02.2026',
    '2026-8-17',
    '2026-08-17T25:00',
    '46251',
    'i dag',
    '2026-0817',
  ])('a day as Norwegian systems write it: %j is none', (text) => expect(dayOf(text)).toBeUndefined());
});

describe('a time of day', () => {
  it.each(['08:15', '8:15', '08.15', '8.15', '08:15:00', '08.15.00', '0815', 'kl. 8.15', 'kl 08:15'])(
    'a time of day: %s',
    (text) => {
      expect(timeOf(text)).toBe('08:15');
    },
  );
  it.each(['', '24:00', '8', '08:60', '08:15:30', '815', '8,15'])('a time of day: %j is none', (text) =>
    expect(timeOf(text)).toBeUndefined(),
  );
});

describe('hours of a year', () => {
  it.each([
    ['113', 113],
    ['113.0', 113],
    ['56,5', 56.5],
    ['56.5', 56.5],
    ['1 131', 1131],
    ['1131', 1131],
    ['1.131,5', 1131.5],
    ['1 131,25 timer', 1131.25],
    ['113 t', 113],
    ['113t', 113],
    ['113 timer', 113],
    ['113 timar', 113],
    ['0', 0],
  ])('hours of a year: %s', (text, hours) => expect(hoursOf(text)).toBe(hours));
  it.each(['', '1.131', '1,131', '-5', 'ca 113', '113-120', '1e3', '0x71', '11 31', 'Infinity', '113 dager'])(
    'hours of a year: %j is none',
    (text) => expect(hoursOf(text)).toBeUndefined(),
  );
  it('any number of hours comes back from each way of writing it', () => {
    const hundredths = fc.integer({ min: 0, max: 999_999 });
    fc.assert(
      fc.property(
        hundredths,
        fc.constantFrom(',', '.'),
        fc.constantFrom('', ' '),
        fc.constantFrom('', ' t', ' timer'),
        (all, mark, gap, unit) => {
          const [whole, part] = [String(Math.floor(all / 100)), String(all % 100).padStart(2, '0')];
          const spaced = whole.replace(/\B(?=(\d{3})+$)/g, gap);
          expect(hoursOf(`${spaced}${mark}${part}${unit}`)).toBe(all / 100);
          expect(hoursOf(`${spaced}${unit}`)).toBe(Math.floor(all / 100));
        },
      ),
    );
  });
});

it.each([
  ['5', '5'],
  ['05', '5'],
  ['10', '10'],
  ['5. trinn', '5'],
  ['11', 'VG1'],
  ['13', 'VG3'],
  ['Vg2', 'VG2'],
  ['VG 3', 'VG3'],
  ['voksen', 'voksen'],
  ['', ''],
])('the level %j is %j', (text, level) => expect(gradeOf(text)).toBe(level));
