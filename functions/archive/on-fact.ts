import { queueEntry } from '../shared/batch.ts';
import { dynamo } from '../shared/dynamo.ts';
import { readEnv } from '../shared/env.ts';
import { WarningFact } from '../warnings/events.ts';
import { FactEnv } from './env.ts';
import { makeJob } from './make-job.ts';
import { archiveStore } from './store.ts';

const env = readEnv(FactEnv);
const make = makeJob({ store: archiveStore(dynamo(), env.TABLE_NAME) });

/** Queue entry: 'warning-sent' makes the job that hands the warning to the archive. */
export const handler = queueEntry('archive', async ({ body }) => {
  const fact = WarningFact.parse(JSON.parse(body));
  if (fact.name === 'warning-sent') await make(fact);
});
