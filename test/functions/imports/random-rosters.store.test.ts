import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importStore } from '../../../functions/imports/store.ts';
import { nameCopies } from '../../../functions/roster/lookup.ts';
import { proveRoster } from '../../proof/rosters/prove.ts';
import { makeTables } from '../../support/table.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  tables = await makeTables();
});
afterAll(() => tables.stop());

async function everything(): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await tables.client.send(
      new ScanCommand({ TableName: tables.tables.main, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    found.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}

it('the worlds of the proof hold on a real engine too', async () => {
  const { client, tables: names } = tables;
  const table = {
    store: importStore(client, names.main, names.identity),
    copies: nameCopies(client, names.main),
    items: everything,
  };
  for (let run = 0; run < 4; run++) {
    const seed = (Date.now() % 1_000_000) + run;
    expect(await proveRoster(seed, table), `seed ${seed}`).toBeUndefined();
  }
});
