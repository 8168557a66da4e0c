import { describe, expect, it } from 'vitest';
import { settleAll } from '../../../../functions/shared/jobs/settle-all.ts';

describe('settleAll', () => {
  it('settleAll throws what the first that failed threw, and not before the last has ended', async () => {
    const ended: string[] = [];
    const slow = async (name: string, fails: boolean) => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      ended.push(name);
      if (fails) throw new Error(name);
    };
    const running = [Promise.reject(new Error('at once')), slow('a', false), slow('b', true)];
    await expect(settleAll(running)).rejects.toThrow('at once');
    expect(ended).toEqual(['a', 'b']);
  });

  it('returns the values in their order when nothing failed', async () => {
    await expect(settleAll([])).resolves.toEqual([]);
    const later = new Promise<number>((resolve) => setTimeout(resolve, 5, 1));
    await expect(settleAll([later, Promise.resolve(2)])).resolves.toEqual([1, 2]);
  });
});
