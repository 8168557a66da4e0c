import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../local/engine.ts';
import { underAdversary } from './adversary.ts';

/** How many notices to prove, and from which seed; a run that fails prints the seed that fails again. */
const wanted = Number(process.env.PROOF_NOTICES ?? 1_000_000);
const first = Number(process.env.PROOF_SEED ?? Date.now() % 1_000_000);
/** Tellings of one world: small enough that a failing one can be looked at. */
const WORLD = 1000;

const folder = mkdtempSync(join(tmpdir(), 'skolebro-proof-'));
const engine = await startEngine({ folder });
const sum = { notices: 0, crashes: 0, lost: 0, doubled: 0, misdirected: 0 };
let seed = first;
for (; sum.notices < wanted && sum.lost + sum.doubled + sum.misdirected === 0; seed++) {
  const outcome = await underAdversary(engine.endpoint, seed, WORLD);
  sum.notices += outcome.emails + outcome.pushes;
  sum.crashes += outcome.crashes;
  sum.lost += outcome.lost.length;
  sum.doubled += outcome.doubled.length + outcome.doubledPushes.length;
  sum.misdirected += outcome.misdirected.length;
  const { notices, crashes, lost, doubled, misdirected } = sum;
  console.log(
    `seed ${seed}: ${notices} notices, ${crashes} crashes; lost ${lost}, doubled ${doubled}, misdirected ${misdirected}`,
  );
}
await engine.stop();
rmSync(folder, { recursive: true, force: true });
if (sum.lost + sum.doubled + sum.misdirected > 0) {
  console.error(`The sender is wrong. Again: PROOF_SEED=${seed - 1} PROOF_NOTICES=1 npm run proof`);
  process.exitCode = 1;
}
