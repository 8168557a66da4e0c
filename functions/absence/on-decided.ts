import { readEnv } from '../shared/env.ts';
import { queueEntry } from '../shared/jobs/batch.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { DecidedEnv } from './env.ts';
import { markDecided } from './mark-decided.ts';
import { absenceStore } from './store.ts';
import { SubscribedFact } from './subscription.ts';

const env = readEnv(DecidedEnv);
const mark = markDecided({ store: absenceStore(dynamo(), env.TABLE_NAME) });

/** Queue entry: `absence-decided` marks its reports handled. */
export const handler = queueEntry('absence', async (record) => {
  await mark(SubscribedFact.parse(JSON.parse(record.body)));
});
