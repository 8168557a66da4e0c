import { absenceLookup } from '../absence/lookup.ts';
import { handlingLookup } from '../handling/lookup.ts';
import { leaveLookup } from '../leave/lookup.ts';
import { lessonsLookup } from '../lessons/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { ownerIdsOf } from '../shared/actor.ts';
import { dynamo } from '../shared/dynamo.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { queueSender } from '../shared/queue.ts';
import { JobEnv } from './env.ts';
import { runJob } from './run-job.ts';
import { inboxStore } from './store.ts';
import { tellUnexplained } from './tell-unexplained.ts';
import { traceStore } from './trace-store.ts';
import { watchStore } from './watch-store.ts';

const env = readEnv(JobEnv);
const client = dynamo();
const send = queueSender();

/**
 * Schedule entry, `{ "time": "<ISO instant>" }`: judges watched absence that is due, and notifies guardians of
 * unexplained absence.
 */
export const handler = runJob({
  name: 'unexplained-absence',
  ownerIds: ownerIdsOf(env.TOKEN_ISSUERS),
  settings: settingsLookup(client, env.TABLE_NAME),
  job: tellUnexplained({
    lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
    absence: absenceLookup(client, env.TABLE_NAME),
    lessons: lessonsLookup(client, env.TABLE_NAME),
    leave: leaveLookup(client, env.TABLE_NAME),
    handling: handlingLookup(client, env.TABLE_NAME),
    store: inboxStore(client, env.TABLE_NAME),
    traces: traceStore(client, env.TABLE_NAME),
    watches: watchStore(client, env.TABLE_NAME),
    tell: (toTell) => send(env.NOTICE_QUEUE_URL, toTell, env.GATHER_SECONDS),
  }),
});
