import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { startEngine } from '../../local/engine.ts';
import { entriesOver } from '../support/entries.ts';
import { ISSUERS, OWNER } from '../support/events.ts';
import { seed } from '../support/records.ts';
import { LOCAL, makeTables } from '../support/table.ts';
import { family } from './family.ts';

const FAMILIES = 200;

test('an engine killed in the middle of 200 reports loses none that was acknowledged, and keeps none by half', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-crash-'));
  const engine = await startEngine({ folder });
  const { tables } = await makeTables(engine.endpoint);
  const clientAt = (endpoint: string) =>
    DynamoDBDocumentClient.from(new DynamoDBClient({ ...LOCAL, endpoint, maxAttempts: 1 }), {
      marshallOptions: { removeUndefinedValues: true },
    });
  const client = clientAt(engine.endpoint);
  const families = Array.from({ length: FAMILIES }, (_one, index) => family(String(index).padStart(10, '0')));
  await seed(
    client,
    tables.main,
    families.flatMap(({ items }) => items),
  );

  const answer = entriesOver(client, tables, ISSUERS);
  let acknowledged = 0;
  const outcomes = Promise.all(
    families.map(async (home, index) => {
      const result = await answer(home.report(`crash-test-key-${String(index).padStart(4, '0')}`));
      if (result.statusCode === 201 && ++acknowledged === FAMILIES / 4) engine.process?.kill('SIGKILL');
      return result.statusCode === 201;
    }),
  );
  const known = await outcomes;
  if (engine.process && engine.process.signalCode === null) await once(engine.process, 'exit');
  expect(acknowledged).toBeGreaterThanOrEqual(FAMILIES / 4);
  expect(acknowledged).toBeLessThan(FAMILIES);

  const again = await startEngine({ folder });
  const after = clientAt(again.endpoint);
  const facts = await factsIn(after, tables.main);
  for (const [index, home] of families.entries()) {
    const { Items = [] } = await after.send(
      new QueryCommand({
        TableName: tables.main,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `${OWNER}#PUPIL#${home.pupilId}` },
        ConsistentRead: true,
      }),
    );
    const count = (prefix: string) => Items.filter((item) => String(item.sk).startsWith(prefix)).length;
    const whole = {
      reports: count('REPORT#'),
      days: count('DAY#'),
      guards: count('ABSENCE'),
      facts: facts.get(home.pupilId) ?? 0,
    };
    const there = whole.reports === 1;
    expect(whole).toEqual(
      there ? { reports: 1, days: 1, guards: 1, facts: 1 } : { reports: 0, days: 0, guards: 0, facts: 0 },
    );
    if (known[index]) expect(there).toBe(true);
  }
  await again.stop();
  rmSync(folder, { recursive: true, force: true });
}, 180_000);

/** Pupil → facts about a report in the outbox. */
async function factsIn(client: DynamoDBDocumentClient, table: string): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        FilterExpression: '#type = :outbox',
        ExpressionAttributeNames: { '#type': 'type' },
        ExpressionAttributeValues: { ':outbox': 'OUTBOX' },
        ExclusiveStartKey: start,
        ConsistentRead: true,
      }),
    );
    for (const item of page.Items ?? []) {
      const pupilId = String(item.fact.data.pupilId);
      found.set(pupilId, (found.get(pupilId) ?? 0) + 1);
    }
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}
