import { engineClient, makeTables } from '../support/table.ts';
import { chanceOf } from './chance.ts';
import { mortal, type Outcome, simulate } from './simulator.ts';

/**
 * What the world does to the sender (threat 46): one call of a provider in ten dies, one in ten answers nothing,
 * events come late, often and in any order.
 */
const FAULTS = {
  crash: 0.1,
  lostAfter: 0.05,
  lostBefore: 0.05,
  throttled: 0.1,
  dead: 0.02,
  /** Shorter than a doubtful e-mail waits: what comes later than that may be doubled, and the decision page says so. */
  eventDelay: 12 * 60_000,
};
/** Share of the database's calls before or after which the function dies. */
const DEATHS = 0.02;

/** Requests of one world: small enough that a failing one can be looked at, and that the gate has time for four. */
export const WORLD = 500;

/** One run of the real sender under the adversary, in tables of its own on an engine. */
export async function underAdversary(endpoint: string, seed: number): Promise<Outcome> {
  const engine = await makeTables(endpoint);
  const failing = engineClient(endpoint);
  mortal(failing, chanceOf(seed + 1), DEATHS);
  try {
    const { client, tables } = engine;
    return await simulate({ client, failing, table: tables.main, seed, requests: WORLD, faults: FAULTS });
  } finally {
    failing.config.requestHandler.destroy?.();
    await engine.stop();
  }
}
