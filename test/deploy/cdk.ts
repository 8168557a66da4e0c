import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../support/json.ts';
import type { Emulator } from './emulator.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Runs the stock CDK command line against the emulator; its words are shown only when it fails. */
function cdk(emulator: Emulator, args: readonly string[]): void {
  const run = spawnSync(process.execPath, [join(ROOT, 'node_modules/aws-cdk/bin/cdk'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, ...emulator.environment, CI: 'true' },
  });
  if (run.status !== 0) throw new Error(`cdk ${args[0]} failed:\n${run.stdout}\n${run.stderr}`);
}

export type Deployment = {
  /** Where the deployed API says it answers. */
  readonly apiUrl: string;
  readonly resources: number;
};

/** Bootstraps the emulated account, then synthesizes, bundles and deploys all stacks as `npm run deploy` does. */
export function deploy(emulator: Emulator, folder: string, issuerBase: string): Deployment {
  const output = join(folder, 'cdk.out');
  const outputs = join(folder, 'outputs.json');
  rmSync(output, { recursive: true, force: true });
  const app = ['--output', output, '-c', 'stage=emulator', '-c', `issuerBase=${issuerBase}`];
  cdk(emulator, ['bootstrap', 'aws://000000000000/eu-north-1', ...app]);
  cdk(emulator, ['deploy', '--all', '--require-approval', 'never', '--outputs-file', outputs, ...app]);
  const apiUrl = at(JSON.parse(readFileSync(outputs, 'utf8')), 'skolebro-emulator', 'ApiUrl');
  const resources = globSync('*.template.json', { cwd: output })
    .map((template) => at(JSON.parse(readFileSync(join(output, template), 'utf8')), 'Resources') ?? {})
    .reduce<number>((sum, template) => sum + Object.keys(template).length, 0);
  return { apiUrl: String(apiUrl), resources };
}
