import { readEnv } from '../shared/env.ts';
import { queueEntry } from '../shared/jobs/batch.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { deviceStore } from './device-store.ts';
import { FactEnv } from './env.ts';
import { hearFailure } from './hear-failure.ts';
import { channelsStore } from './store.ts';
import { SubscribedFact } from './subscription.ts';

const env = readEnv(FactEnv);
const client = dynamo();
const hear = hearFailure({
  store: channelsStore(client, env.TABLE_NAME),
  devices: deviceStore(client, env.TABLE_NAME),
});

/** Queue entry: applies 'address-failed', 'device-failed' and 'device-accepted'. */
export const handler = queueEntry('channels', async ({ body }) => {
  await hear(SubscribedFact.parse(JSON.parse(body)));
});
