import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const VERSION = '1.5.33';

/** What to do when the emulator is not here: nothing is ever installed silently. */
const HOW_TO_GET_IT = `The deployment is tried against the AWS emulator MiniStack, which is not on this machine. To get it:

  python3 -m venv .skolebro/emulator
  .skolebro/emulator/bin/pip install ministack==${VERSION} hypercorn pyyaml defusedxml cryptography
  MINISTACK_PYTHON=$PWD/.skolebro/emulator/bin/python npm run test:deploy

A "ministack" on the PATH is found by itself.`;

export type Emulator = {
  /** Where all of AWS answers: an IP address, so that clients put a bucket's name in the path and need no DNS. */
  readonly endpoint: string;
  /** What the CDK command line and SDK clients need to find it; the access key is the account. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: string;
  readonly stop: () => void;
};

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? found(address.port) : failed(new Error('no port'))));
    });
  });
}

/** The command that starts the emulator. Throws with the way to get it when there is none. */
function command(): readonly [string, readonly string[]] {
  const python = process.env.MINISTACK_PYTHON;
  if (python) {
    // Without `cryptography` it checks no signature and refuses every token.
    const test = spawnSync(python, ['-c', 'import ministack, cryptography'], { encoding: 'utf8' });
    if (test.status === 0) return [python, ['-m', 'ministack']];
    throw new Error(`${python} lacks a package: ${test.stderr ?? test.error?.message}\n${HOW_TO_GET_IT}`);
  }
  if (spawnSync('ministack', ['--help']).status === 0) return ['ministack', []];
  throw new Error(HOW_TO_GET_IT);
}

/** Starts the emulator with functions run by the `node` of the PATH, and waits until it answers. */
export async function startEmulator(folder: string): Promise<Emulator> {
  const [program, args] = command();
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const environment = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: '000000000000',
    AWS_SECRET_ACCESS_KEY: 'emulator',
    AWS_REGION: 'eu-north-1',
    AWS_DEFAULT_REGION: 'eu-north-1',
  };
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'emulator.log');
  const output = openSync(log, 'w');
  const child = spawn(program, [...args], {
    stdio: ['ignore', output, output],
    // A process group of its own, with the functions it starts.
    detached: true,
    env: {
      ...process.env,
      ...environment,
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      LAMBDA_EXECUTOR: 'local',
      IOT_MTLS_ENABLED: '0',
    },
  });
  const stop = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  await answers(`${endpoint}/_ministack/health`, child, log);
  return { endpoint, environment, log, stop };
}

async function answers(url: string, child: ChildProcess, log: string): Promise<void> {
  for (let attempt = 0; attempt < 300 && child.exitCode === null; attempt++) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`The emulator did not start; see ${log}`);
}
