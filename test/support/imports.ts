import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NumberMode } from '../../functions/imports/identity-number.ts';
import { type ImportOrder, type ImportReport, importRoster } from '../../functions/imports/import-roster.ts';
import { numberVault } from '../../functions/imports/number-vault.ts';
import { openScratch } from '../../functions/imports/scratch.ts';
import { importStore } from '../../functions/imports/store.ts';
import { nameCopies } from '../../functions/roster/lookup.ts';
import { newId } from '../../functions/shared/ids.ts';
import type { Dynamo } from '../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../functions/shared/time.ts';
import type { Reading } from '../../functions/sources/rows.ts';
import { SECRET } from './records.ts';
import type { Tables } from './table.ts';

/** The secret that seals identity numbers in tests. */
export const VAULT = numberVault('another-secret-of-these-tests-only');

/** The day of an import, at half past seven in the morning. */
export const onDay = (day: string) => momentOf(Date.parse(`${day}T06:30:00Z`));

type Order = Partial<Omit<ImportOrder, 'moment'>> & Pick<ImportOrder, 'ownerId'> & { readonly day?: string };

/** Runs the real importer over real tables, with a scratch database that is gone afterwards. */
export function importerOver(client: Dynamo, tables: Tables, numbers: NumberMode = 'synthetic') {
  return async (readings: AsyncIterable<Reading>, order: Order): Promise<ImportReport> => {
    const file = join(tmpdir(), `skolebro-test-${newId()}.sqlite`);
    const scratch = openScratch(file);
    const store = importStore(client, tables.main, tables.identity);
    const copies = nameCopies(client, tables.main);
    const { day = '2026-11-24', ...more } = order;
    try {
      return await importRoster({ store, copies, scratch, loginKey: SECRET, vault: VAULT, numbers })(readings, {
        system: 'test',
        mode: 'apply',
        confirmEnding: false,
        maxEndedShare: 10,
        moment: onDay(day),
        ...more,
      });
    } finally {
      scratch.close();
      rmSync(file, { force: true });
    }
  };
}
