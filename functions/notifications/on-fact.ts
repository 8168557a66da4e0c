import { AbsenceFact } from '../absence/events.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { queueEntry } from '../shared/batch.ts';
import { dynamo } from '../shared/dynamo.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { momentOf } from '../shared/time.ts';
import { deliverFact } from './deliver-fact.ts';
import { FactEnv } from './env.ts';
import { inboxStore } from './store.ts';

const env = readEnv(FactEnv);
const client = dynamo();
const deliver = deliverFact({
  lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
  store: inboxStore(client, env.TABLE_NAME),
});

/**
 * When a message is handled: now, since a message that comes back must be judged by today's relations. A local clock that
 * was set forward speaks through the time of the receipt, which can be no later than now anywhere else.
 */
const handledAt = ({ ApproximateFirstReceiveTimestamp: received }: { ApproximateFirstReceiveTimestamp: string }) =>
  Math.max(Date.now(), Number(received) || 0);

/** Queue entry: facts of absence become inbox items of those who may know them now. */
export const handler = queueEntry('notifications', async (record) => {
  await deliver(AbsenceFact.parse(JSON.parse(record.body)), momentOf(handledAt(record.attributes)));
});
