import { readEnv } from '../shared/env.ts';
import { queueEntry } from '../shared/jobs/batch.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { countingOver } from './counting-over.ts';
import { FactEnv } from './env.ts';
import { recountPupils } from './recount-pupils.ts';
import { SubscribedFact } from './subscription.ts';

const recount = recountPupils(countingOver(dynamo(), readEnv(FactEnv).TABLE_NAME));

/** Queue entry: changed entries, decisions and 'absence-carried' trigger a recount of their pupils' half-years. */
export const handler = queueEntry('figures', async (record, now) => {
  await recount(SubscribedFact.parse(JSON.parse(record.body)), now);
});
