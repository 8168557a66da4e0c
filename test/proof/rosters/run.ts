import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { proveRoster } from './prove.ts';

/**
 * How many worlds of random rosters to prove, and from which seed; a run that fails prints the seed that fails again.
 */
const wanted = Number(process.env.PROOF_ROSTERS ?? 100_000);
const first = Number(process.env.PROOF_SEED ?? 1);
const workers = Math.min(Number(process.env.PROOF_WORKERS ?? availableParallelism()), wanted);
const [, , share] = process.argv;
const PROGRESS = 1000;

if (share === undefined) {
  const codes = await Promise.all(Array.from({ length: workers }, (_none, at) => work(at)));
  const failed = codes.filter((code) => code !== 0).length;
  console.log(
    `${wanted} worlds of random rosters, ${failed === 0 ? 'each as the model says' : 'and the importer is wrong'}`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
} else {
  await prove(Number(share));
}

/** One process with every so-many-th seed. */
function work(at: number): Promise<number> {
  return new Promise((resolve) => {
    const worker = fork(fileURLToPath(import.meta.url), [String(at)], {
      env: { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT' },
    });
    worker.on('exit', (code) => resolve(code ?? 1));
  });
}

async function prove(at: number): Promise<void> {
  for (let seed = first + at; seed < first + wanted; seed += workers) {
    const wrong = await proveRoster(seed);
    if (wrong !== undefined) {
      console.error(`seed ${seed}: ${wrong}. Again: PROOF_SEED=${seed} PROOF_ROSTERS=1 npm run proof:rosters`);
      process.exitCode = 1;
      return;
    }
    if ((seed - first) % PROGRESS < workers) console.log(`${seed - first} of ${wanted}`);
  }
}
