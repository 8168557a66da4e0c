import { describe, expect, it } from 'vitest';
import { allDone } from '../../../../functions/shared/jobs/settle-all.ts';

describe('allDone', () => {
  it('throws what the first that failed threw, and not before the last has ended', async () => {
    const ended: string[] = [];
    const slow = async (name: string, fails: boolean) => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      ended.push(name);
      if (fails) throw new Error(name);
    };
    const running = [Promise.reject(new Error('at once')), slow('a', false), slow('b', true)];
    await expect(allDone(running)).rejects.toThrow('at once');
    expect(ended).toEqual(['a', 'b']);
  });

  it('ends when there is nothing to wait for, or nothing failed', async () => {
    await expect(allDone([])).resolves.toBeUndefined();
    await expect(allDone([Promise.resolve(1)])).resolves.toBeUndefined();
  });
});
