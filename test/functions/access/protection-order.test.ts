import { expect, it } from 'vitest';
import { guardsLess, PROTECTIONS, type Protection, saysMore } from '../../../functions/access/policy.ts';

const ordered = (isBefore: (a: Protection, b: Protection) => boolean) =>
  [...PROTECTIONS].sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0));
const NAMED = ['client-address', 'confidential', 'strictly-confidential'];

it('a source’s protection begins with nothing, a record’s with no protection', () => {
  expect(ordered((a, b) => saysMore(b, a))).toEqual(['unknown', 'none', ...NAMED]);
  expect(ordered(guardsLess)).toEqual(['none', 'unknown', ...NAMED]);
});
