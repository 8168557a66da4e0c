import { expect, it } from 'vitest';
import { type Labelled, orMoved, savedOf, type WriteAction } from '../../../../functions/shared/table/commit.ts';

const action: WriteAction = {};
const labelled: readonly Labelled<'replayed' | 'revoked'>[] = [
  { label: 'replayed', action },
  { label: 'revoked', action },
  orMoved(action),
];
const refused = (...indexes: readonly number[]) => savedOf(labelled, { ok: false, refused: indexes });

it('a transaction that is written is saved', () => {
  expect(savedOf(labelled, { ok: true })).toBe('saved');
});

it('the first of several refusals counts: a repeat gets its answer though the record has moved', () => {
  expect(refused(0, 1, 2)).toBe('replayed');
  expect(refused(1, 2)).toBe('revoked');
  expect(refused(2)).toBe('moved');
});

it('a refusal that names no condition means: read again', () => {
  expect(refused()).toBe('moved');
});
