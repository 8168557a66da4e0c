/**
 * Waits for every one of them, then throws what the first that failed threw. `Promise.all` throws at once: the function answers, Lambda freezes
 * what is still under way, and thaws it in some later call, perhaps when its lease is long over and another has sent what it is about to send.
 */
export async function allDone(running: Iterable<Promise<unknown>>): Promise<void> {
  for (const outcome of await Promise.allSettled(running)) if (outcome.status === 'rejected') throw outcome.reason;
}
