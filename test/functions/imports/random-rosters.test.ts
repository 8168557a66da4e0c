import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proveRoster } from '../../proof/rosters/prove.ts';

/**
 * Some 75 ms of the processor each. A failing seed says all there is: a smaller number is another world, not a smaller
 * one.
 */
const WORLDS = 100;

it('whatever files of whatever sources come in whatever order, people see whom the model says (J1, J2, law 2)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
      expect(await proveRoster(seed)).toBeUndefined();
    }),
    { numRuns: WORLDS, endOnFailure: true },
  );
}, 600_000);
