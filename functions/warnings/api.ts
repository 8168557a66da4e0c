import { readLog } from '../access/read-log.ts';
import { channelsLookup } from '../channels/lookup.ts';
import { handlingLookup } from '../handling/lookup.ts';
import { lessonsLookup } from '../lessons/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { httpEntry } from '../shared/http/entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { warningsStore } from './store.ts';

const env = readEnv(Env);
const client = dynamo();
const secret = () => secretValue(env.LOGIN_KEY_SECRET_ARN);

/** HTTP entry of warnings. */
export const handler = httpEntry({
  routes,
  refusals,
  issuers: env.TOKEN_ISSUERS,
  handlers: makeHandlers({
    lookup: rosterLookup(client, env.TABLE_NAME, secret),
    settings: settingsLookup(client, env.TABLE_NAME),
    lessons: lessonsLookup(client, env.TABLE_NAME),
    handling: handlingLookup(client, env.TABLE_NAME),
    channels: channelsLookup(client, env.TABLE_NAME),
    store: warningsStore(client, env.TABLE_NAME),
    idempotency: idempotency(client, env.TABLE_NAME, secret),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
  }),
});
