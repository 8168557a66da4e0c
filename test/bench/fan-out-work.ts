import type { Told } from './fan-out-world.ts';

export type Batch = readonly Told[];
/** Milliseconds from commit to the last mark, batch by batch as they were done. */
export type Spent = { readonly burst: readonly number[]; readonly quiet: readonly number[] };

/** Lambda's own batch size and the queue's concurrency, as deployed (lib/parts/work-queue.ts). */
const BATCH = 10;
const AT_ONCE = 20;

/**
 * Hands batches over as SQS gives them out: to so many functions at once, and those of a quiet owner before the rest of
 * a burst. The quiet ones are committed when half of the burst has been taken; the burst itself is one commit at the
 * beginning.
 */
export async function workOff(
  burst: readonly Told[],
  quiet: readonly Told[],
  hand: (batch: Batch) => Promise<void>,
): Promise<Spent> {
  const waiting = { burst: batchesOf(burst), quiet: batchesOf(quiet) };
  const spent = { burst: [] as number[], quiet: [] as number[] };
  const half = waiting.burst.length / 2;
  const began = performance.now();
  let came: number | undefined;
  const worker = async () => {
    for (;;) {
      if (waiting.burst.length <= half) came ??= performance.now();
      const first = came === undefined ? undefined : waiting.quiet.shift();
      const batch = first ?? waiting.burst.shift();
      if (!batch) return;
      await hand(batch);
      if (first) spent.quiet.push(performance.now() - (came ?? began));
      else spent.burst.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return spent;
}

const batchesOf = (told: readonly Told[]): Batch[] =>
  Array.from({ length: Math.ceil(told.length / BATCH) }, (_one, at) => told.slice(at * BATCH, (at + 1) * BATCH));
