import { AbsenceFact } from '../absence/events.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { queueEntry } from '../shared/batch.ts';
import { dynamo } from '../shared/dynamo.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { deliverFact } from './deliver-fact.ts';
import { FactEnv } from './env.ts';
import { inboxStore } from './store.ts';

const env = readEnv(FactEnv);
const client = dynamo();
const deliver = deliverFact({
  lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
  store: inboxStore(client, env.TABLE_NAME),
});

/** Queue entry: facts of absence become inbox items of those who may know them now. */
export const handler = queueEntry('notifications', async ({ body }, now) => {
  await deliver(AbsenceFact.parse(JSON.parse(body)), now);
});
