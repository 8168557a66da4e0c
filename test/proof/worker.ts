import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../local/engine.ts';
import { underAdversary } from './adversary.ts';
import type { Outcome } from './simulator.ts';

/** What a world came to. */
export type WorldSum = Pick<Outcome, 'crashes' | 'lost' | 'doubled' | 'misdirected' | 'untimely' | 'waits'> & {
  readonly seed: number;
  readonly notices: number;
  /**
   * How many notices went with another one, and how many left by themselves although another one was due within the
   * minute.
   */
  readonly shared: number;
  readonly apart: number;
};

const folder = mkdtempSync(join(tmpdir(), 'skolebro-proof-'));
const engine = await startEngine({ folder, brief: true });

process.on('message', (seed: number | 'stop') => void (seed === 'stop' ? stop() : prove(seed)));

async function prove(seed: number): Promise<void> {
  const outcome = await underAdversary(engine.endpoint, seed);
  const { emails, pushes, shared, apart, crashes, waits, stories } = outcome;
  const { lost, doubled, doubledPushes, misdirected, untimely } = outcome;
  for (const story of stories) console.error(`lost: ${story}`);
  const sum: WorldSum = {
    seed,
    notices: emails + pushes,
    shared,
    apart: apart.length,
    doubled: [...doubled, ...doubledPushes],
    crashes,
    lost,
    misdirected,
    untimely,
    waits,
  };
  process.send?.(sum);
}

async function stop(): Promise<void> {
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
  process.disconnect();
}
