import { lessonsLookup } from '../lessons/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { queueSender } from '../shared/jobs/queue.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { JobEnv } from './env.ts';
import { jobRunStore } from './job-run-store.ts';
import { remindTeachers } from './remind-teachers.ts';
import { runJob } from './run-job.ts';
import { inboxStore } from './store.ts';
import { supersessionStore } from './supersession-store.ts';

const env = readEnv(JobEnv);
const client = dynamo();
const send = queueSender();

/**
 * Schedule entry every 15 minutes, `{ "time": "<ISO instant>" }`: reminds teachers once a day, from the owner's hour
 * on.
 */
export const handler = runJob({
  name: 'lesson-reminder',
  ownerIds: ownerIdsOf(env.TOKEN_ISSUERS),
  settings: settingsLookup(client, env.TABLE_NAME),
  job: remindTeachers({
    lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
    lessons: lessonsLookup(client, env.TABLE_NAME),
    store: inboxStore(client, env.TABLE_NAME),
    supersessionLog: supersessionStore(client, env.TABLE_NAME),
    jobRuns: jobRunStore(client, env.TABLE_NAME),
    sendRequests: (requests) => send(env.NOTICE_QUEUE_URL, requests, env.GATHER_SECONDS),
  }),
});
