import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { printTable } from './print-table.ts';
import { rosterPaint } from './roster-paint.ts';

const ROOT = join(import.meta.dirname, '../..');
const KB = 1000;
/** The budget of a first page: script, style, and the service worker, gzipped. */
const MOST = { script: 110 * KB, style: 20 * KB, worker: 2 * KB } as const;

/** What each kind of person loads before the first page shows: modules that are loaded by name, and all they import. */
const FIRST_PAGES: Readonly<Record<string, readonly string[]>> = {
  'signed out': ['web/pages/sign-in/sign-in.tsx'],
  'back from the issuer': ['web/session/sign-in.ts'],
  'guardian, pupil': ['web/signed-in.tsx', 'web/pages/home/family-home.tsx'],
  staff: ['web/signed-in.tsx', 'web/pages/home/staff-home.tsx'],
};

/**
 * Prints what a browser loads for the first page of each kind of person, and how long a lesson takes on a slow phone;
 * whatever is over its budget is a fault.
 */
export async function bench(): Promise<readonly string[]> {
  const built = await build({
    configFile: join(ROOT, 'web/vite.config.ts'),
    logLevel: 'error',
  });
  const files = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const chunks = files.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
  const rows = Object.entries(FIRST_PAGES).map(([who, modules]) => {
    const loaded = loadedWith(chunks, modules);
    return { who, bytes: sum(loaded.map(({ code }) => zipped(code))), files: loaded.length };
  });
  printTable(
    `First pages of the portal: script of at most ${MOST.script / KB} KB, gzipped`,
    [
      { title: 'who', of: ({ who }) => who },
      { title: 'KB', of: ({ bytes }) => (bytes / KB).toFixed(1) },
      { title: 'files', of: ({ files: count }) => count },
    ],
    rows,
  );
  const style = sum(
    files.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [zipped(file.source)] : [])),
  );
  const worker = sum(chunks.filter(({ fileName }) => fileName === 'worker.js').map(({ code }) => zipped(code)));
  console.log(`  style ${(style / KB).toFixed(1)} KB, service worker ${(worker / KB).toFixed(1)} KB`);
  return [
    ...rows.filter(({ bytes }) => bytes > MOST.script).map(({ who }) => `the first page (${who}) has too much script`),
    ...(style > MOST.style ? ['the style of the portal'] : []),
    ...(worker > MOST.worker ? ['the service worker'] : []),
    ...(await rosterPaint()),
  ];
}

/** The entry and the chunks of these modules, with everything that they import before they run. */
function loadedWith(chunks: readonly Rolldown.OutputChunk[], modules: readonly string[]): Rolldown.OutputChunk[] {
  const wanted = modules.map((module) => {
    const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === join(ROOT, module));
    if (!chunk) throw new Error(`No chunk begins with ${module}; is it still loaded by name?`);
    return chunk;
  });
  const entry = chunks.filter(({ isEntry, name }) => isEntry && name === 'index');
  const found = new Set([...entry, ...wanted]);
  for (const chunk of found)
    for (const name of chunk.imports) {
      const next = chunks.find(({ fileName }) => fileName === name);
      if (next) found.add(next);
    }
  return [...found];
}

const zipped = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
