import { dynamo } from '../shared/dynamo.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { httpEntry } from '../shared/http.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { rosterLookup } from './lookup.ts';
import { routes } from './routes.ts';
import { rosterStore } from './store.ts';
import { texts } from './texts.ts';

const env = readEnv(Env);
const client = dynamo();

/** HTTP entry of the roster: work lists, consents, the member of staff. */
export const handler = httpEntry({
  routes,
  texts,
  issuers: env.TOKEN_ISSUERS,
  handlers: makeHandlers({
    lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
    store: rosterStore(client, env.TABLE_NAME),
  }),
});
