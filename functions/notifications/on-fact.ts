import { settingsLookup } from '../settings/lookup.ts';
import { readEnv } from '../shared/env.ts';
import { queueEntry } from '../shared/jobs/batch.ts';
import { queueSender } from '../shared/jobs/queue.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { deliverFact } from './deliver-fact.ts';
import { FactEnv } from './env.ts';
import { inboxOver } from './inbox-over.ts';
import { SubscribedFact } from './subscription.ts';

const env = readEnv(FactEnv);
const client = dynamo();
const deliver = deliverFact({
  ...inboxOver(client, env, queueSender()),
  settings: settingsLookup(client, env.TABLE_NAME),
});

/** Queue entry: turns facts into inbox items and notice requests. */
export const handler = queueEntry('notifications', async ({ body }, now) => {
  await deliver(SubscribedFact.parse(JSON.parse(body)), now);
});
