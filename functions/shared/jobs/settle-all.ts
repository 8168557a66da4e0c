/**
 * Waits for all promises, then returns their values or throws the first failure. `Promise.all` rejects early: the
 * function would answer, and Lambda would freeze the rest and resume it in a later invocation, perhaps after its lease
 * has expired and another function has taken over.
 */
export async function settleAll<Value>(running: Iterable<Value | PromiseLike<Value>>): Promise<Awaited<Value>[]> {
  const outcomes = await Promise.allSettled(running);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}
