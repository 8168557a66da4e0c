import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commitCrowded, orMoved, retryWhileCrowded } from '../../../../functions/shared/table/commit.ts';

/** Milliseconds of reads and of a transaction as a table in the same region takes them. */
const [READS, BETWEEN, WRITE] = [15, 8, 22];
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A record with a version, which refuses a write under way beside another, and one of what has moved. */
function record() {
  let [version, isBusy, tries] = [0, false, 0];
  return {
    tries: () => tries,
    round: async (): Promise<'saved' | 'moved'> => {
      tries++;
      await wait(READS * (0.7 + Math.random() * 0.6));
      const seen = version;
      await wait(BETWEEN);
      if (isBusy) return 'moved';
      isBusy = true;
      await wait(WRITE * (0.7 + Math.random() * 0.6));
      isBusy = false;
      if (seen !== version) return 'moved';
      version++;
      return 'saved';
    },
  };
}

describe('many who write to one record at once', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each([2, 20, 100])(
    'many writers of one record at once all come to their turn within a request: %i',
    async (count) => {
      const { round, tries } = record();
      const started = Date.now();
      let last = 0;
      const writers = Array.from({ length: count }, async () => {
        const outcome = await retryWhileCrowded(round);
        last = Date.now() - started;
        return outcome;
      });
      const outcomes = Promise.allSettled(writers);
      await vi.advanceTimersByTimeAsync(30_000);
      const failed = (await outcomes).filter(({ status }) => status === 'rejected');
      console.info(`${count} writers: ${tries()} tries, the last one after ${last} ms`);
      expect(failed).toEqual([]);
      expect(last).toBeLessThan(9500);
    },
  );
});

test('a conflict with another transaction is moved at once where many write, and nothing is tried again', async () => {
  let sent = 0;
  const send = async () => {
    sent++;
    const CancellationReasons = [{ Code: 'TransactionConflict' }];
    throw Object.assign(new Error('cancelled'), { name: 'TransactionCanceledException', CancellationReasons });
  };
  const action = orMoved({ Delete: { TableName: 'table', Key: { pk: 'a', sk: 'b' } } });
  expect(await commitCrowded({ send } as Parameters<typeof commitCrowded>[0], [action])).toBe('moved');
  expect(sent).toBe(1);
});
