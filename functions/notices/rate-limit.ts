/** Waits for a turn; returns the wait in milliseconds, or `false` when no turn comes soon enough. */
export type Turn = () => Promise<number | false>;

type Clock = { readonly now: () => number; readonly sleep: (milliseconds: number) => Promise<void> };
const REAL: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((later) => setTimeout(later, milliseconds)),
};

/**
 * Longest wait for a turn: less than half the sender's time limit, so that a notice is postponed before the function
 * times out.
 */
export const TURN_MS = 14_000;

/**
 * Spaces calls evenly, so that one running function stays within its share of the account's rate. SES slows down
 * accounts that keep exceeding their rate.
 */
export function rateLimiter(perSecond: number, { now, sleep }: Clock = REAL): Turn {
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
