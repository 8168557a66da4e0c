import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHARDS } from '../../functions/notices/store.ts';
import { PER_SHARD } from '../../functions/notices/sweep-notices.ts';
import { startEngine } from '../../local/engine.ts';
import { LOCAL, makeTables } from '../support/table.ts';
import type { Burst, BurstSum, TellingCost } from './fan-out-worker.ts';
import { printTable } from './print-table.ts';

const GUARDIANS = Number(process.env.BENCH_GUARDIANS ?? 60_000);
/** Three sequential trips a notice (decision 017). */
const MOST_TRIPS = 3;
/** Memory at the end beside memory at a tenth of the way. */
const MOST_GROWTH = 1.3;

/** Prints what one announcement to a municipality's guardians costs: how fast it is handed over, in how much memory, and what quotas make of it. */
export async function bench(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-bench-'));
  const engine = await startEngine({ folder });
  const { tables, stop } = await makeTables(engine.endpoint);
  const outside = await provider();
  try {
    const { cost, burst } = await run(engine.endpoint, outside.endpoint, { table: tables.main, guardians: GUARDIANS });
    print(cost, burst, outside.taken());
    printQuotas(outside.taken());
    return faultsOf(cost, burst);
  } finally {
    await outside.stop();
    await stop();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes everything at once and counts: SES's JSON, SNS's XML. */
async function provider() {
  const taken = { email: 0, push: 0 };
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
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    taken: () => ({ ...taken }),
    async stop() {
      server.closeAllConnections();
      await new Promise((stopped) => server.close(stopped));
    },
  };
}

type Costs = { readonly cost: TellingCost; readonly burst: BurstSum };

/** The sender in a process of its own, with the environment that the deployment gives it. */
function run(database: string, outside: string, burst: Burst): Promise<Costs> {
  const worker = fork(join(import.meta.dirname, 'fan-out-worker.ts'), {
    execArgv: ['--expose-gc'],
    env: {
      ...process.env,
      POWERTOOLS_LOG_LEVEL: 'ERROR',
      AWS_REGION: LOCAL.region,
      AWS_ACCESS_KEY_ID: LOCAL.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL.credentials.secretAccessKey,
      AWS_ENDPOINT_URL: outside,
      AWS_ENDPOINT_URL_DYNAMODB: database,
      TABLE_NAME: burst.table,
      LOGIN_KEY_SECRET_ARN: 'unused',
      MAIL_FROM: 'ikke-svar@skolebro.example',
      MAIL_CONFIGURATION_SET: 'mail',
      MAILS_PER_SECOND: '1000000',
      PORTAL_URL: 'https://skolebro.example',
    },
  });
  return new Promise((resolve, reject) => {
    const said: { cost?: TellingCost; burst?: BurstSum } = {};
    worker.on('message', (part: Partial<Costs>) => Object.assign(said, part));
    worker.on('exit', (code) => {
      if (code === 0 && said.cost && said.burst) resolve({ cost: said.cost, burst: said.burst });
      else reject(new Error(`The sender ended with ${code}.`));
    });
    worker.send(burst);
  });
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

function print(cost: TellingCost, burst: BurstSum, taken: { readonly email: number; readonly push: number }): void {
  const { seconds, cpuSeconds, batches, small, megabytes } = burst;
  const milliseconds = (sorted: readonly number[], share: number) => `${at(sorted, share).toFixed(0)} ms`;
  printTable(
    `One announcement to ${GUARDIANS} guardians: inbox, plan, claim, hand-over, mark`,
    [
      { title: 'what', of: (row: readonly [string, string]) => row[0] },
      { title: 'measured', of: (row) => row[1] },
    ],
    [
      ['handed over', `${taken.email} e-mails, ${taken.push} pushes`],
      ['guardians told a second', (GUARDIANS / seconds).toFixed(0)],
      ['guardians told a second of the sender’s processor', (GUARDIANS / cpuSeconds).toFixed(0)],
      ['a batch of ten, from receipt to the last mark, p50', milliseconds(batches, 0.5)],
      ['  p99', milliseconds(batches, 0.99)],
      ['  of another owner in the middle of it, p99', milliseconds(small, 0.99)],
      ['memory at 10, 50 and 100 %', megabytes.map((one) => `${one.toFixed(0)} MB`).join(', ')],
      ['one e-mail: calls, sequential trips', `${cost.calls}, ${cost.trips}`],
      ['one e-mail: read units, write units', `${cost.read}, ${cost.write}`],
    ],
  );
}

/** What the account may do decides, not the sender: the arithmetic for what is usual. */
function printQuotas(taken: { readonly email: number; readonly push: number }): void {
  const woken = SHARDS.length * PER_SHARD;
  const minutes = (perSecond: number) => `${(taken.email / perSecond / 60).toFixed(0)} min`;
  printTable(
    `What the quota of SES makes of ${taken.email} e-mails`,
    [
      { title: 'e-mails a second', of: (row: { readonly perSecond: number }) => row.perSecond },
      { title: 'all have left after', of: ({ perSecond }) => minutes(perSecond) },
      { title: 'days at 50,000 a day', of: () => Math.ceil(taken.email / 50_000) },
      // Those who got no turn, or whose digest came due, come back through the sweep.
      {
        title: 'after a digest, when the sweep wakes all',
        of: ({ perSecond }) => minutes(Math.min(perSecond, woken / 60)),
      },
    ],
    [14, 50, 100, 500].map((perSecond) => ({ perSecond })),
  );
  console.log(
    `\n  SNS hands pushes on as they come; when it throttles, they are released and come back. The sweep wakes at most ${woken} notices of an owner a minute.`,
  );
}

function faultsOf(cost: TellingCost, { megabytes }: BurstSum): readonly string[] {
  const [first = 0, , last = 0] = megabytes;
  return [
    ...(cost.trips > MOST_TRIPS ? [`a notice takes ${cost.trips} sequential trips, over ${MOST_TRIPS}`] : []),
    ...(last > first * MOST_GROWTH ? [`memory grew from ${first.toFixed(0)} to ${last.toFixed(0)} MB`] : []),
  ];
}
