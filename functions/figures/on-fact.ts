import { readEnv } from '../shared/env.ts';
import { queueEntry } from '../shared/jobs/batch.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { momentOf } from '../shared/time.ts';
import { countingOver } from './counting-over.ts';
import { FactEnv } from './env.ts';
import { recountPupils } from './recount-pupils.ts';
import { SubscribedFact } from './subscription.ts';

const recount = recountPupils(countingOver(dynamo(), readEnv(FactEnv).TABLE_NAME));

/**
 * When a message is handled: now, since a count is of the records as they are. A local clock that was set forward
 * speaks through the time of the receipt, which can be no later than now anywhere else.
 */
const handledAt = ({ ApproximateFirstReceiveTimestamp: received }: { ApproximateFirstReceiveTimestamp: string }) =>
  Math.max(Date.now(), Number(received) || 0);

/**
 * Queue entry: entries that changed, decisions and 'absence-carried' make the half-years of their pupils be counted
 * again.
 */
export const handler = queueEntry('figures', async (record) => {
  await recount(SubscribedFact.parse(JSON.parse(record.body)), momentOf(handledAt(record.attributes)));
});
