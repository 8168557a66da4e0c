import { readEnv } from '../shared/env.ts';
import { queueEntry } from '../shared/jobs/batch.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { FactEnv } from './env.ts';
import { makeJob } from './make-job.ts';
import { archiveStore } from './store.ts';
import { SubscribedFact } from './subscription.ts';

const env = readEnv(FactEnv);
const make = makeJob({ store: archiveStore(dynamo(), env.TABLE_NAME) });

/** Queue entry: a sent warning, or a document sent to the archive, gets its job. */
export const handler = queueEntry('archive', async ({ body }) => {
  await make(SubscribedFact.parse(JSON.parse(body)));
});
