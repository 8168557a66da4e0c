import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../functions/imports/own-folder.ts';

const LOCK = 'running.pid';

/** The process that uses this state now, if any; the lock of a killed system is ignored. */
export function usedBy(folder: string): number | undefined {
  const pid = Number(readText(join(folder, LOCK)));
  return pid > 0 && pid !== process.pid && isAlive(pid) ? pid : undefined;
}

/** Locks the state for this process until it exits. Throws if another process has it. */
export function take(folder: string): void {
  const other = usedBy(folder);
  if (other !== undefined) {
    throw new Error(
      `Skolebro runs already with the state in ${folder} (process ${other}). Stop it first, or start with another folder: SKOLEBRO_STATE=/some/folder PORT=3100 npm start`,
    );
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, LOCK), String(process.pid));
  process.once('exit', () => {
    if (Number(readText(join(folder, LOCK))) === process.pid) rmSync(join(folder, LOCK), { force: true });
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // nobody runs
  }
}
