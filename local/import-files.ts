import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { NumberMode } from '../functions/imports/identity-number.ts';
import { type ImportOrder, type ImportReport, importRoster } from '../functions/imports/import-roster.ts';
import { numberVault } from '../functions/imports/number-vault.ts';
import { failureOf, type Outcome, resultOf } from '../functions/imports/outcome.ts';
import { isDeadProcess, ownFolder, processName } from '../functions/imports/own-folder.ts';
import type { Progress } from '../functions/imports/progress.ts';
import { type ImportRecordStore, importRecordStore } from '../functions/imports/record-store.ts';
import { openScratch } from '../functions/imports/scratch.ts';
import { importStore } from '../functions/imports/store.ts';
import { nameCopies } from '../functions/roster/lookup.ts';
import { secretValue } from '../functions/shared/env.ts';
import { newSortableId } from '../functions/shared/ids.ts';
import { dynamo } from '../functions/shared/table/dynamo.ts';
import type { Instant } from '../functions/shared/time.ts';
import { readSource, type Source, sourceAt } from '../functions/sources/read-source.ts';
import { withoutToken } from './without-token.ts';

/** The target of an import on this machine, with the names that the import functions get as their environment. */
export type Target = {
  readonly table: string;
  readonly identityTable: string;
  readonly loginKeySecret: string;
  readonly identityKeySecret: string;
  /** The kind of identity numbers that the import accepts (decision 004). */
  readonly numbers: NumberMode;
  /** The database: a local engine does not need all the work that AWS needs (decision 003). */
  readonly engine: 'local' | 'aws';
};

export type LocalReport = ImportReport & { readonly importId: string; readonly stopped: readonly string[] };

/** The author of an import by command, who is nobody in the roster. */
const OPERATOR = 'operator';

/**
 * Runs the importer on a file or folder of this machine, with the same use-case as an upload. The owner's list of
 * imports shows it like every other import, also when it fails. `stopped` are killed imports of this machine, now
 * marked as failed.
 */
export async function importFrom(
  path: string,
  target: Target,
  order: ImportOrder,
  progress?: Progress,
): Promise<LocalReport> {
  const source = await sourceAt(path);
  const { format } = source;
  const records = importRecordStore(dynamo(), target.table);
  const { ownerId, system, mode, confirmEnding, moment } = order;
  const { instant } = moment;
  const stopped = await endKilled(records, ownerId, instant);
  const importId = newSortableId(Date.parse(instant));
  await records.addImport(ownerId, {
    id: importId,
    format,
    system,
    mode,
    confirmEnding,
    state: 'reading',
    createdAt: instant,
    createdBy: OPERATOR,
    startedAt: instant,
    changedAt: instant,
    run: processName(),
    ...(!format.endsWith('-folder') && { sha256: await sha256Of(source.path) }),
  });
  const ends = (outcome: Outcome) =>
    records.moveImport(ownerId, importId, ['reading'], { ...outcome, changedAt: instant });
  try {
    const report = await imported(source, { target, order, progress });
    await ends(resultOf(report));
    return { ...report, importId, stopped };
  } catch (error) {
    await ends(failureOf(error, importId));
    throw error;
  }
}

/** Marks killed imports of this machine as failed; else they would look active for a quarter of an hour. */
async function endKilled(records: ImportRecordStore, ownerId: string, now: Instant): Promise<readonly string[]> {
  const ended: string[] = [];
  for (const { id, state, createdBy, run, changedAt } of await records.latestImports(ownerId)) {
    if (state !== 'reading' || createdBy !== OPERATOR || run === undefined || !isDeadProcess(run)) continue;
    const failed = { state: 'failed', failure: 'crashed', changedAt: now } as const;
    if (await records.moveImport(ownerId, id, ['reading'], failed, changedAt)) ended.push(id);
  }
  return ended;
}

async function imported(
  { path, format }: Source,
  { target, order, progress }: { target: Target; order: ImportOrder; progress: Progress | undefined },
): Promise<ImportReport> {
  const folder = ownFolder();
  const scratch = openScratch(join(folder, 'scratch.sqlite'));
  try {
    const [loginKey, identityKey] = await Promise.all([
      secretValue(target.loginKeySecret),
      secretValue(target.identityKeySecret),
    ]);
    const client = target.engine === 'local' ? withoutToken(dynamo()) : dynamo();
    const run = importRoster({
      store: importStore(client, target.table, target.identityTable),
      copies: nameCopies(client, target.table),
      scratch,
      loginKey,
      vault: numberVault(identityKey),
      numbers: target.numbers,
      progress,
    });
    return await run(readSource(path, format, order.moment.day), order);
  } finally {
    scratch.close();
    rmSync(folder, { recursive: true });
  }
}

/** One hash of a file, or of a folder's file names and their content. */
export async function sumOf(path: string): Promise<string> {
  if (!(await stat(path)).isDirectory()) return sha256Of(path);
  const names = (await readdir(path)).sort();
  const sums = await Promise.all(names.map(async (name) => [name, await sumOf(join(path, name))]));
  return createHash('sha256').update(JSON.stringify(sums)).digest('hex');
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
