import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ImportReport } from '../functions/imports/import-roster.ts';
import { texts } from '../functions/roster/texts.ts';
import { momentOf } from '../functions/shared/time.ts';
import { KINDS } from '../functions/sources/rows.ts';
import { UnreadableFile } from '../functions/sources/unreadable-file.ts';
import { SAMPLE_OWNER } from '../lib/stage.ts';
import { importFrom, type Target } from './import-files.ts';
import { FOLDERS } from './state.ts';

const USAGE = `npm run import -- <folder|file.zip|file.xml> [--dry-run] [--confirm-ending] [--system NAME]

Imports a roster into the local system, which must be running. --dry-run shows what would change; --confirm-ending goes on
although more than the owner's share would end; --system names where the file comes from (its ids mean nothing elsewhere).`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'dry-run': { type: 'boolean', default: false },
    'confirm-ending': { type: 'boolean', default: false },
    system: { type: 'string', default: 'sample' },
  },
});
const [path] = positionals;
if (path === undefined) stop(USAGE);

try {
  const running = runningSystem();
  Object.assign(process.env, running.environment);
  const began = performance.now();
  const report = await importFrom(path, running.target, {
    ownerId: SAMPLE_OWNER,
    system: values.system,
    mode: values['dry-run'] ? 'dry-run' : 'apply',
    confirmEnding: values['confirm-ending'],
    maxEndedShare: 10,
    moment: momentOf(Date.now()),
  });
  print(report, (performance.now() - began) / 1000);
  process.exitCode = report.outcome === 'refused' ? 1 : 0;
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  stop(
    `${error.place.file}:${error.place.line} ${wordsOf(error.code)}${error.detail ? ` (${error.detail})` : ''}\nNothing was imported.`,
  );
}

function runningSystem(): { readonly environment: Record<string, string>; readonly target: Target } {
  try {
    return JSON.parse(readFileSync(join(FOLDERS.state, 'running.json'), 'utf8'));
  } catch {
    return stop('The local system is not running. Start it with: npm start');
  }
}

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}

function wordsOf(code: string): string {
  return texts[`import.${code}`]?.en ?? code;
}

function print(report: ImportReport, seconds: number): void {
  console.log('kind         added  changed  unchanged  ended  refused');
  for (const kind of KINDS) {
    const { added, changed, unchanged, ended, refused } = report.counts[kind];
    console.log(
      `${kind.padEnd(11)}${[added, changed, unchanged, ended, refused].map((n, at) => String(n).padStart([7, 9, 11, 7, 9][at] ?? 7)).join('')}`,
    );
  }
  for (const { place, code, detail } of report.refused.slice(0, 40)) {
    console.log(`  ${place.file}:${place.line} ${wordsOf(code)}${detail ? ` (${detail})` : ''}`);
  }
  if (report.refusedCount > 40) console.log(`  … and ${report.refusedCount - 40} more lines`);
  const outcome = {
    applied: `Applied: ${report.written} items written.`,
    'dry-run': 'Dry run: nothing was written.',
    refused: `Refused: too many would end (${report.tooMany.join(', ')}). Look at the file, or say --confirm-ending.`,
  };
  console.log(`${outcome[report.outcome]} ${seconds.toFixed(1)} s`);
}
