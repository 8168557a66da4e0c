import type { Protection } from './people.ts';

/**
 * Protections in the two orders that are asked for (law 4, decisions 030 and 033); they differ in where `unknown` stands.
 *
 * `said`: how much a source has said. `unknown` says nothing, so that any word, also that there is no protection, goes before it: a
 * second source that knows settles what the first left open.
 *
 * `guards`: how much a record is guarded. `unknown` counts as protected until somebody has looked, so that it goes before
 * "no protection", and gives way to every protection that somebody has named: who joins two records takes the safer one.
 */
const ORDER = {
  unknown: { said: 0, guards: 1 },
  none: { said: 1, guards: 0 },
  'client-address': { said: 2, guards: 2 },
  confidential: { said: 3, guards: 3 },
  'strictly-confidential': { said: 4, guards: 4 },
} as const satisfies Readonly<Record<Protection, { readonly said: number; readonly guards: number }>>;

/** True when a word says more of somebody than another. */
export const saysMore = (a: Protection, b: Protection): boolean => ORDER[a].said > ORDER[b].said;

/** True when a protection guards less than another. */
export const guardsLess = (a: Protection, b: Protection): boolean => ORDER[a].guards < ORDER[b].guards;
