import { rosterLookup } from '../roster/lookup.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { httpEntry } from '../shared/http/entry.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { settingsStore } from './store.ts';

const env = readEnv(Env);
const client = dynamo();
const secret = () => secretValue(env.LOGIN_KEY_SECRET_ARN);

/** HTTP entry of the settings. */
export const handler = httpEntry({
  routes,
  refusals,
  issuers: env.TOKEN_ISSUERS,
  handlers: makeHandlers({
    lookup: rosterLookup(client, env.TABLE_NAME, secret),
    store: settingsStore(client, env.TABLE_NAME),
    secret,
  }),
});
