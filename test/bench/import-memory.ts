import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { newId } from '../../functions/shared/ids.ts';
import { startEngine } from '../../local/engine.ts';
import { writeSample } from '../../sample/write-sample.ts';
import { TABLES } from '../support/tables.ts';

/** The sample municipality must be in within this time on one machine. */
const MOST_SECONDS = 20;
/** A file ten times as large may take this much more memory: caches fill, nothing else grows. */
const MOST_GROWTH = 1.5;

export type ImportCost = {
  readonly scale: number;
  readonly seconds: number;
  /** The most memory that the importing process ever held. */
  readonly megabytes: number;
  readonly written: number;
  readonly pupils: number;
  readonly lessons: number;
};

/** Imports the sample municipality once as it is, once more without a change, and once ten times as large. */
export async function importCosts(): Promise<readonly ImportCost[]> {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-import-'));
  const engine = await startEngine({ folder });
  try {
    const small = join(folder, 'sample');
    const large = join(folder, 'sample-10');
    writeSample(small, { today: '2026-11-24' });
    writeSample(large, { today: '2026-11-24', scale: 10 });
    const [first, ten] = [await tablesAt(engine.endpoint), await tablesAt(engine.endpoint)];
    return [
      { scale: 1, ...imported(small, engine.endpoint, first) },
      { scale: 1, ...imported(small, engine.endpoint, first) },
      { scale: 10, ...imported(large, engine.endpoint, ten) },
    ];
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with the costs; nothing when they are within the budget. */
export function importFaults(costs: readonly ImportCost[]): readonly string[] {
  const [first, again, large] = costs;
  if (!first || !again || !large) return ['not all imports ran'];
  return [
    ...(first.seconds > MOST_SECONDS ? [`the sample took ${first.seconds.toFixed(1)} s, over ${MOST_SECONDS}`] : []),
    ...(again.seconds > MOST_SECONDS ? [`repeating it took ${again.seconds.toFixed(1)} s, over ${MOST_SECONDS}`] : []),
    ...(again.written > 0 ? [`repeating the file wrote ${again.written} items`] : []),
    ...(large.megabytes > first.megabytes * MOST_GROWTH
      ? [`memory grew from ${first.megabytes.toFixed(0)} to ${large.megabytes.toFixed(0)} MB for ten times as much`]
      : []),
  ];
}

type Names = { readonly main: string; readonly identity: string; readonly ownerId: string };

async function tablesAt(endpoint: string): Promise<Names> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: '000000000000', secretAccessKey: 'local' },
  });
  const names = { main: `main-${newId()}`, identity: `identity-${newId()}`, ownerId: newId() };
  await client.send(new CreateTableCommand({ ...TABLES.main, TableName: names.main }));
  await client.send(new CreateTableCommand({ ...TABLES.identity, TableName: names.identity }));
  client.destroy();
  return names;
}

function imported(folder: string, endpoint: string, names: Names): Omit<ImportCost, 'scale'> {
  const worker = join(import.meta.dirname, 'import-worker.ts');
  const run = spawnSync(process.execPath, [worker, folder, endpoint, names.main, names.identity, names.ownerId], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The import failed:\n${run.stderr}`);
  return JSON.parse(run.stdout);
}

if (import.meta.main) {
  const costs = await importCosts();
  for (const { scale, seconds, megabytes, written, pupils, lessons } of costs) {
    const what = `${scale} x sample: ${pupils} pupils and ${lessons} lessons added, ${written} items written`;
    console.log(`${what}, ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB at most`);
  }
  for (const fault of importFaults(costs)) console.error(`over budget: ${fault}`);
  process.exitCode = importFaults(costs).length > 0 ? 1 : 0;
}
