import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isDeadProcess, ownFolder, processName } from '../../../functions/imports/own-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'skolebro-own-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A process that has been there. */
const DEAD = spawnSync(process.execPath, ['-e', '']).pid;

it('a process of this machine is dead when it is gone; of others nothing is known', () => {
  expect(isDeadProcess(processName(DEAD))).toBe(true);
  expect([processName(), processName(process.ppid)].map(isDeadProcess)).toEqual([false, false]);
  for (const other of [`elsewhere.${DEAD}`, '01JABC', '', `${processName(DEAD)}.x`, processName().replace(/\d+$/, '0')])
    expect(isDeadProcess(other), other).toBe(false);
});

it('a new folder takes away what dead processes left, and nothing else', () => {
  const named = (process: string) => join(root, `skolebro-import-${process}.x`);
  const [dead, mine, elsewhere] = [named(processName(DEAD)), named(processName()), named(`elsewhere.${DEAD}`)];
  const other = join(root, `another-${processName(DEAD)}.x`);
  for (const path of [dead, mine, elsewhere, other]) mkdirSync(path);
  writeFileSync(join(dead, 'scratch.sqlite'), 'everybody');
  const made = ownFolder(root);
  expect([dead, mine, elsewhere, other, made].map((path) => existsSync(path))).toEqual([false, true, true, true, true]);
  expect(ownFolder(root)).not.toBe(made);
});
