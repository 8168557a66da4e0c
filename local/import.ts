import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allowedOf } from '../functions/imports/outcome.ts';
import { Overtaken } from '../functions/imports/overtaken.ts';
import { texts } from '../functions/imports/texts.ts';
import { momentOf } from '../functions/shared/time.ts';
import { KINDS, type Place, type RefusedLine } from '../functions/sources/rows.ts';
import { UnreadableFile } from '../functions/sources/unreadable-file.ts';
import { SAMPLE_OWNER } from '../lib/stage.ts';
import { clockOf } from './clock.ts';
import { importFrom, type LocalReport, type Target } from './import-files.ts';
import { appliedWords, waitingWords } from './import-words.ts';
import { progressLines } from './progress-lines.ts';
import { FOLDERS } from './state.ts';

const USAGE = `npm run import -- <folder|file.zip|file.xml|file.json> [--dry-run] [--confirm-ending] [--system NAME]

Imports a roster or a timetable into the local system, which must be running. --dry-run shows what would change; --confirm-ending goes on
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
/** The most printed lines of each list, as many as an unreadable file names; the rest is counted. */
const SHOWN = 100;
if (path === undefined) stop(USAGE);
if (!existsSync(path)) stop(`There is no file or folder ${path}.`);

try {
  const running = runningSystem();
  Object.assign(process.env, running.environment);
  const began = performance.now();
  const lines = progressLines({ now: () => performance.now(), print: (line) => console.error(line) });
  const order = {
    ownerId: SAMPLE_OWNER,
    system: values.system,
    mode: values['dry-run'] ? 'dry-run' : 'apply',
    confirmEnding: values['confirm-ending'],
    maxEndedShare: 10,
    moment: momentOf(clockOf(FOLDERS.state)),
  } as const;
  const report = await importFrom(path, running.target, order, lines.progress).finally(lines.stop);
  for (const id of report.stopped)
    console.error(`The import ${id} was killed while it ran, and is told as failed from now on. Send its file again.`);
  print(report, (performance.now() - began) / 1000);
  process.exitCode = report.outcome === 'refused' ? 1 : 0;
} catch (error) {
  if (error instanceof Overtaken) stop(wordsOf(error.code));
  if (!(error instanceof UnreadableFile)) throw error;
  section('The file cannot be read', error.faults.map(lineOf), error.faultCount, console.error);
  stop('\nNothing was imported. Mend these and send the file again.');
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

/** Line 0 means the whole file. */
function placeOf({ file, line }: Place): string {
  return line === 0 ? file : `${file}:${line}`;
}

/** The place, the column, the form of the value, the reason, and the remedy. */
function lineOf({ place, column, form, code, detail, allowed }: RefusedLine): string {
  const where = [placeOf(place), column, form && `"${form}"`].filter(Boolean).join('  ');
  return `${where}  ${wordsOf(code)}${detail ? ` (${detail})` : ''}${allowed ? ` ${wordsToChoose(allowed)}` : ''}`;
}

function wordsToChoose(words: readonly string[]): string {
  const { allowed, allowedMore } = allowedOf(words);
  return `Known words: ${allowed.join(', ')}${allowedMore > 0 ? ` and ${allowedMore} more (docs/roster.md)` : ''}.`;
}

function print(report: LocalReport, seconds: number): void {
  console.log('kind          added  changed  unchanged  ended  refused');
  for (const kind of KINDS) {
    const { added, changed, unchanged, ended, refused } = report.counts[kind];
    const numbers = [added, changed, unchanged, ended, refused];
    console.log(kind.padEnd(12) + numbers.map((n, at) => String(n).padStart([7, 9, 11, 7, 9][at] ?? 7)).join(''));
  }
  section(
    'What is different',
    report.diff.map(
      (line) =>
        `${line.change.padEnd(9)}${line.kind.padEnd(11)}${line.key}${line.place ? `  ${placeOf(line.place)}` : ''}`,
    ),
    KINDS.reduce(
      (sum, kind) => sum + report.counts[kind].added + report.counts[kind].changed + report.counts[kind].ended,
      0,
    ),
  );
  section('Not taken, or not as it stands', report.refused.map(lineOf), report.refusedCount);
  section('To know of', report.notes.map(lineOf), report.noteCount);
  const waiting = waitingWords(report.waiting);
  section(waiting.title, waiting.lines, waiting.lines.length);
  const outcome = {
    applied: appliedWords(report.written),
    'dry-run': 'Dry run: nothing was written but how it went.',
    refused: `Refused, nothing was written: too many would end (${report.tooMany.join(', ')}). Look at the file, or say --confirm-ending.`,
  };
  console.log(`\n${outcome[report.outcome]} ${seconds.toFixed(1)} s. Import ${report.importId}`);
}

function section(title: string, lines: readonly string[], total: number, say: (line: string) => void = console.log) {
  if (total === 0) return;
  say(`\n${title}:`);
  for (const line of lines.slice(0, SHOWN)) say(`  ${line}`);
  const rest = total - Math.min(SHOWN, lines.length);
  if (rest > 0) say(`  … and ${rest} more`);
}
