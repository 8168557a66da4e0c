import { join } from 'node:path';
import { type LocalAws, startAws } from './aws.ts';
import { LOCAL_SECRET, type Uploaded } from './bucket.ts';
import { startClock } from './clock.ts';
import { devPages } from './dev.ts';
import { startEngine } from './engine.ts';
import { startFront } from './front.ts';
import { httpFront } from './http-front.ts';
import { type Invoke, invoker } from './invoke.ts';
import { type IssuerSettings, type Persona, startIssuer } from './issuer.ts';
import { makeTables } from './make-tables.ts';
import { openOutside } from './outside.ts';
import { portal } from './portal.ts';
import { startPump } from './pump.ts';
import { openQueues, type Queues } from './queue.ts';
import { startPolling } from './queue-poller.ts';
import { openSecrets, type Secrets } from './secrets.ts';
import { setStreams } from './streams.ts';
import { type Deployed, readDeployed } from './template.ts';
import { bringUploads } from './uploads.ts';

export type System = {
  readonly base: string;
  readonly deployed: Deployed;
  /** The environment for a script on this machine that uses the same tables and queues. */
  readonly environment: Readonly<Record<string, string>>;
  readonly now: () => number;
  /** True if this start made the tables, so that nothing has been imported. */
  readonly empty: boolean;
  /**
   * Runs `work` without streams: the first import publishes no facts, and its 60,000 records would all pass through the
   * stream only to be filtered out. The sweeper finds a fact that a person causes meanwhile (decision 002).
   */
  readonly quietly: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly stop: () => Promise<void>;
};

export type SystemOptions = {
  readonly port: number;
  readonly folder: string;
  readonly personas: readonly Persona[];
  readonly report: (line: string) => void;
};

/**
 * Starts everything on this machine: engine, endpoints, functions, issuers, streams, queues, schedules, HTTP. It opens
 * the port first, so that a start with a taken port starts nothing else.
 */
export async function startSystem({ port, folder, personas, report }: SystemOptions): Promise<System> {
  const base = `http://localhost:${port}`;
  const front = await startFront(port, report);
  const engine = await startEngine({ folder: join(folder, 'engine') });
  let arrived: Uploaded = async () => {};
  const aws = await startAws(folder, (bucket, key, size) => arrived(bucket, key, size));
  const deployed = readDeployed(base, aws.endpoint);
  const queues = openQueues(folder, deployed.queues);
  const environment = clientEnvironment(engine.endpoint, aws);
  Object.assign(process.env, environment);
  const empty = await makeTables(engine.endpoint, deployed.tables);
  const invoke = invoker(deployed.functions);
  const clock = startClock(folder, deployed.schedules, invoke, report);
  const outside = openOutside({ base, folder, deployed, queues, now: clock.now });
  aws.serve(queues, outside.handles);
  arrived = bringUploads(deployed.uploads, { invoke, now: clock.now, report });
  const issuers = issuersOf(deployed, openSecrets(folder));
  const queueNames = deployed.queues.map((queue) => queue.name);
  front.serve([
    ...issuers.map((settings) => startIssuer(base, folder, settings, personas)),
    devPages({ base, clock, issuers, personas, queues, queueNames, outside }),
    portal(base, aws.endpoint),
    outside.archiveServices,
    httpFront(deployed, invoke, clock),
  ]);
  const world = { endpoint: engine.endpoint, folder, invoke, now: clock.now, report };
  const polling = startPolls(deployed, queues, world);
  let pumps = startPumps(deployed, queues, world);
  return {
    base,
    deployed,
    empty,
    environment,
    now: clock.now,
    async quietly(work) {
      // Other engines may switch streams slowly, or have other users.
      if (engine.kind !== 'dynoxide') return work();
      await Promise.all(pumps.splice(0).map((stop) => stop()));
      await setStreams(engine.endpoint, deployed.tables, false);
      try {
        return await work();
      } finally {
        await setStreams(engine.endpoint, deployed.tables, true);
        pumps = startPumps(deployed, queues, world);
      }
    },
    async stop() {
      front.stop();
      await clock.stop();
      await Promise.all([...pumps, ...polling].map((stop) => stop()));
      await aws.stop();
      outside.stop();
      queues.close();
      await engine.stop();
    },
  };
}

/** The variables by which the production SDK clients find this machine. */
const clientEnvironment = (dynamoEndpoint: string, aws: LocalAws): Readonly<Record<string, string>> => ({
  AWS_REGION: 'eu-north-1',
  AWS_ACCESS_KEY_ID: '000000000000',
  AWS_SECRET_ACCESS_KEY: LOCAL_SECRET,
  AWS_ENDPOINT_URL: aws.endpoint,
  AWS_ENDPOINT_URL_DYNAMODB: dynamoEndpoint,
  AWS_ENDPOINT_URL_DYNAMODB_STREAMS: dynamoEndpoint,
  POWERTOOLS_SERVICE_NAME: 'skolebro',
  POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'WARN',
});

/**
 * The trusted issuers of the deployed authorizers that run on this machine. Feide's knows the portal's client by the
 * secret that the deployed function reads.
 */
function issuersOf({ routes, functions }: Deployed, secretValue: Secrets): readonly IssuerSettings[] {
  const found = new Map<string, IssuerSettings>();
  const [portal] = [...functions.values()].flatMap(({ environment: { FEIDE_CLIENT_ID, FEIDE_SECRET_NAME } }) =>
    FEIDE_CLIENT_ID && FEIDE_SECRET_NAME ? [{ clientId: FEIDE_CLIENT_ID, secret: secretValue(FEIDE_SECRET_NAME) }] : [],
  );
  for (const { authorizer } of routes) {
    if (!authorizer) continue;
    const path = new URL(authorizer.issuer).pathname;
    const login = path === '/idporten' ? 'guardian' : 'feide';
    found.set(path, {
      login,
      path,
      scope: authorizer.scopes[0] ?? '',
      audience: authorizer.audience[0] ?? '',
      ...(login === 'feide' && { portal }),
    });
  }
  return [...found.values()];
}

type Moving = {
  readonly endpoint: string;
  readonly folder: string;
  readonly invoke: Invoke;
  readonly now: () => number;
  readonly report: (line: string) => void;
};

type Stops = (() => Promise<void>)[];

function startPumps(deployed: Deployed, queues: Queues, moving: Moving): Stops {
  const putAside = async (queue: string, what: unknown): Promise<void> => {
    queues.send(queue, JSON.stringify(what), null);
  };
  return deployed.streams.map((mapping) => startPump({ ...moving, mapping, putAside }));
}

const startPolls = (deployed: Deployed, queues: Queues, moving: Moving): Stops =>
  deployed.queueMappings.map((mapping) => startPolling(mapping, queues, moving));
