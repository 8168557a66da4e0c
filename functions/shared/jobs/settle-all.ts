/**
 * Waits for all promises, then throws the first failure. `Promise.all` rejects early: the function would answer, and
 * Lambda would freeze the rest and resume it in a later invocation, perhaps after its lease has expired and another
 * function has taken over.
 */
export async function settleAll(running: Iterable<Promise<unknown>>): Promise<void> {
  for (const outcome of await Promise.allSettled(running)) if (outcome.status === 'rejected') throw outcome.reason;
}
