import { expect, expectTypeOf, test } from 'vitest';
import { refuse } from '../../../functions/absence/refusals.ts';
import { Refusal } from '../../../functions/shared/errors.ts';
import { problemOf, statusOf } from '../../../functions/shared/http/problems.ts';
import type { Refusals } from '../../../functions/shared/refusals.ts';

const TEXT = { nb: 'nb', nn: 'nn', en: 'en' };
const REFUSALS = {
  plain: { kind: 'conflict', ...TEXT },
  twofold: { kind: 'invalid', ...TEXT, field: { ...TEXT, en: 'beside' } },
  'no-name': { kind: 'field', ...TEXT, en: 'no name' },
} satisfies Refusals;

test('a feature refuses by its own codes and by the shared ones, and no other compiles', () => {
  expect(refuse('absence.handled').code).toBe('absence.handled');
  expect(refuse('not-found').code).toBe('not-found');
  // A code of no table, a code of another feature, and what stands beside a field alone.
  type Others = 'absence.unheard-of' | 'leave.begun' | 'no-free-text';
  expectTypeOf<Extract<Parameters<typeof refuse>[0], Others>>().toBeNever();
});

test('a refusal at one field names the field by its own code and params', () => {
  const { params, faults } = refuse('absence.past', { firstAllowedDay: '2026-11-30' }, { at: '/firstDay' });
  expect(faults).toEqual([{ pointer: '/firstDay', code: 'absence.past', params }]);
});

test.each([
  ['plain', 409, 'en', 'en'],
  ['twofold', 422, 'en', 'beside'],
])('the refusal %s is answered with the status and the sentences of its row', (code, status, whole, beside) => {
  const problem = problemOf(new Refusal(code, {}, { at: '/x' }), 'en', REFUSALS, 'r');
  expect([problem.status, problem.detail, problem.errors?.[0]?.detail]).toEqual([status, whole, beside]);
});

test('a fault that no request is refused by has its sentence too', () => {
  const faults = [{ pointer: '/name', code: 'no-name' }];
  const problem = problemOf(new Refusal('invalid-request', {}, { faults }), 'en', REFUSALS, 'r');
  expect([problem.status, problem.errors?.[0]?.detail]).toEqual([422, 'no name']);
});

test.each(['unheard-of', 'no-name'])('a refusal by %s, which no row refuses by, says that we are at fault', (code) => {
  expect(statusOf(code, REFUSALS)).toBe(503);
  expect(problemOf(new Refusal(code), 'en', REFUSALS, 'r').detail).toMatch(/^Something went wrong on our side/);
});
