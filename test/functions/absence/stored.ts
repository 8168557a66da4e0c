import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { AbsenceFact } from '../../../functions/absence/events.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, O, type World } from './world.ts';

export const REPORT = 'POST /v1/guardian/absence-reports';
export const ONE = '/v1/guardian/children/{childId}/absence-reports/{reportId}';

/** The body of a report of two days for a child. */
export const report = (childId: string, more: Record<string, unknown> = {}) => ({
  children: [{ childId, firstDay: '2026-11-24', lastDay: '2026-11-25', ...more }],
});

type Engine = Awaited<ReturnType<typeof makeTables>>;

/** An engine for the tests of a file; `fresh` makes a new world on it. */
export function onEngine() {
  const made: { engine?: Engine } = {};
  beforeAll(async () => {
    made.engine = await makeTables();
  });
  afterAll(() => made.engine?.stop());
  const engine = (): Engine => {
    if (!made.engine) throw new Error('The engine starts before the first test.');
    return made.engine;
  };
  return {
    engine,
    fresh: (): Promise<World> => makeWorld(engine().client, engine().tables.main),
    ofPupil: (pupilId: string, prefix: string) => itemsOfPupil(engine(), pupilId, prefix),
    facts: (pupilId: string) => factsOfPupil(engine(), pupilId),
  };
}

/** The stored items of a pupil whose sort keys begin with a prefix. */
async function itemsOfPupil({ client, tables }: Engine, pupilId: string, prefix: string) {
  const found = await client.send(
    new QueryCommand({
      TableName: tables.main,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': `${O}#PUPIL#${pupilId}`, ':prefix': prefix },
      ConsistentRead: true,
    }),
  );
  return found.Items ?? [];
}

/** The facts about a pupil in the outbox. */
async function factsOfPupil({ client, tables }: Engine, pupilId: string) {
  const found = await client.send(
    new QueryCommand({
      TableName: tables.main,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': `${O}#OUTBOX` },
    }),
  );
  const all = (found.Items ?? []).map((item) => AbsenceFact.parse(item.fact));
  return all.filter((fact) => fact.data.pupilId === pupilId);
}
