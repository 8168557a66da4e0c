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
 * The time of processing, since a recount uses the current records. `max` lets the local runtime's clock run ahead: its
 * receipt time may be later than now, elsewhere it never is.
 */
const handledAt = ({ ApproximateFirstReceiveTimestamp: received }: { ApproximateFirstReceiveTimestamp: string }) =>
  Math.max(Date.now(), Number(received) || 0);

/** Queue entry: changed entries, decisions and 'absence-carried' trigger a recount of their pupils' half-years. */
export const handler = queueEntry('figures', async (record) => {
  await recount(SubscribedFact.parse(JSON.parse(record.body)), momentOf(handledAt(record.attributes)));
});
