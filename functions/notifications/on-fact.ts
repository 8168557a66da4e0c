import { absenceLookup } from '../absence/lookup.ts';
import { handlingLookup } from '../handling/lookup.ts';
import { leaveLookup } from '../leave/lookup.ts';
import { lessonsLookup } from '../lessons/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { queueEntry } from '../shared/batch.ts';
import { dynamo } from '../shared/dynamo.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { queueSender } from '../shared/queue.ts';
import { deliverFact, ToldFact } from './deliver-fact.ts';
import { FactEnv } from './env.ts';
import { inboxStore } from './store.ts';
import { traceStore } from './trace-store.ts';
import { watchStore } from './watch-store.ts';

const env = readEnv(FactEnv);
const client = dynamo();
const send = queueSender();
const deliver = deliverFact({
  lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
  settings: settingsLookup(client, env.TABLE_NAME),
  absence: absenceLookup(client, env.TABLE_NAME),
  lessons: lessonsLookup(client, env.TABLE_NAME),
  leave: leaveLookup(client, env.TABLE_NAME),
  handling: handlingLookup(client, env.TABLE_NAME),
  store: inboxStore(client, env.TABLE_NAME),
  traces: traceStore(client, env.TABLE_NAME),
  watches: watchStore(client, env.TABLE_NAME),
  tell: (toTell) => send(env.NOTICE_QUEUE_URL, toTell, env.GATHER_SECONDS),
});

/** Queue entry: turns facts into inbox items and notice requests. */
export const handler = queueEntry('notifications', async ({ body }, now) => {
  await deliver(ToldFact.parse(JSON.parse(body)), now);
});
