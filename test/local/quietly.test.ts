import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { importFact } from '../../functions/imports/events.ts';
import { newId } from '../../functions/shared/ids.ts';
import { factPut } from '../../functions/shared/table/commit.ts';
import { SAMPLE_OWNER } from '../../lib/stage.ts';
import { importTarget } from '../../local/first-import.ts';
import { type System, startSystem } from '../../local/system.ts';
import { freePort } from '../support/free-port.ts';
import { LOCAL } from '../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'skolebro-quietly-'));
let system: System;
let client: DynamoDBDocumentClient;
beforeAll(async () => {
  system = await startSystem({ port: await freePort(), folder, personas: [], report: () => {} });
  const endpoint = system.environment.AWS_ENDPOINT_URL_DYNAMODB ?? '';
  client = DynamoDBDocumentClient.from(new DynamoDBClient({ ...LOCAL, endpoint }));
});
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});

const table = () => importTarget(system).table;
const streams = async () =>
  (await client.send(new DescribeTableCommand({ TableName: table() }))).Table?.StreamSpecification?.StreamEnabled;

/** Makes a fact true, and gives how to see whether it has been handed on. */
async function told() {
  const fact = importFact('lesson-changed', {
    ownerId: SAMPLE_OWNER,
    occurredAt: '2026-11-24T06:30:00.000Z',
    data: { groupId: newId(), date: '2026-11-24', lessonId: newId() },
  });
  const action = factPut(table(), fact);
  await client.send(new TransactWriteCommand({ TransactItems: [action] }));
  const { pk, sk } = action.Put?.Item ?? {};
  return async () => {
    const { Item } = await client.send(new GetCommand({ TableName: table(), Key: { pk, sk }, ConsistentRead: true }));
    return Item?.gsi2pk === undefined ? 'published' : 'waits';
  };
}

describe.runIf(inject('engineKind') === 'dynoxide')('quietly', () => {
  it('quietly keeps no stream while the work goes on, and follows it afterwards, however the work ends', async () => {
    let meanwhile: () => Promise<string> = async () => 'unasked';
    await system.quietly(async () => {
      expect(await streams()).toBeFalsy();
      meanwhile = await told();
    });
    await expect(system.quietly(() => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped');
    expect(await streams()).toBe(true);
    const after = await told();
    await vi.waitFor(async () => expect(await after()).toBe('published'), { timeout: 20_000, interval: 100 });
    // The stream has nothing of it: the sweeper hands it on in its time (decision 002).
    expect(await meanwhile()).toBe('waits');
  });
});
