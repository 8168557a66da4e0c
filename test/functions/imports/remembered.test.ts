import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remembered } from '../../../functions/imports/remembered.ts';
import type { Kind } from '../../../functions/sources/rows.ts';

describe('what is remembered', () => {
  it('what is remembered is asked for once by kind and key, and what was not found again', () => {
    const asked: string[] = [];
    const find = remembered((kind, key) => {
      asked.push(`${kind} ${key}`);
      return key === 'nobody' ? undefined : `${kind}:${key}`;
    });
    for (const key of ['a', 'a', 'nobody', 'nobody']) for (const kind of ['pupil', 'staff'] as const) find(kind, key);
    expect(asked.filter((name) => name.endsWith(' a'))).toEqual(['pupil a', 'staff a']);
    expect(asked.filter((name) => name === 'pupil nobody')).toHaveLength(2);
    expect(find('staff', 'a')).toBe('staff:a');
  });

  it('what is remembered answers as if nothing were remembered, in whatever order, also of more keys than fit', () => {
    const find = remembered((kind, key) => `${kind}:${key}`);
    for (let at = 0; at < 25_000; at++) expect(find('pupil', String(at % 12_000))).toBe(`pupil:${at % 12_000}`);
    fc.assert(
      fc.property(fc.constantFrom<Kind>('pupil', 'staff', 'group'), fc.nat(20_000), (kind, key) => {
        expect(find(kind, String(key))).toBe(`${kind}:${key}`);
      }),
    );
  });

  it('what is remembered is no more than so many, however long the file', () => {
    let asked = 0;
    const find = remembered(() => ++asked);
    for (let at = 0; at <= 10_000; at++) find('pupil', String(at));
    find('pupil', '0');
    expect(asked).toBe(10_002);
  });
});
