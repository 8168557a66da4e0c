import { describe, expect, it } from 'vitest';
import { nextNumber, syntheticNumber, syntheticOrganisation } from '../../sample/numbers.ts';
import { isSyntheticNumber } from '../support/synthetic-number.ts';

describe('synthetic identity numbers', () => {
  // Vectors of Skatteetaten's series: month + 80, the third with a D-number's day.
  it.each(['15851090085', '01912490048', '41912490031'])('synthetic identity numbers: %s is one', (number) => {
    expect(isSyntheticNumber(number)).toBe(true);
  });
  it.each([
    ['a published example without the shift', '02013299997'],
    ['month + 40', '01512490065'],
    ['month + 65', '01762490001'],
    ['a wrong check digit', '15851090086'],
    ['too short', '1585109008'],
  ])('synthetic identity numbers: %s is not', (_what, number) => {
    expect(isSyntheticNumber(number)).toBe(false);
  });
  it('synthetic identity numbers makes the vectors from their parts', () => {
    expect(syntheticNumber({ born: '2010-05-15', individual: 900 })).toBe('15851090085');
    expect(syntheticNumber({ born: '2024-11-01', individual: 900 })).toBe('01912490048');
    expect(syntheticNumber({ born: '2024-11-01', individual: 900, dNumber: true })).toBe('41912490031');
  });
  it('synthetic identity numbers gives everybody born on one day a number of their own, from the range of the century', () => {
    const taken = new Set<string>();
    const numbers = Array.from({ length: 300 }, () => nextNumber(taken, { born: '2011-03-04', individual: 700 }));
    expect(new Set(numbers).size).toBe(300);
    expect(numbers.every((number) => isSyntheticNumber(number) && Number(number.slice(6, 9)) >= 500)).toBe(true);
    const older = nextNumber(taken, { born: '1980-03-04', individual: 700 });
    expect(Number(older.slice(6, 9))).toBeLessThan(500);
  });
  it('synthetic identity numbers says so when a day is full', () => {
    const taken = new Set<string>();
    const all = () => Array.from({ length: 501 }, () => nextNumber(taken, { born: '2011-03-04', individual: 0 }));
    expect(all).toThrow('2011-03-04');
  });
});

it('organisation numbers carry their check digit and begin as synthetic ones do', () => {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2, 1];
  const numbers = Array.from({ length: 50 }, (_, serial) => syntheticOrganisation(serial));
  for (const number of numbers) {
    expect(number).toMatch(/^31\d{7}$/);
    expect([...number].reduce((sum, digit, at) => sum + Number(digit) * (weights[at] ?? 0), 0) % 11).toBe(0);
  }
  expect(new Set(numbers).size).toBe(50);
});
