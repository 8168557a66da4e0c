import { readLog } from '../access/read-log.ts';
import { markSeen } from '../notifications/lookup.ts';
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
import { leaveStore } from './store.ts';

const env = readEnv(Env);
const client = dynamo();
const secret = () => secretValue(env.LOGIN_KEY_SECRET_ARN);

/** HTTP entry of leave. */
export const handler = httpEntry({
  routes,
  refusals,
  issuers: env.TOKEN_ISSUERS,
  handlers: makeHandlers({
    lookup: rosterLookup(client, env.TABLE_NAME, secret),
    settings: settingsLookup(client, env.TABLE_NAME),
    store: leaveStore(client, env.TABLE_NAME),
    idempotency: idempotency(client, env.TABLE_NAME, secret),
    seen: markSeen(client, env.TABLE_NAME),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
    secret,
  }),
});
