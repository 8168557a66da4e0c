import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readDeployed } from '../../local/template.ts';
import { type Bundle, withBundles } from './bundles.ts';
import { median, printTable } from './print-table.ts';

const RUNS = 7;
const EMPTY = 'an empty handler';

/** Loads a bundle as Lambda's runtime does and tells how long that took. */
const LOAD = `const began = performance.now(); const { handler } = require(process.argv[1]);
if (typeof handler !== 'function') throw new Error('no handler');
process.stdout.write(String(performance.now() - began));`;

type Start = { readonly entry: string; readonly load: number; readonly whole: number };

/** Prints what a cold start of each function costs beyond that of an empty one: medians of fresh processes. */
export const bench = (): Promise<readonly string[]> =>
  withBundles(async (bundles) => {
    const environments = new Map(
      [...readDeployed('http://localhost:3000', 'http://127.0.0.1:1').functions.values()].map(
        ({ entry, environment }) => [entry, environment],
      ),
    );
    const empty = { entry: EMPTY, code: join(dirname(bundles[0]?.code ?? ''), 'empty.js') };
    writeFileSync(empty.code, 'exports.handler = async () => ({ statusCode: 204 });');
    const all = [empty, ...bundles];
    // Round after round, so that what else the machine does falls on all of them.
    const rounds = Array.from({ length: RUNS }, () =>
      all.map((bundle) => started(bundle, environments.get(bundle.entry) ?? {})),
    );
    const starts = all.map(({ entry }, index): Start => {
      const runs = rounds.flatMap((round) => round[index] ?? []);
      return { entry, load: median(runs.map((run) => run.load)), whole: median(runs.map((run) => run.whole)) };
    });
    const floor = starts[0]?.whole ?? 1;
    printTable(
      `Cold start: median of ${RUNS} processes; the ratio is of whole processes, to ${EMPTY}`,
      [
        { title: 'function', of: (row) => row.entry },
        { title: 'require, ms', of: (row) => row.load.toFixed(1) },
        { title: 'process, ms', of: (row) => row.whole.toFixed(0) },
        { title: 'ratio', of: (row) => (row.whole / floor).toFixed(2) },
      ],
      starts,
    );
    return [];
  });

function started({ entry, code }: Bundle, environment: Readonly<Record<string, string>>): Omit<Start, 'entry'> {
  const began = performance.now();
  const run = spawnSync(process.execPath, ['-e', LOAD, code], {
    encoding: 'utf8',
    env: { ...process.env, AWS_REGION: 'eu-north-1', ...environment, NODE_OPTIONS: '' },
  });
  if (run.status !== 0) throw new Error(`${entry} does not load:\n${run.stderr}`);
  return { load: Number(run.stdout), whole: performance.now() - began };
}
