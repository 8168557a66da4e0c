import { expect, inject, test } from 'vitest';
import { texts as words } from '../../../functions/notices/texts.ts';
import { underAdversary } from '../../proof/adversary.ts';

const tellings = Number(process.env.PROOF_TELLINGS ?? 400);

test('under crashes, replays and lying providers nothing is lost, doubled or misdirected (F6)', {
  timeout: 600_000,
}, async () => {
  const seed = Number(process.env.PROOF_SEED ?? Date.now() % 1_000_000);
  const outcome = await underAdversary(inject('dynamoEndpoint'), seed, tellings);
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
