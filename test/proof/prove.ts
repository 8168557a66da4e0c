import { expect, inject } from 'vitest';
import { texts as words } from '../../functions/notices/texts.ts';
import { underAdversary, WORLD } from './adversary.ts';
import { STARTS } from './simulator.ts';

const NAMES = Object.keys(STARTS);
/**
 * Notices that each start hands over at least, a quarter of the whole: one world each, of about a thousand. Every run
 * has other seeds; `npm run proof` goes on to a million.
 */
const NOTICES = Number(process.env.PROOF_NOTICES ?? 3000) / NAMES.length;

/**
 * Proves worlds that begin at one start, one after the other: nothing is lost, doubled, misdirected or untimely. Each
 * start has its own seeds and its own file, so that workers can share them.
 */
export async function proveFrom(start: keyof typeof STARTS): Promise<void> {
  let seed = Number(process.env.PROOF_SEED ?? Date.now() % 1_000_000);
  while (seed % NAMES.length !== NAMES.indexOf(start)) seed += 1;
  for (let handedOver = 0; handedOver < NOTICES; seed += NAMES.length) handedOver += await proveWorld(seed);
}

/** Proves the world of a seed; answers how many notices it handed over. */
async function proveWorld(seed: number): Promise<number> {
  const outcome = await underAdversary(inject('dynamoEndpoint'), seed);
  const { lost, doubled, doubledPushes, misdirected, untimely, crashes, emails, pushes, texts } = outcome;
  const { shared, apart } = outcome;
  console.log(
    `seed ${seed}: ${emails} e-mails, ${pushes} pushes, ${shared} shared, ${apart.length} apart, ${crashes} crashes`,
  );
  expect({ seed, lost, doubled, doubledPushes, misdirected, untimely }).toEqual({
    seed,
    lost: [],
    doubled: [],
    doubledPushes: [],
    misdirected: [],
    untimely: [],
  });
  expect(crashes).toBeGreaterThan(WORLD / 10);
  expect(emails + pushes).toBeGreaterThan(WORLD / 2);
  // What comes within a minute is told together; what was in doubt when the other left goes by itself.
  expect(shared).toBeGreaterThan(WORLD / 20);
  expect(apart.length).toBeLessThan((emails + pushes) / 50);
  // Law 1: every byte that left, but for the id of the notice, is one of two constants: an e-mail and a push, legal
  // or not.
  expect(texts.length).toBeLessThanOrEqual(2);
  for (const text of texts) expect(text).toContain(words['notice.body'].nb);
  return emails + pushes;
}
