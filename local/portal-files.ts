import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheControlOf } from '../lib/portal-headers.ts';

/** The folder of the built portal (`npm run web:build`). */
export const BUILT = fileURLToPath(new URL('../dist/web', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** The headers of a file that tell a browser what it is and how long to keep it. */
export const fileHeaders = (path: string): { readonly type: string; readonly cacheControl: string } => ({
  type: TYPES[extname(path)] ?? 'application/octet-stream',
  cacheControl: cacheControlOf(path),
});

/**
 * The paths of the built files in the order of a deployment: hashed files first and the page last, so that a page never
 * names a file that has not come yet.
 */
export function builtFiles(folder = BUILT): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'));
  const rank = (path: string): number => Number(!path.startsWith('/assets/')) + Number(path === '/index.html');
  return paths.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}
