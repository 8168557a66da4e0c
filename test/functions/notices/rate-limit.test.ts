import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { rateLimiter, TURN_MS } from '../../../functions/notices/rate-limit.ts';

/** A pace on a clock that stands still but for what is slept. */
function paced(perSecond: number) {
  let time = 1_000_000;
  const turn = rateLimiter(perSecond, { now: () => time, sleep: async () => {} });
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { turn, pass };
}

describe('the pace of e-mails (rate limits of the account)', () => {
  it('the pace of e-mails lets the first go at once, the next in its turn, and whoever comes after a pause at once again', async () => {
    const pacer = paced(2);
    expect([await pacer.turn(), await pacer.turn(), await pacer.turn()]).toEqual([0, 500, 1000]);
    pacer.pass(5000);
    expect(await pacer.turn()).toBe(0);
  });

  it('the pace of e-mails gives no turn to whoever would wait too long, and takes none from the others by it', async () => {
    const pacer = paced(0.1);
    expect([await pacer.turn(), await pacer.turn(), await pacer.turn(), await pacer.turn()]).toEqual([
      0,
      10_000,
      false,
      false,
    ]);
    pacer.pass(10_000);
    expect(await pacer.turn()).toBe(10_000);
  });

  test('the pace of e-mails: in any second there are no more turns than the pace allows, whenever they are asked for', async () => {
    const asks = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), asks, async (perSecond, pauses) => {
        const pacer = paced(perSecond);
        let now = 0;
        const taken: number[] = [];
        for (const pause of pauses) {
          pacer.pass(pause);
          now += pause;
          const waited = await pacer.turn();
          if (waited !== false) {
            expect(waited).toBeLessThanOrEqual(TURN_MS);
            taken.push(now + waited);
          }
        }
        for (const from of taken) {
          const within = taken.filter((at) => at >= from && at < from + 1000 - 0.001).length;
          expect(within).toBeLessThanOrEqual(perSecond);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
