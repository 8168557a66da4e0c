import { expect, inject, test } from 'vitest';
import { texts as words } from '../../../functions/notices/texts.ts';
import { underAdversary } from '../../proof/adversary.ts';

/** Notices of the whole run; `npm run proof` goes on to a million. */
const NOTICES = Number(process.env.PROOF_NOTICES ?? 10_000);
/** One world after the other, each beginning at another hour: two of them before a night in which the clocks change. */
const TELLINGS = 1000;

test('under crashes, replays and lying providers nothing is lost, doubled, misdirected or untimely (F3, F6)', {
  timeout: 900_000,
}, async () => {
  const first = Number(process.env.PROOF_SEED ?? Date.now() % 1_000_000);
  let notices = 0;
  for (let seed = first; notices < NOTICES; seed++) {
    const outcome = await underAdversary(inject('dynamoEndpoint'), seed, TELLINGS);
    const { lost, doubled, doubledPushes, misdirected, untimely, crashes, emails, pushes, texts } = outcome;
    const { shared, apart } = outcome;
    notices += emails + pushes;
    console.log(
      `seed ${seed}: ${emails} e-mails, ${pushes} pushes, ${shared} shared, ${apart.length} apart, ${crashes} crashes`,
    );
    expect({ seed, lost, doubled, doubledPushes, misdirected, untimely }).toEqual({
      seed,
      lost: [],
      doubled: [],
      doubledPushes: [],
      misdirected: [],
      untimely: [],
    });
    expect(crashes).toBeGreaterThan(TELLINGS / 10);
    expect(emails + pushes).toBeGreaterThan(TELLINGS / 2);
    // What comes within a minute is told together; what was in doubt when the other left goes by itself.
    expect(shared).toBeGreaterThan(TELLINGS / 20);
    expect(apart.length).toBeLessThan((emails + pushes) / 100);
    // Law 1: every byte that left, but for the id of the notice, is one of two constants: an e-mail and a push, legal
    // or not.
    expect(texts.length).toBeLessThanOrEqual(2);
    for (const text of texts) expect(text).toContain(words['notice.body'].nb);
  }
});
