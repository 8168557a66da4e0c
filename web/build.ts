import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the portal into `dist/web`, unless the built portal is newer than every file it is made of. */
const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist/web/index.html');
const newest = Math.max(...filesOf(join(root, 'web')).map(changedAt), changedAt(join(root, 'package-lock.json')));
if (!existsSync(built) || changedAt(built) < newest) {
  await build({ configFile: join(root, 'web/vite.config.ts'), logLevel: 'error' });
}

function filesOf(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function changedAt(path: string): number {
  return statSync(path).mtimeMs;
}
