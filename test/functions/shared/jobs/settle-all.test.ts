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

  it('settleAll ends when there is nothing to wait for, or nothing failed', async () => {
    await expect(settleAll([])).resolves.toBeUndefined();
    await expect(settleAll([Promise.resolve(1)])).resolves.toBeUndefined();
  });
});
