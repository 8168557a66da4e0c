import { expect, test } from 'vitest';
import { once } from '../../../functions/shared/once.ts';

/** A read that counts how often it is made, and fails the first time where it is told to. */
function counted(failsFirst = false) {
  const asked: string[] = [];
  const read = once(async (owner: string, { id }: { readonly id: string }) => {
    asked.push(`${owner} ${id}`);
    if (failsFirst && asked.length === 1) throw new Error('away');
    return `${owner} ${id}`;
  });
  return { asked, read };
}

test('a question that is asked several times is read once, and other arguments for themselves', async () => {
  const { asked, read } = counted();
  const found = await Promise.all([read('a', { id: '1' }), read('a', { id: '1' }), read('a', { id: '2' })]);
  expect([...found, await read('a', { id: '1' })]).toEqual(['a 1', 'a 1', 'a 2', 'a 1']);
  expect(asked).toEqual(['a 1', 'a 2']);
});

test('a read that fails is not remembered', async () => {
  const { asked, read } = counted(true);
  await expect(Promise.all([read('a', { id: '1' }), read('a', { id: '1' })])).rejects.toThrow('away');
  expect(await read('a', { id: '1' })).toBe('a 1');
  expect(asked).toHaveLength(2);
});
