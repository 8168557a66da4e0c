import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { WorldSum } from './worker.ts';

/** How many notices to prove, and from which seed; a run that fails prints the seed that fails again. */
const wanted = Number(process.env.PROOF_NOTICES ?? 1_000_000);
const first = Number(process.env.PROOF_SEED ?? Date.now() % 1_000_000);
/** Worlds side by side, each in a process and on an engine of its own. */
const workers = Math.min(Number(process.env.PROOF_WORKERS ?? availableParallelism()), wanted);

const sum = { notices: 0, shared: 0, apart: 0, crashes: 0, lost: 0, doubled: 0, misdirected: 0, untimely: 0 };
const waits = new Map<number, number>();
const wrong = () => sum.lost + sum.doubled + sum.misdirected + sum.untimely;
const failing: number[] = [];
let next = first;

function add(world: WorldSum): void {
  const before = wrong();
  sum.notices += world.notices;
  sum.shared += world.shared;
  sum.apart += world.apart;
  sum.crashes += world.crashes;
  sum.lost += world.lost.length;
  sum.doubled += world.doubled.length;
  sum.misdirected += world.misdirected.length;
  sum.untimely += world.untimely.length;
  if (wrong() > before) failing.push(world.seed);
  for (const wait of world.waits) waits.set(wait, (waits.get(wait) ?? 0) + 1);
  const { notices, shared, apart, crashes, lost, doubled, misdirected, untimely } = sum;
  console.log(
    `seed ${world.seed}: ${notices} notices, ${shared} shared, ${apart} apart, ${crashes} crashes; lost ${lost}, doubled ${doubled}, misdirected ${misdirected}, untimely ${untimely}`,
  );
}

/** The wait below which this share of all waits lie, in minutes of virtual time. */
function percentile(share: number): number {
  let left = share * [...waits.values()].reduce((count, times) => count + times, 0);
  for (const [wait, times] of [...waits].sort(([a], [b]) => a - b)) {
    left -= times;
    if (left <= 0) return wait;
  }
  return Number.NaN;
}

/** One process, given seed after seed until there are notices enough or something is wrong. */
const work = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = fork(new URL('./worker.ts', import.meta.url), {
      env: { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT' },
    });
    const goOn = () => worker.send(sum.notices < wanted && wrong() === 0 ? next++ : 'stop');
    worker.on('message', (world: WorldSum) => {
      add(world);
      goOn();
    });
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`))));
    goOn();
  });

await Promise.all(Array.from({ length: workers }, work));
console.log(`from commit to hand-over, adversary included: p50 ${percentile(0.5)} min, p99 ${percentile(0.99)} min`);
if (failing.length > 0) {
  console.error(`The sender is wrong. Again: PROOF_SEED=${failing[0]} PROOF_NOTICES=1 npm run proof`);
  process.exitCode = 1;
}
