/** Waits for a turn: how long it took in milliseconds, or `false` when no turn comes soon enough. */
export type Turn = () => Promise<number | false>;

type Clock = { readonly now: () => number; readonly sleep: (milliseconds: number) => Promise<void> };
const REAL: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((later) => setTimeout(later, milliseconds)),
};

/** Shorter than half the sender's time limit: who has no turn by then comes back later instead of dying with the function. */
export const TURN_MS = 14_000;

/**
 * Turns at an even pace, so that one running function stays within its share of what the account may send in a second; an account that is
 * always refused some of its calls is one that its provider slows down.
 */
export function paceOf(perSecond: number, { now, sleep }: Clock = REAL): Turn {
  let free = 0;
  return async () => {
    const asked = now();
    const turn = Math.max(asked, free);
    if (turn - asked > TURN_MS) return false;
    free = turn + 1000 / perSecond;
    if (turn > asked) await sleep(turn - asked);
    return turn - asked;
  };
}
