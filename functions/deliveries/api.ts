import { readLog } from '../access/read-log.ts';
import { markSeen } from '../notifications/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { httpEntry } from '../shared/http/entry.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { warningsLookup } from '../warnings/lookup.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { paperStore } from './paper-store.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { deliveriesStore } from './store.ts';

const env = readEnv(Env);
const client = dynamo();

/** HTTP entry of warnings as the family gets them. */
export const handler = httpEntry({
  routes,
  refusals,
  issuers: env.TOKEN_ISSUERS,
  handlers: makeHandlers({
    lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
    warnings: warningsLookup(client, env.TABLE_NAME),
    store: deliveriesStore(client, env.TABLE_NAME),
    papers: paperStore(client, env.TABLE_NAME),
    seen: markSeen(client, env.TABLE_NAME),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
  }),
});
