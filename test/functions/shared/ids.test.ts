import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson,
  contentHash,
  isId,
  isSortableId,
  keyedId,
  newId,
  newSortableId,
} from '../../../functions/shared/ids.ts';
import { key } from '../../../functions/shared/table/dynamo.ts';

describe('ids', () => {
  it('ids are 26 characters, never repeat, and are recognised', () => {
    const made = Array.from({ length: 5000 }, newId);
    expect(new Set(made).size).toBe(5000);
    expect(made.every(isId)).toBe(true);
  });

  it('sort by time when sortable', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 45 }), fc.integer({ min: 1, max: 1e9 }), (at, later) => {
        const [a, b] = [newSortableId(at), newSortableId(at + later)];
        expect(isSortableId(a) && a < b).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it('keyed ids have the form of an id and part their parts', () => {
    expect(isId(keyedId('secret', 'guardian', '12345678901'))).toBe(true);
    expect(keyedId('secret', 'ab', 'c')).not.toBe(keyedId('secret', 'a', 'bc'));
    expect(keyedId('secret', 'a')).not.toBe(keyedId('other', 'a'));
  });

  it('ids equal contents hash alike whatever the order of their keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(contentHash(turned)).toBe(contentHash(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('keys', () => {
  const part = fc.stringMatching(/^[A-Za-z0-9:._-]{1,30}$/);

  it('keys are equal only when their parts are', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.array(part, { minLength: 1, maxLength: 4 }),
        (a, b) => {
          expect(key(...a) === key(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('keys take no text from outside: anything but ids, words and dates throws', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        if (/^[A-Za-z0-9:._-]+$/.test(text)) expect(key(text)).toBe(text);
        else expect(() => key('o', text)).toThrow('key part');
      }),
      { numRuns: 10_000 },
    );
    expect(() => key('o', 'x#SCHOOL')).toThrow('key part');
    expect(() => key('')).toThrow('key part');
  });
});
