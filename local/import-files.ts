import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportOrder, type ImportReport, importRoster } from '../functions/imports/import-roster.ts';
import { numberVault } from '../functions/imports/number-vault.ts';
import { openScratch } from '../functions/imports/scratch.ts';
import { importStore } from '../functions/imports/store.ts';
import { dynamo } from '../functions/shared/dynamo.ts';
import { secretValue } from '../functions/shared/env.ts';
import { newId } from '../functions/shared/ids.ts';
import { formatOf, readSource } from '../functions/sources/read-source.ts';

/** Where an import on this machine writes: the names that the import functions get as their environment. */
export type Target = {
  readonly table: string;
  readonly identityTable: string;
  readonly loginKeySecret: string;
  readonly identityKeySecret: string;
};

/** Runs the importer on a file or folder of this machine, with the same use-case that the upload runs. */
export async function importFrom(path: string, target: Target, order: ImportOrder): Promise<ImportReport> {
  const file = join(tmpdir(), `skolebro-import-${newId()}.sqlite`);
  const scratch = openScratch(file);
  try {
    const [loginKey, identityKey] = await Promise.all([
      secretValue(target.loginKeySecret),
      secretValue(target.identityKeySecret),
    ]);
    const run = importRoster({
      store: importStore(dynamo(), target.table, target.identityTable),
      scratch,
      loginKey,
      vault: numberVault(identityKey),
      numbers: 'synthetic',
    });
    return await run(readSource(path, await formatOf(path), order.moment.day), order);
  } finally {
    scratch.close();
    rmSync(file, { force: true });
  }
}
