import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Callback, ownerKey, signatureOf, trustOf, WINDOW_MS } from '../../../functions/archive/sign-receipt.ts';
import { laterBy } from '../../../functions/shared/time.ts';

const SECRET = 'a-secret-of-these-tests-only';
const AT = '2026-11-24T06:30:00.000Z';
const OWNER = '7h3v0q9d2m8k4x1r6t5w2n0c8e';
const said = { ownerId: OWNER, recordId: 'w'.repeat(36), at: AT, receipt: Buffer.from('<a/>').toString('base64') };
const signed = (key = ownerKey(SECRET, OWNER)): Callback => ({ ...said, signature: signatureOf(key, said) });

test('a callback counts when its owner’s archive has signed it, within the window around now (L1)', () => {
  expect(trustOf(signed(), SECRET, AT)).toBe('trusted');
  for (const [ms, trust] of [
    [WINDOW_MS, 'trusted'],
    [-WINDOW_MS, 'trusted'],
    [WINDOW_MS + 1, 'stale'],
    [-WINDOW_MS - 1, 'stale'],
  ] as const)
    expect([ms, trustOf(signed(), SECRET, laterBy(AT, ms))]).toEqual([ms, trust]);
});

test('the key of another owner, our own secret, and no signature sign nothing (L1)', () => {
  expect(trustOf(signed(ownerKey(SECRET, 'z'.repeat(26))), SECRET, AT)).toBe('unsigned');
  expect(trustOf(signed(SECRET), SECRET, AT)).toBe('unsigned');
  expect(trustOf(signed(''), SECRET, AT)).toBe('unsigned');
  expect(trustOf({ ...signed(), signature: '' }, SECRET, AT)).toBe('unsigned');
});

test('whatever is changed of it, it is not signed any more (L1; 10,000 runs)', () => {
  const field = fc.constantFrom('ownerId', 'recordId', 'at', 'receipt', 'signature' as const);
  fc.assert(
    fc.property(field, fc.string({ minLength: 1, unit: 'binary' }), fc.nat(), (name, text, at) => {
      const callback = signed();
      const before = callback[name];
      const cut = at % (before.length + 1);
      const changed = { ...callback, [name]: before.slice(0, cut) + text + before.slice(cut + (at % 2)) };
      fc.pre(changed[name] !== before);
      expect(trustOf(changed, SECRET, AT)).toBe('unsigned');
    }),
    { numRuns: 10_000 },
  );
});
