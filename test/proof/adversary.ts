import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { LOCAL, makeTables } from '../support/table.ts';
import { chanceOf } from './chance.ts';
import { mortal, type Outcome, simulate } from './simulator.ts';

/**
 * What the world does to the sender (threat 46): one call of a provider in ten dies, one in ten answers nothing,
 * events come late, often and in any order.
 */
const FAULTS = {
  crash: 0.1,
  lostAfter: 0.05,
  lostBefore: 0.05,
  throttled: 0.1,
  dead: 0.02,
  /** Shorter than a doubtful e-mail waits: what comes later than that may be doubled, and the decision page says so. */
  eventDelay: 12 * 60_000,
};
/** Share of the database's calls before or after which the function dies. */
const DEATHS = 0.02;

/** The engine asks for a signature and does not check it; making true ones would take a sixth of the run. */
const CREDENTIAL = `${LOCAL.credentials.accessKeyId}/20261124/${LOCAL.region}/dynamodb/aws4_request`;
const HEADERS = {
  authorization: `AWS4-HMAC-SHA256 Credential=${CREDENTIAL}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
  'x-amz-date': '20261124T070000Z',
};
const FOR_SHOW = {
  async sign<Request extends { readonly headers: object }>(request: Request): Promise<Request> {
    Object.assign(request.headers, HEADERS);
    return request;
  },
};

/** One run of the real sender under the adversary, in tables of its own on an engine. */
export async function underAdversary(endpoint: string, seed: number, requests: number): Promise<Outcome> {
  const engine = await makeTables(endpoint);
  const failing = DynamoDBDocumentClient.from(new DynamoDBClient({ ...LOCAL, endpoint, signer: FOR_SHOW }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  mortal(failing, chanceOf(seed + 1), DEATHS);
  try {
    const { client, tables } = engine;
    return await simulate({ client, failing, table: tables.main, seed, requests, faults: FAULTS });
  } finally {
    failing.destroy();
    await engine.stop();
  }
}
