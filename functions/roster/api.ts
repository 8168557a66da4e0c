import { readLog } from '../access/read-log.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { httpEntry } from '../shared/http/entry.ts';
import { idempotency } from '../shared/http/idempotency.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { rosterLookup } from './lookup.ts';
import { questionStore } from './question-store.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { sameStore } from './same-store.ts';
import { rosterStore } from './store.ts';

const env = readEnv(Env);
const client = dynamo();
const secret = () => secretValue(env.LOGIN_KEY_SECRET_ARN);

/** HTTP entry of the roster: work lists and what settles them, consents, the member of staff. */
export const handler = httpEntry({
  routes,
  refusals,
  issuers: env.TOKEN_ISSUERS,
  handlers: makeHandlers({
    lookup: rosterLookup(client, env.TABLE_NAME, secret),
    store: rosterStore(client, env.TABLE_NAME),
    settings: settingsLookup(client, env.TABLE_NAME),
    questions: questionStore(client, env.TABLE_NAME),
    same: sameStore(client, env.TABLE_NAME),
    idempotency: idempotency(client, env.TABLE_NAME, secret),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
    secret,
  }),
});
