import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../functions/shared/errors.ts';
import { problemOf } from '../../../../functions/shared/http/problems.ts';
import type { Refusals } from '../../../../functions/shared/refusals.ts';
import { inWords } from '../../../../functions/shared/texts/dates.ts';
import { choicesOf } from '../../../support/choices.ts';

const REFUSALS = {
  late: { kind: 'invalid', nb: 'Siste dag er {day}.', nn: 'Siste dag er {day}.', en: 'The last day is {day}.' },
  chosen: {
    kind: 'invalid',
    nb: 'Velg en av: {allowed}.',
    nn: 'Vel ein av: {allowed}.',
    en: 'Choose one of: {allowed}.',
  },
} satisfies Refusals;

describe('values as people write them', () => {
  it.each([
    ['2027-05-28', 'nb', '28. mai 2027'],
    ['2027-05-28', 'nn', '28. mai 2027'],
    ['2027-05-28', 'en', '28 May 2027'],
    ['2026-12-01', 'nb', '1. desember 2026'],
    ['08:30', 'nb', '08:30'],
    ['2026-2027', 'nb', '2026-2027'],
    [14, 'nb', '14'],
  ] as const)('values as people write them: %s in %s: %s', (value, language, words) => {
    expect(inWords(value, language)).toBe(words);
  });

  it('a refusal says the day in words and gives it to programs as it is', () => {
    const refusal = new Refusal('late', { day: '2027-05-28' });
    const problem = problemOf(refusal, 'nb', REFUSALS, 'r');
    expect([problem.detail, problem.params]).toEqual(['Siste dag er 28. mai 2027.', { day: '2027-05-28' }]);
  });

  it('a refusal names choices by their words, never by their ids, which programs get', () => {
    const params = { allowed: choicesOf('travel', 'family') };
    const faults = [{ pointer: '/purposeId', code: 'chosen', params }];
    const problem = problemOf(new Refusal('chosen', params, { faults }), 'nn', REFUSALS, 'r');
    expect(problem.detail).toBe('Vel ein av: travel nn, family nn.');
    expect(problem.errors?.[0]?.detail).toBe('Vel ein av: travel nn, family nn.');
    expect(problem.params).toEqual({ allowed: 'travel, family' });
  });
});
