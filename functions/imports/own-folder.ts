import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../shared/ids.ts';

/** The name of a process that identifies it among all machines: `host.123`. */
export const processName = (pid: number = process.pid): string => `${HOST}.${pid}`;
const HOST = hostname().replaceAll(/[^A-Za-z0-9]/g, '_');

/** True for the name of a process of this machine that has ended; false for names of other machines. */
export function isDeadProcess(name: string): boolean {
  const [host, pid, ...rest] = name.split('.');
  return host === HOST && /^[1-9]\d*$/.test(pid ?? '') && rest.length === 0 && !isAlive(Number(pid));
}

/** True for a process that runs on this machine, of any user. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Makes a folder of this process for an import's temporary files, which may hold a whole roster. First removes folders
 * of dead processes of this user and machine, since nobody else would.
 */
export function ownFolder(root: string = tmpdir()): string {
  for (const entry of readdirSync(root)) if (isLeftBehind(root, entry)) remove(join(root, entry));
  const path = join(root, `${PREFIX}${processName()}.${newId()}`);
  mkdirSync(path, { mode: 0o700 });
  return path;
}

const PREFIX = 'skolebro-import-';

function isLeftBehind(root: string, entry: string): boolean {
  if (!entry.startsWith(PREFIX)) return false;
  const [host = '', pid = ''] = entry.slice(PREFIX.length).split('.');
  if (!isDeadProcess(`${host}.${pid}`)) return false;
  return statSync(join(root, entry), { throwIfNoEntry: false })?.uid === process.getuid?.();
}

/** Ignores a missing folder, since another process may remove it at the same time. */
const remove = (path: string): void => rmSync(path, { recursive: true, force: true });
