import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCursor, sealCursor } from '../../../../functions/shared/http/cursor.ts';

const SECRET = 'a-secret-of-these-tests-only';
const bound = fc.array(fc.string(), { minLength: 1, maxLength: 4 });

test('a sealed cursor opens for the same list, person and owner', () => {
  fc.assert(
    fc.property(bound, fc.string(), (things, last) => {
      expect(openCursor(SECRET, things, sealCursor(SECRET, things, last))).toBe(last);
    }),
  );
});

test('a sealed cursor opens for nothing else, under no other key, and not when touched', () => {
  fc.assert(
    fc.property(bound, bound, fc.string(), fc.nat(), (things, others, last, at) => {
      fc.pre(JSON.stringify(things) !== JSON.stringify(others));
      const cursor = sealCursor(SECRET, things, last);
      expect(() => openCursor(SECRET, others, cursor)).toThrow('cursor-invalid');
      expect(() => openCursor('another', things, cursor)).toThrow('cursor-invalid');
      const cut = cursor.slice(0, at % cursor.length);
      expect(() => openCursor(SECRET, things, cut)).toThrow('cursor-invalid');
    }),
  );
});

test('parts cannot be moved from one name to the next', () => {
  const cursor = sealCursor(SECRET, ['ab', 'c'], 'last');
  expect(() => openCursor(SECRET, ['a', 'bc'], cursor)).toThrow('cursor-invalid');
});

test.each(['', 'x', '%%%', Buffer.from('null').toString('base64url'), Buffer.from('["a",1]').toString('base64url')])(
  'a cursor that is not ours is refused: %s',
  (cursor) => {
    expect(() => openCursor(SECRET, ['list'], cursor)).toThrow('cursor-invalid');
  },
);
