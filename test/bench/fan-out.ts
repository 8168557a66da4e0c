import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../local/engine.ts';
import { LOCAL, makeTables } from '../support/table.ts';
import { faultsOf, printMeasured, printQuotas } from './fan-out-print.ts';
import type { Burst, Measured } from './fan-out-worker.ts';

/** Two to a family. */
const GUARDIANS = 2 * Math.ceil(Number(process.env.BENCH_GUARDIANS ?? 60_000) / 2);

/**
 * Prints what one announcement to a municipality's guardians costs: how fast it is handed over, in how much memory, and
 * what quotas make of it.
 */
export async function bench(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-bench-'));
  const engine = await startEngine({ folder });
  const outside = await provider();
  try {
    const [own, twins] = [await makeTables(engine.endpoint), await makeTables(engine.endpoint)];
    const burst = { tables: own.tables, twins: twins.tables, guardians: GUARDIANS };
    const measured = await run(engine.endpoint, outside, burst);
    printMeasured(GUARDIANS, measured, outside.taken());
    printQuotas(GUARDIANS);
    return faultsOf(measured, outside.taken());
  } finally {
    await outside.stop();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes everything at once and counts: SES's JSON, SNS's XML. */
async function provider() {
  let taken = { email: 0, push: 0 };
  const server = createServer((request, response) => {
    const isEmail = request.url?.startsWith('/v2/email/') ?? false;
    taken[isEmail ? 'email' : 'push'] += 1;
    request.resume().on('end', () => {
      if (isEmail) return void response.end(JSON.stringify({ MessageId: `m${taken.email}` }));
      const result = `<PublishResult><MessageId>m${taken.push}</MessageId></PublishResult>`;
      response.setHeader('content-type', 'text/xml');
      response.end(`<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">${result}</PublishResponse>`);
    });
  });
  // Node closes what has been idle for five seconds, as long as a slice is seeded: whoever writes just then has no
  // answer, and is in doubt.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    taken: () => ({ ...taken }),
    /** The burst counts alone, without what was sent to find the cost of one. */
    countAnew() {
      taken = { email: 0, push: 0 };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((stopped) => server.close(stopped));
    },
  };
}

/** The sender in a process of its own, with the environment that the deployment gives it. */
function run(database: string, outside: Awaited<ReturnType<typeof provider>>, burst: Burst): Promise<Measured> {
  const worker = fork(join(import.meta.dirname, 'fan-out-worker.ts'), {
    execArgv: ['--expose-gc'],
    env: {
      ...process.env,
      POWERTOOLS_LOG_LEVEL: 'ERROR',
      AWS_REGION: LOCAL.region,
      AWS_ACCESS_KEY_ID: LOCAL.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL.credentials.secretAccessKey,
      AWS_ENDPOINT_URL: outside.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: database,
      TABLE_NAME: burst.tables.main,
      MAIL_FROM: 'ikke-svar@skolebro.example',
      MAIL_CONFIGURATION_SET: 'mail',
      MAILS_PER_SECOND: '1000000',
      PORTAL_URL: 'https://skolebro.example',
    },
  });
  return new Promise((resolve, reject) => {
    let measured: Measured | undefined;
    worker.on('message', (said: { readonly measured?: Measured }) => {
      if (said.measured) measured = said.measured;
      else outside.countAnew();
    });
    worker.on('exit', (code) => {
      if (code === 0 && measured) resolve(measured);
      else reject(new Error(`The sender ended with ${code}.`));
    });
    worker.send(burst);
  });
}
