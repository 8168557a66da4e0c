import { contactOver } from '../office/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { logStore } from './log-store.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';

/** HTTP entry of the access log. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env, secret }) =>
  makeHandlers({
    ...over({ lookup: rosterLookup }),
    store: logStore(client, env.ACCESS_LOG_TABLE_NAME),
    secret,
  }),
);
