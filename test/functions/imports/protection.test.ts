import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROTECTIONS, type Protection } from '../../../functions/access/policy.ts';
import { protectionOf, type SettledProtection, strictestOf, type Word } from '../../../functions/imports/protection.ts';

const ORDER: readonly Protection[] = ['unknown', 'none', 'client-address', 'confidential', 'strictly-confidential'];
const rank = (level: Protection): number => ORDER.indexOf(level);
const level = fc.constantFrom(...PROTECTIONS);

/** What holds after files that each say something of one person by one of their sources. */
function holdsAfter(said: readonly (readonly [string, Protection])[], settled?: SettledProtection) {
  const words = new Map<string, Word & { readonly since: string | undefined }>();
  for (const [index, word] of said) {
    const strictest = strictestOf(words.get(index), word, settled);
    const before = PROTECTIONS.find((known) => known === settled?.over[index]);
    words.set(index, { said: word, strictest, before, since: settled?.at });
  }
  return protectionOf([...words.values()], settled);
}

describe('protections are sticky (J2)', () => {
  it.each([
    [['unknown'], 'unknown', false],
    [['none'], 'none', false],
    [['unknown', 'none'], 'none', false],
    [['none', 'unknown'], 'none', false],
    [['none', 'confidential'], 'confidential', false],
    [['confidential', 'unknown'], 'confidential', false],
    [['confidential', 'confidential'], 'confidential', false],
    [['confidential', 'none'], 'confidential', true],
    [['strictly-confidential', 'confidential'], 'strictly-confidential', true],
    [['client-address', 'strictly-confidential'], 'strictly-confidential', false],
  ] as const)('one source says %s: %s, for a person to settle: %s', (fed, protection, lowered) => {
    expect(holdsAfter(fed.map((word) => ['a', word] as const))).toEqual({ protection, lowered });
  });

  it('protections are sticky: whatever sources say in whatever order, the strictest of it holds', () => {
    const words = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), level), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, (said) => {
        const strictest = ORDER.findLast((word) => said.some(([, fed]) => fed === word));
        expect(holdsAfter(said).protection).toBe(strictest);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a person decides (J2)', () => {
  const settled = (value: Protection, over: Record<string, Protection>): SettledProtection => ({
    value,
    at: '2026-11-24T08:00:00.000Z',
    over,
  });

  it.each([
    ['the source repeats what it said then', 'none', 'confidential', 'confidential', 'none', false],
    ['the source says less than then', 'none', 'confidential', 'client-address', 'none', false],
    ['the source says more than then', 'none', 'confidential', 'strictly-confidential', 'strictly-confidential', false],
    ['the source falls silent', 'none', 'confidential', 'unknown', 'none', false],
    ['the person raised it and the source repeats itself', 'confidential', 'none', 'none', 'confidential', false],
    ['the person raised it and the source says less', 'confidential', 'client-address', 'none', 'confidential', true],
    ['nobody had said anything', 'none', 'unknown', 'unknown', 'none', false],
  ] as const)('a person decides: %s', (_what, value, then, now, protection, lowered) => {
    expect(holdsAfter([['a', now]], settled(value, { a: then }))).toEqual({ protection, lowered });
  });

  it('a source that the person did not see counts with what protects', () => {
    expect(holdsAfter([['b', 'confidential']], settled('none', { a: 'none' })).protection).toBe('confidential');
    expect(holdsAfter([['b', 'none']], settled('none', { a: 'confidential' }))).toEqual({
      protection: 'none',
      lowered: false,
    });
  });

  it('a protection never falls below what a person decided, and rises only by what is stricter than was seen', () => {
    fc.assert(
      fc.property(level, level, fc.array(level, { minLength: 1, maxLength: 6 }), (value, then, said) => {
        const { protection } = holdsAfter(
          said.map((word) => ['a', word] as const),
          settled(value, { a: then }),
        );
        const loudest = Math.max(...said.map(rank));
        expect(rank(protection)).toBe(loudest > rank(then) ? Math.max(rank(value), loudest) : rank(value));
      }),
      { numRuns: 2000 },
    );
  });
});
