import { readLog } from '../access/read-log.ts';
import { leaveLookup } from '../leave/lookup.ts';
import { inboxLookup, markSeen } from '../notifications/lookup.ts';
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
import { absenceStore } from './store.ts';

const env = readEnv(Env);
const client = dynamo();
const secret = () => secretValue(env.LOGIN_KEY_SECRET_ARN);

/** HTTP entry of absence reporting. */
export const handler = httpEntry({
  routes,
  refusals,
  issuers: env.TOKEN_ISSUERS,
  handlers: makeHandlers({
    lookup: rosterLookup(client, env.TABLE_NAME, secret),
    settings: settingsLookup(client, env.TABLE_NAME),
    store: absenceStore(client, env.TABLE_NAME),
    idempotency: idempotency(client, env.TABLE_NAME, secret),
    inbox: inboxLookup(client, env.TABLE_NAME),
    leave: leaveLookup(client, env.TABLE_NAME),
    seen: markSeen(client, env.TABLE_NAME),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
    secret,
  }),
});
