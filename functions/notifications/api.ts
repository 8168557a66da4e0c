import { readLog } from '../access/read-log.ts';
import { noticesLookup } from '../notices/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { inboxStore } from './store.ts';

/** HTTP entry of the inboxes. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env, secret }) =>
  makeHandlers({
    ...over({ lookup: rosterLookup, settings: settingsLookup, store: inboxStore, notices: noticesLookup }),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
    secret,
  }),
);
