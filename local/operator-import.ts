import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { ImportOrder, ImportReport } from '../functions/imports/import-roster.ts';
import { texts } from '../functions/imports/texts.ts';
import { ownerIdsOf } from '../functions/shared/http/login.ts';
import { momentOf } from '../functions/shared/time.ts';
import { KINDS, type RefusedLine } from '../functions/sources/rows.ts';
import { UnreadableFile } from '../functions/sources/unreadable-file.ts';
import { stageNamed } from '../lib/stage.ts';
import { deployedTarget, describedBy } from './deployment.ts';
import { importFrom, sumOf } from './import-files.ts';
import { appliedWords } from './import-words.ts';
import { progressLines } from './progress-lines.ts';

const USAGE = `npm run import -- --stage NAME --owner ID <folder|file.zip|file.xml|file.json> [--system NAME] [--confirm-ending]

Imports a roster into a deployed stage with the credentials of this shell: an owner's first, with the administrator who does the rest.
Shows what would change, and writes it when the owner's id is typed again. Which identity numbers are taken, the stage says.`;
/** The most printed lines of a list; the rest is counted. */
const SHOWN = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stage: { type: 'string' },
    owner: { type: 'string' },
    system: { type: 'string', default: 'operator' },
    'confirm-ending': { type: 'boolean', default: false },
  },
});

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  list('The file cannot be read', error.faults.map(lineOf), error.faultCount);
  console.log('\nNothing was imported. Mend these and try again.');
  process.exitCode = 1;
}

/** 0 if the roster was applied, 1 if nothing was written. */
async function run(): Promise<0 | 1> {
  const [path] = positionals;
  const { stage: stageName, owner: ownerId, system } = values;
  if (path === undefined || !stageName || !ownerId) return refused(USAGE);
  if (!existsSync(path)) return refused(`There is no file or folder ${path}.`);
  const stage = stageNamed(stageName);
  const owners = ownerIdsOf(stage.issuers);
  if (!owners.includes(ownerId))
    return refused(`The stage ${stageName} has no owner ${ownerId}. It has: ${owners.join(', ')} (lib/stage.ts).`);
  process.env.AWS_REGION ??= stage.region;
  const target = await deployedTarget(stage, describedBy(new CloudFormationClient({})));
  const order = {
    ownerId,
    system,
    confirmEnding: values['confirm-ending'],
    maxEndedShare: 10,
    moment: momentOf(Date.now()),
  };
  const inMode = async (mode: Pick<ImportOrder, 'mode' | 'shownEnded'>) => {
    const lines = progressLines({ now: () => performance.now(), print: (line) => console.error(line) });
    return importFrom(path, target, { ...order, ...mode }, lines.progress).finally(lines.stop);
  };
  const looked = await sumOf(path);
  const shown = await inMode({ mode: 'dry-run' });
  print(shown);
  if (shown.tooMany.length > 0 && !order.confirmEnding)
    return refused(
      `\nToo many would end (${shown.tooMany.join(', ')}). Look at the file, or say --confirm-ending. Nothing was written.`,
    );
  console.log(
    `\nThis is what would be written to the stage "${stageName}", which takes ${stage.identityNumbers} identity numbers.`,
  );
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const said = await prompt.question("Type the owner's id to write it, anything else to stop: ");
  prompt.close();
  if (said.trim() !== ownerId) return refused('Stopped. Nothing was written.');
  // The operator has agreed only to the changes shown: a changed file is refused, and so is a table in which more
  // records would end now.
  if ((await sumOf(path)) !== looked)
    return refused(`${path} has changed meanwhile. Begin again. Nothing was written.`);
  const shownEnded = Object.fromEntries(KINDS.map((kind) => [kind, shown.counts[kind].ended]));
  const done = await inMode({ mode: 'apply', shownEnded });
  if (done.outcome !== 'applied')
    return refused(
      `Refused, nothing was written: more would end than was shown (${[...done.tooMany, ...done.beyondShown].join(', ')}).`,
    );
  console.log(`${appliedWords(done.written)} Import ${done.importId}. Who has the role owner-admin can sign in now.`);
  return 0;
}

function refused(why: string): 1 {
  console.error(why);
  return 1;
}

function print(report: ImportReport): void {
  for (const kind of KINDS) {
    const { added, changed, unchanged, ended, refused: not } = report.counts[kind];
    if (added + changed + unchanged + ended + not === 0) continue;
    console.log(
      `${kind.padEnd(12)} ${added} added, ${changed} changed, ${unchanged} unchanged, ${ended} ended, ${not} refused`,
    );
  }
  list('Not taken, or not as it stands', report.refused.map(lineOf), report.refusedCount);
  list('To know of', report.notes.map(lineOf), report.noteCount);
}

function lineOf({ place, column, code, detail }: RefusedLine): string {
  const where = [place.line === 0 ? place.file : `${place.file}:${place.line}`, column].filter(Boolean).join('  ');
  return `${where}  ${texts[`import.${code}`]?.en ?? code}${detail ? ` (${detail})` : ''}`;
}

function list(title: string, lines: readonly string[], total: number): void {
  if (total === 0) return;
  console.log(`\n${title}:`);
  for (const line of lines.slice(0, SHOWN)) console.log(`  ${line}`);
  if (total > SHOWN) console.log(`  … and ${total - Math.min(SHOWN, lines.length)} more`);
}
