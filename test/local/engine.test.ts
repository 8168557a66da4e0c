import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { type Engine, startEngine } from '../../local/engine.ts';
import { startPump } from '../../local/pump.ts';
import { setStreams } from '../../local/streams.ts';
import { LOCAL } from '../support/table.ts';
import { TABLES } from '../support/tables.ts';

const TABLE = 'main';
const folder = mkdtempSync(join(tmpdir(), 'skolebro-engine-'));
let engine: Engine;

beforeAll(async () => {
  vi.stubEnv('AWS_REGION', LOCAL.region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', LOCAL.credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', LOCAL.credentials.secretAccessKey);
  engine = await startEngine({ folder });
  await client().send(new CreateTableCommand({ ...TABLES.main, TableName: TABLE }));
});
afterEach(async () => {
  await engine.stop();
  engine = await startEngine({ folder });
});
afterAll(async () => {
  await engine.stop();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const client = () => new DynamoDBClient({ ...LOCAL, endpoint: engine.endpoint });

async function put(...names: readonly string[]): Promise<void> {
  for (const name of names)
    await client().send(new PutItemCommand({ TableName: TABLE, Item: { pk: { S: name }, sk: { S: 'x' } } }));
}

/** Runs the pump until it has brought these, and gives all it brought. */
async function pumped(...wanted: readonly string[]): Promise<readonly string[]> {
  const brought: string[] = [];
  const stop = startPump({
    mapping: { table: TABLE, function: 'F', filters: [], batchSize: 10, retries: 1, bisect: true },
    endpoint: engine.endpoint,
    folder,
    invoke: async (_id, event) => {
      const { Records } = event as { Records: { dynamodb: { Keys: { pk: { S: string } } } }[] };
      brought.push(...Records.map(({ dynamodb }) => dynamodb.Keys.pk.S));
      return undefined;
    },
    putAside: async () => {},
    report: () => {},
  });
  await vi.waitFor(() => expect(brought).toEqual(expect.arrayContaining([...wanted])), { timeout: 5000 });
  await stop();
  return brought;
}

// Amazon's own engine keeps its files otherwise, and trims its stream itself.
describe.runIf(inject('engineKind') === 'dynoxide')('the engine’s stream', () => {
  it('the engine’s stream goes on after a day and more without use, when everything that the pump knew is gone', async () => {
    await put('a', 'b', 'c', 'd', 'e');
    await pumped('a', 'b', 'c', 'd', 'e');
    await engine.stop();
    const database = new DatabaseSync(join(folder, 'dynamodb.sqlite'));
    database.exec('UPDATE _stream_records SET created_at = created_at - 100000');
    database.close();
    engine = await startEngine({ folder });
    await put('f', 'g');
    expect(await pumped('f', 'g')).toEqual(['f', 'g']);
  });

  it('the engine’s stream is set off and on again, also twice, and the pump goes on behind what nobody was to hear of', async () => {
    const tables = [{ ...TABLES.main, TableName: TABLE }];
    await put('h');
    await pumped('h');
    for (const on of [false, false]) await setStreams(engine.endpoint, tables, on);
    await put('i');
    for (const on of [true, true]) await setStreams(engine.endpoint, tables, on);
    await put('j');
    expect(await pumped('j')).toEqual(['j']);
  });
});

describe('an engine whose system was killed', () => {
  it('an engine whose system was killed makes way for the next on the same file, which has all that was acknowledged', async () => {
    const left = await startEngine({ folder });
    const ended = left.process && left.process.exitCode === null ? once(left.process, 'exit') : Promise.resolve();
    const next = await startEngine({ folder });
    if (next.kind === 'dynoxide') await ended;
    expect(next.endpoint).not.toBe(left.endpoint);
    await next.stop();
  });
});
