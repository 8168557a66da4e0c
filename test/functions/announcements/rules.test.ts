import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsOf, newestOf, type Reader } from '../../../functions/announcements/rules.ts';

const reader: fc.Arbitrary<Reader> = fc.record({
  kind: fc.constantFrom('guardian', 'pupil'),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
});
const mark = fc.record({
  person: reader,
  at: fc.constant('2026-11-24T09:00:00.000Z'),
  okAt: fc.option(fc.constant('2026-11-24T09:00:00.000Z'), { nil: undefined }),
});

test('each reader counts once, and no more say OK than read, nor read than are reached', () => {
  fc.assert(
    fc.property(fc.array(fc.array(reader, { maxLength: 3 })), fc.array(mark), (homes, marks) => {
      const { pupils, adults, read, ok } = countsOf(homes, marks);
      expect(pupils).toBe(homes.length);
      expect(ok).toBeLessThanOrEqual(read);
      expect(read).toBeLessThanOrEqual(adults);
      expect(countsOf([...homes].reverse(), [...marks, ...marks])).toEqual({ pupils, adults, read, ok });
      expect(countsOf(homes, []).read).toBe(0);
    }),
  );
});

test('a mark of somebody who is no reader today counts for nothing, and one who is counts once', () => {
  const [mother, father] = [
    { kind: 'guardian', id: 'a' },
    { kind: 'guardian', id: 'b' },
  ] as const;
  const at = '2026-11-24T09:00:00.000Z';
  expect(
    countsOf(
      [[mother], [mother]],
      [
        { person: mother, at },
        { person: father, at, okAt: at },
      ],
    ),
  ).toEqual({
    pupils: 2,
    adults: 1,
    read: 1,
    ok: 0,
  });
});

test('the newest of several lists are those that one sorted list begins with', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 20 });
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 10 }), (all, lists, limit) => {
      const sorted = [...all].sort().reverse();
      const apart = Array.from({ length: lists }, (_none, list) =>
        sorted.filter((_id, index) => index % lists === list).map((announcementId) => ({ announcementId })),
      );
      expect(newestOf(apart, limit).map(({ announcementId }) => announcementId)).toEqual(sorted.slice(0, limit));
    }),
  );
});
