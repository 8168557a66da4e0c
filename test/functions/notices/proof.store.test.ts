import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { texts as words } from '../../../functions/notices/texts.ts';
import { chanceOf } from '../../proof/chance.ts';
import { mortal, simulate } from '../../proof/simulator.ts';
import { LOCAL, makeTables } from '../../support/table.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());

const FAULTS = {
  crash: 0.1,
  lostAfter: 0.05,
  lostBefore: 0.05,
  throttled: 0.1,
  dead: 0.02,
  eventDelay: 12 * 60_000,
};

test('under crashes, replays and lying providers nothing is lost, doubled or misdirected (F6)', {
  timeout: 300_000,
}, async () => {
  const seed = Number(process.env.PROOF_SEED ?? Date.now() % 1_000_000);
  const tellings = Number(process.env.PROOF_NOTICES ?? 300);
  const failing = DynamoDBDocumentClient.from(new DynamoDBClient({ ...LOCAL, endpoint: engine.endpoint }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  mortal(failing, chanceOf(seed + 1), 0.02);
  const outcome = await simulate({
    client: engine.client,
    failing,
    table: engine.tables.main,
    seed,
    tellings,
    faults: FAULTS,
  });
  const { lost, doubled, doubledPushes, misdirected, crashes, emails, pushes, texts } = outcome;
  console.log(`seed ${seed}: ${tellings} tellings, ${emails} e-mails, ${pushes} pushes, ${crashes} crashes`);
  expect({ seed, lost, doubled, doubledPushes, misdirected }).toEqual({
    seed,
    lost: [],
    doubled: [],
    doubledPushes: [],
    misdirected: [],
  });
  expect(crashes).toBeGreaterThan(tellings / 10);
  expect(emails + pushes).toBeGreaterThan(tellings / 2);
  // Law 1: every byte that left, but for the id of the notice, is one of four constants.
  expect(texts.length).toBeLessThanOrEqual(4);
  for (const text of texts) expect(text).toContain(words['notice.body'].nb);
});
