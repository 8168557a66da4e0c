import { expect, inject } from 'vitest';
import { texts as words } from '../../functions/notices/texts.ts';
import { underAdversary, WORLD } from './adversary.ts';
import { STARTS } from './simulator.ts';

const NAMES = Object.keys(STARTS);
/**
 * Worlds of each start. In an evening most news waits for the morning and leaves together, so that the eight worlds
 * hand over some eleven thousand notices; `npm run proof` goes on to a million.
 */
const WORLDS = 2;

/**
 * Proves worlds that begin at one start, one after the other: nothing is lost, doubled, misdirected or untimely. Each
 * start has its own seeds and its own file, so that workers can share them.
 */
export async function proveFrom(start: keyof typeof STARTS): Promise<void> {
  let seed = Number(process.env.PROOF_SEED ?? Date.now() % 1_000_000);
  while (seed % NAMES.length !== NAMES.indexOf(start)) seed += 1;
  for (let world = 0; world < WORLDS; world++) await proveWorld(seed + world * NAMES.length);
}

async function proveWorld(seed: number): Promise<void> {
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
  expect(apart.length).toBeLessThan((emails + pushes) / 100);
  // Law 1: every byte that left, but for the id of the notice, is one of two constants: an e-mail and a push, legal
  // or not.
  expect(texts.length).toBeLessThanOrEqual(2);
  for (const text of texts) expect(text).toContain(words['notice.body'].nb);
}
