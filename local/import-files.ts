import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type ImportOrder, type ImportReport, importRoster } from '../functions/imports/import-roster.ts';
import { numberVault } from '../functions/imports/number-vault.ts';
import { failureOf, type Outcome, resultOf } from '../functions/imports/outcome.ts';
import type { Progress } from '../functions/imports/progress.ts';
import { importRecordStore } from '../functions/imports/record-store.ts';
import { openScratch } from '../functions/imports/scratch.ts';
import { importStore } from '../functions/imports/store.ts';
import { dynamo } from '../functions/shared/dynamo.ts';
import { secretValue } from '../functions/shared/env.ts';
import { newId, newSortableId } from '../functions/shared/ids.ts';
import { type Format, formatOf, readSource } from '../functions/sources/read-source.ts';
import { withoutToken } from './without-token.ts';

/** Where an import on this machine writes: the names that the import functions get as their environment. */
export type Target = {
  readonly table: string;
  readonly identityTable: string;
  readonly loginKeySecret: string;
  readonly identityKeySecret: string;
};

/** Who imports by a command instead of an upload: nobody whom the roster knows. */
const OPERATOR = 'operator';

/**
 * Runs the importer on a file or folder of this machine, with the same use-case that the upload runs. It stands in the owner's
 * list of imports like every other, also when it fails.
 */
export async function importFrom(
  path: string,
  target: Target,
  order: ImportOrder,
  progress?: Progress,
): Promise<ImportReport & { readonly importId: string }> {
  const format = await formatOf(path);
  const records = importRecordStore(dynamo(), target.table);
  const { ownerId, system, mode, confirmEnding, moment } = order;
  const { instant } = moment;
  const importId = newSortableId(Date.parse(instant));
  await records.addImport(ownerId, {
    id: importId,
    ...{ format, system, mode, confirmEnding },
    state: 'reading',
    createdAt: instant,
    createdBy: OPERATOR,
    startedAt: instant,
    changedAt: instant,
    ...(!format.endsWith('-folder') && { sha256: await sha256Of(path) }),
  });
  const ends = (outcome: Outcome) =>
    records.moveImport(ownerId, importId, ['reading'], { ...outcome, changedAt: instant });
  try {
    const report = await imported(path, format, { target, order, progress });
    await ends(resultOf(report));
    return { ...report, importId };
  } catch (error) {
    await ends(failureOf(error, importId));
    throw error;
  }
}

async function imported(
  path: string,
  format: Format,
  { target, order, progress }: { target: Target; order: ImportOrder; progress: Progress | undefined },
): Promise<ImportReport> {
  const file = join(tmpdir(), `skolebro-import-${newId()}.sqlite`);
  const scratch = openScratch(file);
  try {
    const [loginKey, identityKey] = await Promise.all([
      secretValue(target.loginKeySecret),
      secretValue(target.identityKeySecret),
    ]);
    const run = importRoster({
      store: importStore(withoutToken(dynamo()), target.table, target.identityTable),
      scratch,
      loginKey,
      vault: numberVault(identityKey),
      numbers: 'synthetic',
      progress,
    });
    return await run(readSource(path, format, order.moment.day), order);
  } finally {
    scratch.close();
    rmSync(file, { force: true });
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
