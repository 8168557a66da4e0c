import { settingsLookup } from '../settings/lookup.ts';
import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { queueSender } from '../shared/jobs/queue.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { JobEnv } from './env.ts';
import { inboxOver } from './inbox-over.ts';
import { judgePendingAbsence } from './judge-pending-absence.ts';
import { runJob } from './run-job.ts';

const env = readEnv(JobEnv);
const client = dynamo();

/**
 * Schedule entry, `{ "time": "<ISO instant>" }`: judges watched absence that is due, and notifies guardians of
 * unexplained absence.
 */
export const handler = runJob({
  name: 'unexplained-absence',
  ownerIds: ownerIdsOf(env.TOKEN_ISSUERS),
  settings: settingsLookup(client, env.TABLE_NAME),
  job: judgePendingAbsence(inboxOver(client, env, queueSender())),
});
