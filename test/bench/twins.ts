import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../local/engine.ts';
import { entriesOver } from '../support/entries.ts';
import { ISSUERS } from '../support/events.ts';
import { type Item, seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import type { Twins } from './compare.ts';

/** Runs work over the real entries on a fresh engine, with twin tables that hold the same records. */
export async function withTwins<Result>(
  items: readonly Item[],
  work: (twins: Twins) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-bench-'));
  const engine = await startEngine({ folder });
  try {
    const [own, bare] = [await makeTables(engine.endpoint), await makeTables(engine.endpoint)];
    await seed(own.client, own.tables.main, items);
    await seed(bare.client, bare.tables.main, items);
    return await work({
      answer: entriesOver(own.client, own.tables, ISSUERS),
      client: own.client,
      tables: own.tables,
      bareClient: bare.client,
      bareTables: bare.tables,
    });
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
