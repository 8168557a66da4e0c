import { readLog } from '../access/read-log.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { httpEntry } from '../shared/http/entry.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { queueSender } from '../shared/jobs/queue.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { deviceStore } from './device-store.ts';
import { endingStore } from './ending-store.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { channelsLookup } from './lookup.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { endpointDeleter, endpointMaker } from './sns.ts';
import { channelsStore } from './store.ts';

const env = readEnv(Env);
const client = dynamo();
const send = queueSender();

/** HTTP entry of channels. */
export const handler = httpEntry({
  routes,
  refusals,
  issuers: env.TOKEN_ISSUERS,
  handlers: makeHandlers({
    lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
    channels: channelsLookup(client, env.TABLE_NAME),
    devices: deviceStore(client, env.TABLE_NAME, ownerIdsOf(env.TOKEN_ISSUERS)),
    store: channelsStore(client, env.TABLE_NAME),
    settings: settingsLookup(client, env.TABLE_NAME),
    endings: endingStore(client, env.TABLE_NAME),
    makeEndpoint: endpointMaker(env.PUSH_APPLICATIONS),
    deleteEndpoint: endpointDeleter(env.PUSH_APPLICATIONS),
    tell: (toTell) => send(env.NOTICE_QUEUE_URL, [toTell]),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
  }),
});
