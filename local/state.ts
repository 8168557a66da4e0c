import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** The folders of the local system, safe to delete: `build` is made again, `state` is deleted by `npm run reset`. */
export const FOLDERS = {
  root: ROOT,
  build: join(ROOT, '.skolebro/build'),
  state: process.env.SKOLEBRO_STATE ?? join(ROOT, '.skolebro/state'),
} as const;

/** A small JSON file in a folder: read with a default, written at once. */
export function jsonFile<Value>(folder: string, name: string, initial: () => Value) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  return {
    read(): Value {
      try {
        return JSON.parse(readFileSync(path, 'utf8'));
      } catch {
        const value = initial();
        writeFileSync(path, JSON.stringify(value), { mode: 0o600 });
        return value;
      }
    },
    write: (value: Value): void => writeFileSync(path, JSON.stringify(value), { mode: 0o600 }),
  };
}
